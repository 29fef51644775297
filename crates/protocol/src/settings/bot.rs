//! Whether the bot answers, and how boldly.

use serde::{Deserialize, Serialize};

/// What the owner wants of the bot (rules Q1 to Q6). What it knows is no setting: it stands in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bot {
    /// Whether it answers new conversations.
    pub on: bool,
    /// Whether it answers only when it is as sure as nine in ten, where four in five is usual.
    pub careful: bool,
    /// Whether it answers again when a visitor writes in a closed conversation.
    pub returns: bool,
}

impl Default for Bot {
    fn default() -> Self {
        Self { on: false, careful: false, returns: true }
    }
}
