//! Numbered sends: what a tab does, once, however often it has to say so.

use serde::{Deserialize, Serialize};

use super::{Deleted, Edited, Noted, Posted, What};
use crate::{Body, Number, Seq, TabId};

/// Which send an event came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// From which tab.
    pub tab: TabId,
    /// With which of the tab's numbers; with `tab` it tells a repeat from a new send.
    pub number: Number,
}

/// What a tab does to a conversation in one of its numbered sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Posts a message.
    Post(Body),
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
    /// Writes something for colleagues; agents only.
    Note(Body),
}

/// A numbered send. The same number of the same tab is the same send, however often it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The tab under whose numbers it goes; a reloaded one first sends what it had kept under its former id.
    pub tab: TabId,
    /// That tab's last number plus one.
    pub number: Number,
    /// What it does.
    pub change: Change,
}

impl From<Change> for What {
    fn from(change: Change) -> Self {
        match change {
            Change::Post(body) => Self::Posted(Posted { body }),
            Change::Edit { of, body } => Self::Edited(Edited { of, body }),
            Change::Delete { of } => Self::Deleted(Deleted { of }),
            Change::Note(body) => Self::Noted(Noted { body }),
        }
    }
}
