//! Up to where each side has the log. No events: clients say it again whenever they connect, so that what is lost with
//! the memory comes back by itself; it is stored only when somebody leaves, who could not say it again.

use protocol::{Author, Receipt};
use serde::{Deserialize, Serialize};

/// Whose side somebody is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// The visitor, with all their tabs.
    Visitor,
    /// All agents.
    Team,
}

/// Of each side, the furthest of its devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Receipts {
    visitor: Receipt,
    team: Receipt,
}

impl Party {
    /// The author's.
    pub fn of(author: &Author) -> Self {
        match author {
            Author::Visitor => Self::Visitor,
            Author::Agent(_) => Self::Team,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Visitor => Self::Team,
            Self::Team => Self::Visitor,
        }
    }
}

impl Receipts {
    /// One side's.
    pub fn of(&self, party: Party) -> Receipt {
        match party {
            Party::Visitor => self.visitor,
            Party::Team => self.team,
        }
    }

    /// A device of that side says it; whether that is news.
    pub fn take(&mut self, party: Party, receipt: Receipt) -> bool {
        let known = match party {
            Party::Visitor => &mut self.visitor,
            Party::Team => &mut self.team,
        };
        let before = *known;
        *known = before.max(receipt);
        *known != before
    }
}

#[cfg(test)]
#[path = "receipts_tests.rs"]
mod tests;
