//! How much the site can take.

use serde::{Deserialize, Serialize};

/// Into how many parts the inbox is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scale {
    /// Inbox shards, 1 to [`crate::limits::SHARDS_PER_SITE`]. Part of every conversation's id: it can grow while the
    /// site runs, and nothing moves; it never shrinks.
    pub shards: u16,
}

impl Default for Scale {
    fn default() -> Self {
        Self { shards: 1 }
    }
}
