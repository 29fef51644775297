//! Numbered sends: what a tab does, once, however often it has to say so.

use serde::{Deserialize, Serialize};

use crate::{Author, Body, Happened, Number, Seq, TabId};

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

impl Happened {
    /// Who sent it and the send that it came from; nothing for what needs no number.
    pub fn send(&self) -> Option<(&Author, Numbered)> {
        let (by, tab, number, change) = match self {
            Self::Posted { by, tab, number, body } => (by, tab, number, Change::Post(body.clone())),
            Self::Edited { by, tab, number, of, body } => {
                (by, tab, number, Change::Edit { of: *of, body: body.clone() })
            }
            Self::Deleted { by, tab, number, of } => (by, tab, number, Change::Delete { of: *of }),
            Self::Taken { .. } | Self::Closed { .. } | Self::Reopened { .. } => return None,
        };
        Some((by, Numbered { tab: *tab, number: *number, change }))
    }
}
