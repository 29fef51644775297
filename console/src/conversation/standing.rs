//! Where a conversation stands for one agent, and so what they may do about it. Pure.

use protocol::{AgentId, Face, Status};

/// Where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Anybody may take it.
    Waiting,
    /// The bot answers; anybody may take it.
    Automated,
    /// This agent answers.
    Mine,
    /// A colleague answers.
    Colleagues(Face),
    /// Done.
    Closed,
}

impl Standing {
    /// How `status` looks to the agent `me`.
    pub(super) fn of(status: &Status, me: AgentId) -> Self {
        match status {
            Status::Waiting { .. } => Self::Waiting,
            Status::Automated {} => Self::Automated,
            Status::Assigned { to, .. } if to.id == me => Self::Mine,
            Status::Assigned { to, .. } => Self::Colleagues(to.clone()),
            Status::Closed { .. } => Self::Closed,
        }
    }
}
