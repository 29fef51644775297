//! Numbered sends: accepted once and in order (rules D3, D4, D7), no faster than allowed (L2), and only about one's own
//! messages (E1).

use protocol::{Author, Body, Happened, Number, Refusal, Refused, Status, Timestamp};

use super::fold::limit_of;
use super::{Conversation, Effect, Peer, Target};

impl Conversation {
    pub(super) fn say(&mut self, now: Timestamp, peer: Peer, number: Number, body: Body) -> Vec<Effect> {
        if let Some(effect) = self.not_next(now, &peer, number) {
            return vec![effect];
        }
        let before = makes_way(self.status(), &peer.author);
        let Peer { author: by, tab } = peer;
        self.happen(now, before.into_iter().chain([Happened::Posted { by, tab, number, body }]))
    }

    pub(super) fn edit(
        &mut self,
        now: Timestamp,
        peer: Peer,
        number: Number,
        target: &Target,
        body: Body,
    ) -> Vec<Effect> {
        if let Some(effect) = self.not_next(now, &peer, number).or_else(|| self.not_yours(&peer, number, target)) {
            return vec![effect];
        }
        let Peer { author: by, tab } = peer;
        self.happen(now, [Happened::Edited { by, tab, number, of: target.seq, body }])
    }

    pub(super) fn delete(&mut self, now: Timestamp, peer: Peer, number: Number, target: &Target) -> Vec<Effect> {
        if let Some(effect) = self.not_next(now, &peer, number).or_else(|| self.not_yours(&peer, number, target)) {
            return vec![effect];
        }
        let Peer { author: by, tab } = peer;
        self.happen(now, [Happened::Deleted { by, tab, number, of: target.seq }])
    }

    /// What is to be done instead if this is not that tab's next send.
    fn not_next(&self, now: Timestamp, peer: &Peer, number: Number) -> Option<Effect> {
        let agent = peer.author.agent_id();
        let last = match self.fold().tab(peer.tab) {
            Some(tab) if tab.of != agent => return Some(refuse(Refusal::TabTaken, peer, number)),
            Some(tab) => tab.number,
            None => Number::default(),
        };
        if number <= last && number > Number::default() {
            return Some(Effect::Acknowledge(peer.tab, number));
        }
        if number != last.next() {
            return Some(refuse(Refusal::NumberGap, peer, last.next()));
        }
        let wait = self.fold().pace(agent)?.wait(now, limit_of(agent))?;
        let retry_after_ms = Some(u32::try_from(wait.as_millis()).unwrap_or(u32::MAX));
        Some(Effect::Refuse(Refused {
            code: Refusal::TooFast,
            tab: Some(peer.tab),
            number: Some(number),
            retry_after_ms,
        }))
    }

    /// Only its author edits a message or takes it back, and only one that is still there.
    fn not_yours(&self, peer: &Peer, number: Number, target: &Target) -> Option<Effect> {
        match &target.by {
            None => Some(refuse(Refusal::NotFound, peer, number)),
            Some(_) if self.fold().is_deleted(target.seq) => Some(refuse(Refusal::NotFound, peer, number)),
            Some(by) if by.agent_id() != peer.author.agent_id() => Some(refuse(Refusal::NotYours, peer, number)),
            Some(_) => None,
        }
    }
}

/// What has to happen before this author's message can: a closed conversation opens, a waiting one is taken.
fn makes_way(before: Option<&Status>, author: &Author) -> Option<Happened> {
    match (before, author) {
        (Some(Status::Closed { .. }), by) => Some(Happened::Reopened { by: by.clone() }),
        (Some(Status::Waiting { .. }), Author::Agent(face)) => Some(Happened::Taken { by: face.clone() }),
        _ => None,
    }
}

fn refuse(code: Refusal, peer: &Peer, number: Number) -> Effect {
    Effect::Refuse(Refused { code, tab: Some(peer.tab), number: Some(number), retry_after_ms: None })
}

#[cfg(test)]
#[path = "sending_tests.rs"]
mod tests;
