//! What the person has sent and the log does not yet show. A message leaves it only when it is in the log: an
//! acknowledgement is good news, the log is the truth.
//!
//! A number, once given, is never another message's: a late or repeated frame then finds either the same message or
//! nothing. Where numbers cannot be kept (the edge refuses one for good, or knows fewer than were given), the
//! messages behind go on under a tab id that nobody else has used.

use protocol::{Change, Event, Number, Numbered, Refusal, Sent, Seq, TabId, Timestamp};
use serde::{Deserialize, Serialize};

/// A send that is not yet in the log: a message, an edit or a deletion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// The tab under whose numbers it is sent.
    pub tab: TabId,
    /// Its number among that tab's sends; with the tab, its name.
    pub number: Number,
    /// What it does.
    pub change: Change,
    /// When the person sent it, by the device's clock.
    pub at: Timestamp,
    /// How far it has come.
    #[serde(default)]
    pub progress: Progress,
}

/// How far a send has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Not acknowledged; sent again after every welcome.
    #[default]
    Sending,
    /// Acknowledged; it should be in the log by then.
    Stored(Seq),
    /// Refused for good; the person decides whether to try again.
    Failed(Refusal),
}

/// What is kept on the device, so that a reload sends what a tab could not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Saved {
    /// What is not yet in the log, oldest first; without what a later release kept and this one does not know.
    #[serde(deserialize_with = "protocol::lenient::known")]
    pub pending: Vec<Pending>,
}

impl Pending {
    fn send(&self) -> Numbered {
        Numbered { tab: self.tab, number: self.number, change: self.change.clone() }
    }
}

/// The sends of one tab, in order.
#[derive(Debug, Clone)]
pub(crate) struct Outbox {
    /// For what is said from now on.
    tab: TabId,
    next: Number,
    pending: Vec<Pending>,
}

impl Outbox {
    pub(crate) fn new(tab: TabId) -> Self {
        Self { tab, next: Number(1), pending: Vec::new() }
    }

    /// What was kept goes on under its own names, so that a duplicated tab says it once with its original.
    pub(crate) fn restore(saved: Saved, tab: TabId) -> Self {
        Self { pending: saved.pending, ..Self::new(tab) }
    }

    pub(crate) fn save(&self) -> Saved {
        Saved { pending: self.pending.clone() }
    }

    pub(crate) fn pending(&self) -> &[Pending] {
        &self.pending
    }

    /// Whether anything is on its way.
    pub(crate) fn is_busy(&self) -> bool {
        self.pending.iter().any(|pending| !matches!(pending.progress, Progress::Failed(_)))
    }

    /// The tab whose sends come next: one's own, unless there are older ones.
    pub(crate) fn speaker(&self) -> TabId {
        self.pending.iter().find(|pending| pending.progress == Progress::Sending).map_or(self.tab, |first| first.tab)
    }

    pub(crate) fn push(&mut self, at: Timestamp, change: Change) -> Numbered {
        let (tab, number) = (self.tab, self.next);
        self.next = number.next();
        self.pending.push(Pending { tab, number, change: change.clone(), at, progress: Progress::Sending });
        Numbered { tab, number, change }
    }

    /// Everything of that tab that is to be sent again, in order.
    pub(crate) fn unsent(&self, tab: TabId) -> impl Iterator<Item = Numbered> {
        let due = move |pending: &&Pending| pending.tab == tab && pending.progress == Progress::Sending;
        self.pending.iter().filter(due).map(Pending::send)
    }

    /// The edge says that it has all of that tab's numbers up to this one; the log will show them at `seq`.
    pub(crate) fn accepted(&mut self, tab: TabId, up_to: Number, seq: Seq) {
        for pending in self.of(tab).filter(|pending| pending.number <= up_to) {
            pending.progress = Progress::Stored(seq);
        }
    }

    /// The edge says that it has this one, at `seq`. Where it does not say whose number it is, it is whose turn it is.
    pub(crate) fn acknowledged(&mut self, tab: Option<TabId>, number: Number, seq: Seq) {
        let tab = tab.unwrap_or_else(|| self.speaker());
        for pending in self.of(tab).filter(|pending| pending.number == number) {
            pending.progress = Progress::Stored(seq);
        }
    }

