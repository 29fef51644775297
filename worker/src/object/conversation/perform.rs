//! What the room wants done, done: what is stored first, then what is told.

use chat::room::{Effect, Input, Store, Wake};
use protocol::{Beat, ToVisitor};
use worker::Result;

use super::{ConversationObject, consult, files, log, name, notice, state};
use crate::object::socket;
use crate::object::turn::Turn;
use crate::platform;

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
            Effect::Admit(key) => {
                turn.admit(key, &self.sockets, &self.state);
                return self.remember(key);
            }
            Effect::TurnAway(code) => turn.turned_away = Some(code),
            Effect::EndExchange => turn.floods = true,
            Effect::Remember(key) => return self.remember(key),
            Effect::Send(to, frame) => turn.send(&to, &frame, &self.sockets),
            Effect::Close(key, why) => self.sockets.close(key, why),
            Effect::Consult(question) => {
                consult::consult(&self.state, &self.env, name::of_conversation(&self.state)?, question);
            }
            Effect::Summarise(summary) => {
                let site = || name::of_conversation(&self.state).map(|(site, _)| site);
                return self.notice.send(&self.state, &self.env, site, summary);
            }
        }
        Ok(())
    }

    fn store(&self, store: &Store) -> Result<()> {
        let Store { rows, fold, receipts, dropped, card, rules } = store;
        // One statement for all rows of the log: either all that an input makes happen is stored, or nothing.
        log::store(&self.sql, rows)?;
        fold.iter().try_for_each(|fold| state::store_fold(&self.sql, fold))?;
        dropped.iter().try_for_each(|file| files::drop(&self.sql, *file))?;
        receipts.iter().try_for_each(|receipts| state::store_receipts(&self.sql, *receipts))?;
        card.iter().try_for_each(|card| state::store_card(&self.sql, card))?;
        rules.iter().try_for_each(|rules| state::store_rules(&self.sql, *rules))
    }

    fn remember(&self, key: chat::client::ClientKey) -> Result<()> {
        if let Some(client) = self.with_room(|room| room.client(key).cloned())? {
            self.sockets.attach(key, &client);
        }
        Ok(())
    }

    /// A ping is answered with where the log ends, so that losing the very last event shows too.
    pub(super) fn answer_pings(&self, beat: Beat) -> Result<()> {
        socket::answer_pings(&self.state, &serde_json::to_string(&ToVisitor::Beat(beat))?);
        Ok(())
    }
}
