//! What the person has sent and the server has not yet confirmed. A message leaves it only when it is in the log.

use protocol::{Acknowledged, Body, Event, Happened, Number, Refusal, Say, TabId, Timestamp};
use serde::{Deserialize, Serialize};

/// A message that is not yet in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// Its number among this tab's sends; a failed one has none that counts.
    pub number: Number,
    /// The text.
    pub body: Body,
    /// When the person sent it, by the device's clock.
    pub at: Timestamp,
    /// How far it has come.
    #[serde(default)]
    pub progress: Progress,
}

/// How far a message has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Not acknowledged; sent again after every reconnect.
    #[default]
    Sending,
    /// Acknowledged; the event itself is on its way.
    Stored,
    /// Refused for good; the person decides whether to try again.
    Failed(Refusal),
}

/// What is kept on the device, so that a reload sends what a tab could not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The tab whose numbers these are.
    pub tab: TabId,
    /// The number of the next send.
    pub next: Number,
    /// What is not yet stored, oldest first.
    pub pending: Vec<Pending>,
}

/// The sends of one tab, in order.
#[derive(Debug, Clone)]
pub(crate) struct Outbox {
    tab: TabId,
    next: Number,
    pending: Vec<Pending>,
}

impl Outbox {
    pub(crate) fn new(tab: TabId) -> Self {
        Self { tab, next: Number(1), pending: Vec::new() }
    }

    pub(crate) fn restore(saved: Saved) -> Self {
        Self { tab: saved.tab, next: saved.next, pending: saved.pending }
    }

    pub(crate) fn save(&self) -> Saved {
        let unstored = |pending: &&Pending| pending.progress != Progress::Stored;
        Saved { tab: self.tab, next: self.next, pending: self.pending.iter().filter(unstored).cloned().collect() }
    }

    pub(crate) fn tab(&self) -> TabId {
        self.tab
    }

    pub(crate) fn pending(&self) -> &[Pending] {
        &self.pending
    }

    pub(crate) fn push(&mut self, at: Timestamp, body: Body) -> Say {
        let number = self.next;
        self.next = number.next();
        let say = Say::new(number, &body);
        self.pending.push(Pending { number, body, at, progress: Progress::Sending });
        say
    }

    /// Everything to be sent again, from `from` on, in order.
    pub(crate) fn unsent(&self, from: Number) -> impl Iterator<Item = Say> {
        let due = move |pending: &&Pending| pending.progress == Progress::Sending && pending.number >= from;
        self.pending.iter().filter(due).map(|pending| Say::new(pending.number, &pending.body))
    }

    pub(crate) fn acknowledged(&mut self, acknowledged: &Acknowledged) {
        for pending in &mut self.pending {
            if pending.number == acknowledged.number && pending.progress == Progress::Sending {
                pending.progress = Progress::Stored;
            }
        }
    }

    /// The server has accepted these numbers; only their events are missing.
    pub(crate) fn accepted_up_to(&mut self, number: Number) {
        for pending in &mut self.pending {
            if pending.number <= number && pending.progress == Progress::Sending {
                pending.progress = Progress::Stored;
            }
        }
    }

    /// An event of the log; says whether it was one of ours.
    pub(crate) fn happened(&mut self, event: &Event) -> bool {
        let Happened::Posted { tab, number, .. } = &event.happened else { return false };
        if *tab != self.tab {
            return false;
        }
        let before = self.pending.len();
        self.pending.retain(|pending| pending.number != *number || matches!(pending.progress, Progress::Failed(_)));
        self.next = self.next.max(number.next());
        self.pending.len() != before
    }

    /// The server expects `expected` next. Numbers that it never saw are given again from there, in the same order.
    pub(crate) fn renumber(&mut self, expected: Number) {
        let Some(first) = self.pending.iter().find(|pending| pending.progress == Progress::Sending) else {
            self.next = self.next.max(expected);
            return;
        };
        if first.number <= expected {
            return;
        }
        let mut number = expected;
        for pending in self.pending.iter_mut().filter(|pending| pending.progress == Progress::Sending) {
            pending.number = number;
            number = number.next();
        }
        self.next = number;
    }

    /// A send is refused for good. Its number was not used up, so those behind it move up.
    pub(crate) fn failed(&mut self, number: Number, code: Refusal) {
        let ours = |pending: &Pending| pending.number == number && pending.progress == Progress::Sending;
        let Some(place) = self.pending.iter().position(ours) else { return };
        self.pending[place].progress = Progress::Failed(code);
        self.next = number;
        for pending in self.pending[place..].iter_mut().filter(|pending| pending.progress == Progress::Sending) {
            pending.number = self.next;
            self.next = self.next.next();
        }
    }

    /// Takes a failed message out, to be sent again or forgotten.
    pub(crate) fn take_failed(&mut self, at: Timestamp) -> Option<Body> {
        let failed = |pending: &Pending| pending.at == at && matches!(pending.progress, Progress::Failed(_));
        let place = self.pending.iter().position(failed)?;
        Some(self.pending.remove(place).body)
    }
}
