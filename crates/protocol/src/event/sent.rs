//! Numbered sends: what a tab does, once, however often it has to say so.

use serde::{Deserialize, Serialize};

use super::Change;
use crate::{Number, TabId};

/// Which send an event came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// From which tab.
    pub tab: TabId,
    /// With which of the tab's numbers; with `tab` it tells a repeat from a new send.
    pub number: Number,
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
