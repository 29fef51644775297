//! A message has another text now; only its author may do that.

use serde::{Deserialize, Serialize};

use crate::{Body, Seq};

/// Another text for a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edited {
    /// The message's place in the log.
    pub of: Seq,
    /// The text from now on.
    pub body: Body,
}
