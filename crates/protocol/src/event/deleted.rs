//! A message was taken back; only its author may do that.

use serde::{Deserialize, Serialize};

use crate::Seq;

/// A message that is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deleted {
    /// The message's place in the log.
    pub of: Seq,
}
