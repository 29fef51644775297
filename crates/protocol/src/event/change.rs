//! What a client can do to a conversation.

use serde::{Deserialize, Serialize};

use super::{Posted, Reaction};
use crate::{Body, Seq};

/// What a tab does to a conversation in one of its numbered sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Posts a message.
    Post(Posted),
    /// Gives a message of one's own another text.
    Edit {
        /// The message's place in the log.
        of: Seq,
        /// The text from now on.
        body: Body,
    },
    /// Takes a message of one's own back.
    Delete {
        /// The message's place in the log.
        of: Seq,
    },
    /// Reacts to a message of the other side.
    React {
        /// The message's place in the log.
        of: Seq,
        /// With what.
        with: Reaction,
    },
    /// Writes something for colleagues; agents only.
    Note(Body),
}
