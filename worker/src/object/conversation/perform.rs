//! What `chat` wants done, done: first everything that is stored, then everything that is told.

use chat::conversation::{Effect, Input};
use protocol::{Beat, Event, ToAgent, ToVisitor};
use worker::Result;

use super::{ConversationObject, log, notice, state};
use crate::object::client::Client;
use crate::object::socket;
use crate::platform;

impl ConversationObject {
    /// Decides and performs, without a pause in between.
    pub(super) fn handle(&self, input: Input, from: Option<&Client<'_>>) -> Result<()> {
        #[cfg(feature = "faults")]
        super::fault::befall(&input);
        let effects = self.with_conversation(|conversation| conversation.handle(platform::now(), input))?;
        self.store(&effects)?;
        effects.into_iter().try_for_each(|effect| self.perform(effect, from))
    }

    fn store(&self, effects: &[Effect]) -> Result<()> {
        // As long as nothing has happened no alarm can be set that rings sooner.
        let is_first = self.with_conversation(|conversation| conversation.status().is_none())?;
        // One statement for all rows of the log: either all that an input makes happen is stored, or nothing.
        let events: Vec<&Event> = effects.iter().filter_map(stored).collect();
        log::store(&self.sql, &events)?;
        for effect in effects {
            match effect {
                Effect::StoreFold(fold) => state::store_fold(&self.sql, fold)?,
                Effect::StoreReceipts(receipts) => state::store_receipts(&self.sql, *receipts)?,
                Effect::WakeBy(at) if is_first => notice::wake_at(&self.state, *at),
                Effect::WakeBy(at) => notice::wake_by(&self.state, *at),
                _ => {}
            }
        }
        if events.is_empty() {
            return Ok(());
        }
        let beat = self.with_conversation(|conversation| conversation.beat())?;
        self.answer_pings(beat)
    }

    fn perform(&self, effect: Effect, from: Option<&Client<'_>>) -> Result<()> {
        match effect {
            Effect::Broadcast(event) => self.broadcast(event, from),
            Effect::ShowTyping(typing) => self.tell_others(&ToVisitor::Typing(typing), from),
            Effect::ShowReceipt(party, receipt) => self.tell_party(party, &ToVisitor::Receipt(receipt)),
            Effect::ShowLooking(agents) => self.tell_agents(&ToAgent::Looking { agents }),
            Effect::Reap(since) => self.reap(since),
            Effect::Summarise(summary) => {
                self.notice.send(&self.state, &self.env, || self.id().map(|(site, _)| site), summary)
            }
            reply => from.map_or(Ok(()), |from| self.reply(from, reply)),
        }
    }

    /// Performs what concerns only the one who acted.
    fn reply(&self, to: &Client<'_>, effect: Effect) -> Result<()> {
        match effect {
            Effect::Acknowledge(tab, number) => match log::acknowledged(&self.sql, tab, number)? {
                Some(acknowledged) => to.tell(&ToVisitor::Acknowledged(acknowledged)),
                None => Ok(()),
            },
            Effect::Welcome(welcome) => to.tell(&ToVisitor::Welcome(welcome)),
            Effect::Replay(after) => self.feed(to, |attached| attached.reader = attached.reader.resuming(after)),
            Effect::Receipt(receipt) => to.tell(&ToVisitor::Receipt(receipt)),
            Effect::Looking(agents) => to.tell(&ToAgent::Looking { agents }),
            Effect::Refuse(refused) => to.refuse(refused),
            _ => Ok(()),
        }
    }

    /// A ping is answered with where the log ends, so that losing the very last event shows too.
    pub(super) fn answer_pings(&self, beat: Beat) -> Result<()> {
        socket::answer_pings(&self.state, &serde_json::to_string(&ToVisitor::Beat(beat))?);
        Ok(())
    }
}

fn stored(effect: &Effect) -> Option<&Event> {
    match effect {
        Effect::Store(event) => Some(event),
        _ => None,
    }
}
