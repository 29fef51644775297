//! The inbox's object: the real inbox, with rows that outlive it.

use std::convert::Infallible;

use chat::client::ClientKey;
use chat::inbox::{Backing, Effect, Inbox, Input, Store, Stored};
use protocol::{ConversationId, Summary, Timestamp};

use crate::bug::Bug;

/// The inbox, and what it has stored.
pub(crate) struct List {
    inbox: Inbox,
    disk: Disk,
    bug: Option<Bug>,
}

#[derive(Default)]
struct Disk {
    open: Vec<Summary>,
    closed: Vec<Summary>,
}

impl List {
    pub(crate) fn new(bug: Option<Bug>) -> Self {
        Self { inbox: Inbox::default(), disk: Disk::default(), bug }
    }

    /// What is stored of each conversation.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Summary> {
        let closed = self.disk.closed.iter();
        let is_open = |row: &&Summary| self.disk.closed.iter().all(|it| it.conversation != row.conversation);
        closed.chain(self.disk.open.iter().filter(is_open))
    }

    /// A conversation says how it stands.
    pub(crate) fn hear(&mut self, now: Timestamp, summary: Summary) {
        if self.bug == Some(Bug::LatestSummaryWins) {
            put(&mut self.disk.open, summary);
            return;
        }
        let Ok(effects) = self.inbox.handle(now, Input::Summary(summary), &self.disk);
        for effect in effects {
            if let Effect::Store(store) = effect {
                self.disk.store(store);
            }
        }
    }

    /// The object leaves memory.
    pub(crate) fn evict(&mut self) {
        let closed = u32::try_from(self.disk.closed.len()).unwrap_or_default();
        self.inbox = Inbox::wake(Stored { rows: self.disk.open.clone(), closed, ..Stored::default() }, Vec::new());
    }

    /// All that it had stored is lost.
    pub(crate) fn lose(&mut self) {
        *self = Self::new(self.bug);
    }
}

impl Disk {
    fn store(&mut self, store: Store) {
        if let Some(row) = store.open {
            put(&mut self.open, row);
        }
        if let Some(row) = store.closed {
            put(&mut self.closed, row);
        }
        self.open.retain(|row| Some(row.conversation) != store.not_open);
        self.closed.retain(|row| Some(row.conversation) != store.not_closed);
    }
}

fn put(rows: &mut Vec<Summary>, row: Summary) {
    rows.retain(|known| known.conversation != row.conversation);
    rows.push(row);
}

impl Backing for Disk {
    type Error = Infallible;

    fn closed(&self, from: u32, count: u32) -> Result<Vec<Summary>, Infallible> {
        Ok(self.closed.iter().skip(from as usize).take(count as usize).cloned().collect())
    }

    fn closed_one(&self, conversation: ConversationId) -> Result<Option<Summary>, Infallible> {
        Ok(self.closed.iter().find(|row| row.conversation == conversation).cloned())
    }

    fn last_ping(&self, _console: ClientKey) -> Timestamp {
        Timestamp::default()
    }
}
