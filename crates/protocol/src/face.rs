//! Who an agent is to others.

use serde::{Deserialize, Serialize};

use crate::AgentId;

/// An agent as visitors and colleagues see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Face {
    /// The agent.
    pub id: AgentId,
    /// The name they chose, at most [`crate::limits::NAME_CHARACTERS`] characters.
    pub name: String,
}
