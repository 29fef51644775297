//! An agent answers from now on: one who took the conversation, or to whom somebody gave it.

use serde::{Deserialize, Serialize};

use crate::Face;

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// The agent who answers from now on.
    pub to: Face,
}
