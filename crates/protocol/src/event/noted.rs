//! An agent wrote something that only colleagues see.

use serde::{Deserialize, Serialize};

use crate::Body;

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The text.
    pub body: Body,
}