    /// An event of the log; says whether it was one of ours.
    pub(crate) fn happened(&mut self, event: &Event, chance: u32) -> bool {
        let Some(Sent { tab, number }) = event.sent else { return false };
        let Some(place) = self.pending.iter().position(|one| one.tab == tab && one.number == number) else {
            return false;
        };
        if event.send().is_some_and(|sent| sent.change == self.pending[place].change) {
            self.pending.remove(place);
        } else {
            // Somebody else spoke under this name: a tab that was copied with what it had kept.
            self.move_on(tab, place, self.tab.turned(chance));
        }
        true
    }

    /// The log is known up to `head`: what should be there by now and is not must be sent again.
    pub(crate) fn shown_up_to(&mut self, head: Seq) {
        for pending in &mut self.pending {
            if matches!(pending.progress, Progress::Stored(seq) if seq <= head) {
                pending.progress = Progress::Sending;
            }
        }
    }

    /// A new line: what was acknowledged on another may have been a repeat of something else.
    pub(crate) fn doubt(&mut self) {
        self.shown_up_to(Seq(u32::MAX));
    }

    /// The edge expects `expected` of that tab. If it knows fewer than were given, it will never take the rest.
    pub(crate) fn expected(&mut self, tab: TabId, expected: Number, chance: u32) {
        let first = self.pending.iter().position(|one| one.tab == tab && one.progress == Progress::Sending);
        if let Some(first) = first.filter(|first| self.pending[*first].number > expected) {
            self.move_on(tab, first, self.tab.turned(chance));
        }
    }

    /// A send is refused for good; its number is not used up, so those behind it could never follow. Which id they go
    /// on under follows from its name: a copy of this tab, refused as well, says them as the same sends.
    pub(crate) fn failed(&mut self, tab: Option<TabId>, number: Number, code: Refusal) {
        let tab = tab.unwrap_or_else(|| self.speaker());
        let ours = |one: &Pending| one.tab == tab && one.number == number && one.progress == Progress::Sending;
        let Some(place) = self.pending.iter().position(ours) else { return };
        self.move_on(tab, place + 1, tab.turned(number.0));
        let is_pointless = match &self.pending[place].change {
            // A copy of this tab has sent it.
            Change::Post(posted) if posted.file().is_some() => code == Refusal::FileTaken,
            // What was to be taken back is gone: as wanted.
            Change::Delete { .. } => code == Refusal::NotFound,
            // Nobody tries that again.
            Change::React { .. } => true,
            Change::Post(_) | Change::Edit { .. } | Change::Note(_) => false,
        };
        if is_pointless {
            self.pending.remove(place);
        } else {
            self.pending[place].progress = Progress::Failed(code);
        }
    }

    /// Nothing more goes under that tab.
    pub(crate) fn leave(&mut self, tab: TabId, chance: u32) {
        self.move_on(tab, 0, self.tab.turned(chance));
    }

    /// Whether anything is to be sent.
    pub(crate) fn has_unsent(&self) -> bool {
        self.pending.iter().any(|pending| pending.progress == Progress::Sending)
    }

    /// Takes a failed message out, to be sent again or forgotten.
    pub(crate) fn take_failed(&mut self, at: Timestamp) -> Option<Change> {
        let failed = |pending: &Pending| pending.at == at && matches!(pending.progress, Progress::Failed(_));
        let place = self.pending.iter().position(failed)?;
        Some(self.pending.remove(place).change)
    }

    /// From `place` on, what goes under that tab goes under a fresh one.
    fn move_on(&mut self, tab: TabId, place: usize, fresh: TabId) {
        let mut number = Number(1);
        for pending in self.pending[place..].iter_mut().filter(|pending| pending.tab == tab) {
            if let Progress::Failed(_) = pending.progress {
                continue;
            }
            (pending.tab, pending.number, pending.progress) = (fresh, number, Progress::Sending);
            number = number.next();
        }
        if self.tab == tab {
            (self.tab, self.next) = (fresh, number);
        }
    }

    /// What is on its way under that tab.
    fn of(&mut self, tab: TabId) -> impl Iterator<Item = &mut Pending> {
        self.pending.iter_mut().filter(move |one| one.tab == tab && one.progress == Progress::Sending)
    }
}
