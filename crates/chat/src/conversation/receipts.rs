//! Up to where each side has the log. No events: clients say it again whenever they connect, so that what is lost with
//! the memory comes back by itself; it is stored only when somebody leaves, who could not say it again.

use protocol::{Party, Receipt};
use serde::{Deserialize, Serialize};

/// Of each side, the furthest of its devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Receipts {
    visitor: Receipt,
    team: Receipt,
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
