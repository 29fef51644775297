//! Frames between an agent's console and an inbox shard: the list, never a message.

use serde::{Deserialize, Serialize};

use crate::{ConversationId, Face, Refused, Seq, SignInId, Status, Timestamp};

/// A conversation in the list. Absolute state plus the last sequence, so that a repeat or a late one does no harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Which conversation.
    pub conversation: ConversationId,
    /// The last event that it tells of.
    pub seq: Seq,
    /// Where it stands.
    pub status: Status,
    /// The last message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<LastLine>,
    /// Orders summaries of the same `seq`, since who is looking changes without an event: the edge's clock, in
    /// milliseconds, pushed forward where two would be alike.
    #[serde(default)]
    pub version: u64,
    /// Agents who have it open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looking: Vec<Looker>,
}

/// An agent who has a conversation open, and with which sign-in, so that a revoked one can be shown out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looker {
    /// Who.
    pub face: Face,
    /// On which device.
    pub sign_in: SignInId,
}

/// The last message of a conversation, for the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastLine {
    /// Whether the visitor wrote it.
    pub from_visitor: bool,
    /// Its first line, cut.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// From a console to an inbox shard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromConsole {
    /// Always first; the whole list is the answer.
    Hello {},
}

/// From an inbox shard to a console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToConsole {
    /// The whole list: all that is open, and the last [`crate::limits::CLOSED_IN_LIST`] closed ones.
    Rows {
        /// In no particular order.
        rows: Vec<Summary>,
        /// The edge's clock, so that waiting clocks are right on any machine.
        now: Timestamp,
    },
    /// Some conversations are new or have changed.
    Changes {
        /// What the list shows of them from now on; each once.
        rows: Vec<Summary>,
        /// The edge's clock.
        now: Timestamp,
    },
    /// Agents with a console open.
    Present {
        /// Each once.
        agents: Vec<Face>,
    },
    /// Something was refused.
    Refused(Refused),
}
