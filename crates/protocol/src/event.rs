//! What happened in a conversation. The log of these is the conversation; what anybody sees is a fold of it.

use serde::{Deserialize, Serialize};

use crate::{Body, Face, Number, Seq, TabId, Timestamp};

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The visitor.
    Visitor,
    /// An agent, with the name they had then.
    Agent(Face),
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

/// Where a conversation stands: the fold that lists show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has taken it.
    Waiting {
        /// Since the visitor's first unanswered message.
        since: Timestamp,
    },
    /// An agent answers.
    Assigned {
        /// Who.
        to: Face,
        /// The visitor's first message since the last answer, if there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unanswered_since: Option<Timestamp>,
    },
    /// Done, until somebody writes again.
    Closed {
        /// When.
        at: Timestamp,
        /// By whom.
        by: Face,
    },
}
