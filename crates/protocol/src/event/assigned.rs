//! An agent answers from now on: they took the conversation, or a colleague gave it to them.

use serde::{Deserialize, Serialize};

use crate::Face;

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// The agent who answers from now on.
    pub to: Face,
}
