//! What the room wants done, done: what is stored first, then what is told.

use chat::room::{Effect, Input, Store, Wake};
use protocol::{Beat, Refusal, ToVisitor};
use worker::{Result, WebSocket};

use super::{ConversationObject, log, name, notice, state};
use crate::object::exchange::Exchange;
use crate::object::socket;
use crate::platform;

/// What belongs to one request or frame while its effects are performed.
#[derive(Default)]
pub(super) struct Turn<'a> {
    /// The socket of whoever comes.
    pub(super) newcomer: Option<WebSocket>,
    /// The exchange that is answered.
    pub(super) exchange: Option<&'a Exchange>,
    /// Why nobody was let in.
    pub(super) turned_away: Option<Refusal>,
}

impl ConversationObject {
    /// Decides and performs, without a pause in between. After a failure, what is in memory may be ahead of what is
    /// stored: it is read again before the next input.
    pub(super) fn play(&self, input: Input<'_>, turn: &mut Turn<'_>) -> Result<()> {
        #[cfg(feature = "faults")]
        super::fault::befall(&input);
        let effects = self.with_room(|room| room.handle(platform::now(), input, self)).and_then(|effects| effects);
        let done = effects.and_then(|effects| effects.into_iter().try_for_each(|effect| self.perform(effect, turn)));
        done.inspect_err(|_| drop(self.room.replace(None)))
    }

    fn perform(&self, effect: Effect, turn: &mut Turn<'_>) -> Result<()> {
        match effect {
            Effect::Store(store) => return self.store(&store),
            Effect::Wake(Wake::At(at)) => notice::wake_at(&self.state, at),
            Effect::Wake(Wake::By(at)) => notice::wake_by(&self.state, at),
            Effect::Beat(beat) => return self.answer_pings(beat),
            Effect::Admit(key) => match (turn.newcomer.take(), turn.exchange) {
                (Some(socket), _) => {
                    self.sockets.accept(&self.state, key, socket);
                    self.remember(key)?;
                }
                (None, Some(exchange)) => exchange.key.set(Some(key)),
                (None, None) => {}
            },
            Effect::TurnAway(code) => turn.turned_away = Some(code),
            Effect::Remember(key) => return self.remember(key),
            Effect::Send(to, frame) => {
                if !turn.exchange.is_some_and(|exchange| exchange.takes(&to, &frame)) {
                    self.sockets.send(&to, &frame);
                }
            }
            Effect::Close(key, why) => self.sockets.close(key, why),
            Effect::Summarise(summary) => {
                let site = || name::of_conversation(&self.state).map(|(site, _)| site);
                return self.notice.send(&self.state, &self.env, site, summary);
            }
        }
        Ok(())
    }

    fn store(&self, store: &Store) -> Result<()> {
        let Store { rows, fold, receipts, card } = store;
        // One statement for all rows of the log: either all that an input makes happen is stored, or nothing.
        log::store(&self.sql, rows)?;
        fold.iter().try_for_each(|fold| state::store_fold(&self.sql, fold))?;
        receipts.iter().try_for_each(|receipts| state::store_receipts(&self.sql, *receipts))?;
        card.iter().try_for_each(|card| state::store_card(&self.sql, card))
    }

    fn remember(&self, key: chat::client::ClientKey) -> Result<()> {
        self.with_room(|room| room.client(key).cloned())?.iter().for_each(|client| self.sockets.attach(key, client));
        Ok(())
    }

    /// A ping is answered with where the log ends, so that losing the very last event shows too.
    pub(super) fn answer_pings(&self, beat: Beat) -> Result<()> {
        socket::answer_pings(&self.state, &serde_json::to_string(&ToVisitor::Beat(beat))?);
        Ok(())
    }
}
