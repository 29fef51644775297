//! What happened in a conversation. The log of these is the conversation; what anybody sees is a fold of it.

use serde::{Deserialize, Serialize};

use crate::{AgentId, Body, Face, Number, Seq, TabId, Timestamp};

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The visitor.
    Visitor,
    /// An agent, with the name they had then.
    Agent(Face),
}

impl Author {
    /// The agent; nobody when it is the visitor.
    pub fn agent(&self) -> Option<&Face> {
        match self {
            Self::Visitor => None,
            Self::Agent(face) => Some(face),
        }
    }

    /// The agent's id; nothing when it is the visitor.
    pub fn agent_id(&self) -> Option<AgentId> {
        self.agent().map(|face| face.id)
    }
}

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its place, from 1 without a gap.
    pub seq: Seq,
    /// When it was stored, by the edge's clock.
    pub at: Timestamp,
    /// What it was.
    pub happened: Happened,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    /// A message was posted.
    Posted {
        /// By whom.
        by: Author,
        /// From which tab.
        tab: TabId,
        /// With which of the tab's numbers; with `tab` it tells a repeat from a new message.
        number: Number,
        /// The text.
        body: Body,
    },
    /// A message has another text now.
    Edited {
        /// By whom; only its author may.
        by: Author,
        /// From which tab.
        tab: TabId,
        /// With which of the tab's numbers.
        number: Number,
        /// The message's place in the log.
        of: Seq,
        /// The text from now on.
        body: Body,
    },
    /// A message is taken back.
    Deleted {
        /// By whom; only its author may.
        by: Author,
        /// From which tab.
        tab: TabId,
        /// With which of the tab's numbers.
        number: Number,
        /// The message's place in the log.
        of: Seq,
    },
    /// An agent took the conversation.
    Taken {
        /// Who answers from now on.
        by: Face,
    },
    /// The conversation was closed.
    Closed {
        /// By which agent.
        by: Face,
    },
    /// A closed conversation waits or is answered again.
    Reopened {
        /// By whom; a visitor reopens by writing.
        by: Author,
    },
}
