//! What a conversation's log tells, and nothing else. The fold of a stored fold and the events after it is the fold of
//! all events, so that a long conversation wakes as fast as a short one.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{
    AgentId, Author, Beat, Epoch, Event, Happened, LastLine, Number, Numbered, Seq, Status, TabId, Timestamp, limits,
};
use serde::{Deserialize, Serialize};

use crate::pace::Pace;

/// How many events are folded anew at most: so often the fold is stored.
pub const EVENTS_PER_FOLD: u32 = 100;

/// The fold of a log up to its head.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fold {
    pub(super) epoch: Epoch,
    pub(super) head: Seq,
    /// Nothing happened as long as there is no status.
    pub(super) status: Option<Status>,
    /// When the last event was.
    pub(super) changed: Timestamp,
    pub(super) last: Option<LastLine>,
    /// The place of the message that `last` shows.
    last_seq: Seq,
    /// Messages that were taken back.
    deleted: BTreeSet<Seq>,
    tabs: BTreeMap<TabId, Tab>,
    visitor_pace: Pace,
    agent_paces: BTreeMap<AgentId, Pace>,
}

/// Whose a tab is, and how far its sends have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tab {
    /// The agent whose tab it is; nobody when it is the visitor's.
    pub(super) of: Option<AgentId>,
    pub(super) number: Number,
}

impl Fold {
    /// The fold of a whole log.
    pub fn of<'log>(log: impl IntoIterator<Item = &'log Event>) -> Self {
        let mut fold = Self::default();
        for event in log {
            fold.apply(event);
        }
        fold
    }

    /// Where the log ends.
    pub fn beat(&self) -> Beat {
        Beat { epoch: self.epoch, head: self.head }
    }

    /// Folds what happened next.
    pub fn apply(&mut self, event: &Event) {
        if event.seq == Seq(1) {
            // The first event's time names this life of the log, without a row of its own.
            self.epoch = Epoch(event.at.0);
        }
        (self.head, self.changed) = (event.seq, event.at);
        self.status = Status::after(self.status.take(), event);
        let Some((by, send)) = event.happened.send() else { return };
        self.count(event.at, by, &send);
        let excerpt = |body: &protocol::Body| body.excerpt(limits::EXCERPT_CHARACTERS);
        match &event.happened {
            Happened::Posted { by, body, .. } => {
                let from_visitor = *by == Author::Visitor;
                (self.last_seq, self.last) =
                    (event.seq, Some(LastLine { from_visitor, text: excerpt(body), at: event.at }));
            }
            Happened::Edited { of, body, .. } => self.reword_last(*of, excerpt(body)),
            Happened::Deleted { of, .. } => {
                self.deleted.insert(*of);
                self.reword_last(*of, String::new());
            }
            Happened::Taken { .. } | Happened::Closed { .. } | Happened::Reopened { .. } => {}
        }
    }

    /// What is known of a tab.
    pub(super) fn tab(&self, tab: TabId) -> Option<&Tab> {
        self.tabs.get(&tab)
    }

    /// Whether that message was taken back.
    pub(super) fn is_deleted(&self, message: Seq) -> bool {
        self.deleted.contains(&message)
    }

    /// The sends of an agent, or of the visitor, in the last minute.
    pub(super) fn pace(&self, of: Option<AgentId>) -> Option<&Pace> {
        match of {
            None => Some(&self.visitor_pace),
            Some(agent) => self.agent_paces.get(&agent),
        }
    }

    fn count(&mut self, at: Timestamp, by: &Author, send: &Numbered) {
        let of = by.agent_id();
        self.tabs.insert(send.tab, Tab { of, number: send.number });
        let pace = match of {
            None => &mut self.visitor_pace,
            Some(agent) => self.agent_paces.entry(agent).or_default(),
        };
        pace.posted(at, limit_of(of));
    }

    fn reword_last(&mut self, message: Seq, text: String) {
        if let Some(last) = self.last.as_mut().filter(|_| self.last_seq == message) {
            last.text = text;
        }
    }
}

/// How many sends a minute are allowed (rule L2).
pub(super) const fn limit_of(agent: Option<AgentId>) -> usize {
    match agent {
        None => limits::VISITOR_MESSAGES_PER_MINUTE,
        Some(_) => limits::AGENT_MESSAGES_PER_MINUTE,
    }
}
