//! A message was posted.

use serde::{Deserialize, Serialize};

use crate::Body;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posted {
    /// The text; of whatever else a message may hold one day, the text that stands for it.
    pub body: Body,
}
