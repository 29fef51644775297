//! The sections of the list and the order in each (rule I5). The shard and the console share the rule, so that both
//! know what stands in a window.

use serde::{Deserialize, Serialize};

use super::Summary;
use crate::{AgentId, ConversationId, Status, Timestamp};

/// A part of the list, as one agent sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Nobody answers yet.
    Waiting,
    /// This agent answers.
    Mine,
    /// A colleague answers, or the bot.
    Others,
    /// Done.
    Closed,
}

/// How many conversations each section has, for one agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Nobody answers yet.
    pub waiting: u32,
    /// This agent answers.
    pub mine: u32,
    /// Of those, the ones in which the visitor waits for an answer.
    pub unanswered: u32,
    /// A colleague answers, or the bot.
    pub others: u32,
    /// Done.
    pub closed: u32,
}

/// A conversation's place in its section: the lower, the higher up. First those in which the visitor waits, the
/// longest first; then the others, by what happened last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Rank(bool, u64, ConversationId);

impl Section {
    /// In the order of the list.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Mine, Self::Others, Self::Closed];

    /// Where a conversation stands for the agent `me`.
    pub fn of(status: &Status, me: AgentId) -> Self {
        match status {
            Status::Waiting { .. } => Self::Waiting,
            Status::Assigned { to, .. } if to.id == me => Self::Mine,
            Status::Automated {} | Status::Assigned { .. } => Self::Others,
            Status::Closed { .. } => Self::Closed,
        }
    }
}

impl Counts {
    /// Those of a section.
    pub const fn of(&self, section: Section) -> u32 {
        match section {
            Section::Waiting => self.waiting,
            Section::Mine => self.mine,
            Section::Others => self.others,
            Section::Closed => self.closed,
        }
    }
}

impl Rank {
    /// Whether the visitor waits for an answer.
    pub const fn is_waiting(&self) -> bool {
        !self.0
    }

    /// Whose place it is.
    pub const fn conversation(&self) -> ConversationId {
        self.2
    }

    /// The place of a summary in its section.
    pub fn of(row: &Summary) -> Self {
        let newest_first = |at: Timestamp| u64::MAX - at.0;
        match (row.status.waiting_since(), &row.status) {
            (Some(since), _) => Self(false, since.0, row.conversation),
            (None, Status::Closed { at, .. }) => Self(true, newest_first(*at), row.conversation),
            (None, _) => {
                let last = row.last.as_ref().map_or(Timestamp(0), |last| last.at);
                Self(true, newest_first(last), row.conversation)
            }
        }
    }
}
