//! A conversation as the list shows it.

use serde::{Deserialize, Serialize};

use crate::lenient;
use crate::{AgentId, ConversationId, Face, Name, Seq, SignInId, Status, Timestamp, Who};

/// A conversation in the list. Absolute state plus the last sequence, so that a repeat or a late one does no harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Which conversation.
    pub conversation: ConversationId,
    /// The last event that it tells of.
    pub seq: Seq,
    /// Where it stands.
    pub status: Status,
    /// What the visitor says they are called.
    #[serde(default, deserialize_with = "lenient::or_default", skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// How long the visitor waited for their first answer, in seconds; nothing before it.
    #[serde(default, deserialize_with = "lenient::or_default", skip_serializing_if = "Option::is_none")]
    pub answered_in: Option<u32>,
    /// While it waits: the agent who had it before the visitor came back (rule S9).
    #[serde(default, deserialize_with = "lenient::or_default", skip_serializing_if = "Option::is_none")]
    pub before: Option<AgentId>,
    /// The last message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<LastLine>,
    /// Orders summaries of the same `seq`, since the lookers change without an event: the edge's clock, in
    /// milliseconds, pushed forward where two would be alike.
    #[serde(default)]
    pub version: u64,
    /// Agents who have it open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looking: Vec<Looker>,
}

/// An agent who has a conversation open, and with which sign-in, so that the shard can close a revoked one.
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
    /// Who wrote it.
    pub by: Who,
    /// Its first line, cut.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

impl Summary {
    /// Which of two summaries of a conversation is newer.
    pub fn age(&self) -> (Seq, u64) {
        (self.seq, self.version)
    }
}
