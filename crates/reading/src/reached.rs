//! How far a message has come (rules R1 and R2).

use protocol::{Event, Receipt, Refusal};
use session::{Pending, Progress};

/// How far a message has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// Not yet into the log.
    Sending,
    /// Into the log.
    Sent,
    /// To a device of the other side.
    Delivered,
    /// Before a person.
    Read,
    /// Nowhere: it was refused for good.
    Failed(Refusal),
}

impl Reached {
    /// Of an event, to the side whose receipt is `other`.
    pub(crate) fn of_event(event: &Event, other: Receipt) -> Self {
        match event.seq {
            seq if seq <= other.read => Self::Read,
            seq if seq <= other.delivered => Self::Delivered,
            _ => Self::Sent,
        }
    }

    /// Of what the log does not show yet.
    pub(crate) const fn of_pending(pending: &Pending) -> Self {
        match pending.progress {
            Progress::Sending => Self::Sending,
            Progress::Stored(_) => Self::Sent,
            Progress::Failed(code) => Self::Failed(code),
        }
    }
}
