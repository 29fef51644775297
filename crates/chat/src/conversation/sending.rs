//! Numbered sends: accepted once and in order (rules D3, D4, D7), no faster than allowed (L2), and only about one's own
//! messages (E1).

use protocol::{Change, Content, Number, Party, Refusal, Refused, Sent, Seq, Status, Timestamp, What, Who};

use super::fold::limit_of;
use super::{Conversation, Effect, Happened, Original, Pacing, Peer, Send};

impl Conversation {
    pub(super) fn send(&mut self, now: Timestamp, peer: &Peer, send: Send) -> Vec<Effect> {
        let Send { number, change, original, unfit } = send;
        let dropped = match change {
            Change::Delete { .. } => original.as_ref().and_then(|original| original.file),
            _ => None,
        };
        let refused = self
            .not_next(now, peer, number)
            .or_else(|| self.not_allowed(peer, number, &change, original))
            .or_else(|| unfit.map(|code| refuse(code, peer, number)));
        if let Some(effect) = refused {
            return vec![effect];
        }
        let before = matches!(change, Change::Post(_)).then(|| makes_way(self.status(), &peer.who)).flatten();
        let which = Some(Sent { tab: peer.tab, number });
        let by = |what| Happened { by: peer.who.clone(), sent: None, what };
        let closes = self.ends(&peer.who, &change).then(|| by(What::Closed));
        let automates = self.is_automated(&peer.who, &change).then_some(Happened {
            by: Who::Bot,
            sent: None,
            what: What::Automated,
        });
        let numbered = Happened { sent: which, ..by(change.into()) };
        let happened = before.map(by).into_iter().chain([numbered]).chain(closes).chain(automates);
        let mut effects: Vec<_> = dropped.map(Effect::Drop).into_iter().collect();
        effects.extend(self.happen(now, happened));
        effects.extend(self.consult());
        effects
    }

    /// Whether the visitor says what ends the conversation (rule S6).
    fn ends(&self, by: &Who, change: &Change) -> bool {
        match (change, &self.fold().ending) {
            (Change::Post(posted), Some((_, answer))) => *by == Who::Visitor && posted.body.as_str() == answer,
            _ => false,
        }
    }

    /// Whether the bot answers from this on (rule Q1): from the visitor's first message, and from the one that reopens.
    fn is_automated(&self, by: &Who, change: &Change) -> bool {
        let begins = match self.status() {
            None => true,
            Some(Status::Closed { .. }) => self.bot.returns,
            Some(_) => false,
        };
        self.bot.on && begins && *by == Who::Visitor && matches!(change, Change::Post(_))
    }

    /// What is to be done instead if this is not that tab's next send.
    fn not_next(&self, now: Timestamp, peer: &Peer, number: Number) -> Option<Effect> {
        let actor = peer.who.actor();
        let last = match self.fold().tab(peer.tab) {
            Some(tab) if tab.of != actor => return Some(refuse(Refusal::TabTaken, peer, number)),
            Some(tab) => tab.number,
            None => Number::default(),
        };
        if number <= last && number > Number::default() {
            return Some(Effect::Acknowledge(peer.tab, number));
        }
        if number != last.next() {
            return Some(refuse(Refusal::NumberGap, peer, last.next()));
        }
        if self.pacing == Pacing::Unlimited {
            return None;
        }
        let wait = self.fold().pace(actor)?.wait(now, limit_of(actor))?;
        let retry_after_ms = Some(u32::try_from(wait.as_millis()).unwrap_or(u32::MAX));
        Some(Effect::Refuse(Refused {
            code: Refusal::TooFast,
            tab: Some(peer.tab),
            number: Some(number),
            retry_after_ms,
        }))
    }

    /// Only its author edits a message or takes it back, and only the other side reacts to it, as long as it is there; only
    /// agents write notes.
    fn not_allowed(&self, peer: &Peer, number: Number, change: &Change, original: Option<Original>) -> Option<Effect> {
        match change {
            Change::Post(message) => {
                let is_ours = message.choices().is_some() || matches!(message.with, Some(Content::Card(_)));
                (is_ours && peer.who.party() == Party::Visitor).then(|| refuse(Refusal::NotYours, peer, number))
            }
            Change::Note(_) if self.status().is_none() => Some(refuse(Refusal::NotFound, peer, number)),
            Change::Note(_) => peer.who.agent().is_none().then(|| refuse(Refusal::NotYours, peer, number)),
            // A file has its name and no other, a card its line.
            Change::Edit { .. } if original.as_ref().is_some_and(|original| original.is_fixed) => {
                Some(refuse(Refusal::NotFound, peer, number))
            }
            Change::Edit { of, .. } | Change::Delete { of } => {
                self.not_of(peer, number, *of, original, |by| by.actor() == peer.who.actor())
            }
            Change::React { of, .. } => self.not_of(peer, number, *of, original, |by| by.party() != peer.who.party()),
        }
    }

    /// The message has to be there, and to be by somebody of whose messages the sender may do that.
    fn not_of(
        &self,
        peer: &Peer,
        number: Number,
        of: Seq,
        original: Option<Original>,
        may: impl FnOnce(&Who) -> bool,
    ) -> Option<Effect> {
        match original {
            None => Some(refuse(Refusal::NotFound, peer, number)),
            Some(_) if self.fold().is_deleted(of) => Some(refuse(Refusal::NotFound, peer, number)),
            Some(original) if !may(&original.by) => Some(refuse(Refusal::NotYours, peer, number)),
            Some(_) => None,
        }
    }
}

/// What has to happen before this author's message can: a closed conversation opens, an agent takes a waiting one.
fn makes_way(before: Option<&Status>, author: &Who) -> Option<What> {
    match (before, author) {
        (Some(Status::Closed { .. }), _) => Some(What::Reopened),
        (Some(Status::Waiting { .. } | Status::Automated {}), Who::Agent(face)) => {
            Some(What::Assigned(protocol::Assigned { to: face.clone() }))
        }
        _ => None,
    }
}

fn refuse(code: Refusal, peer: &Peer, number: Number) -> Effect {
    Effect::Refuse(Refused { code, tab: Some(peer.tab), number: Some(number), retry_after_ms: None })
}

#[cfg(test)]
#[path = "sending_tests.rs"]
mod tests;
