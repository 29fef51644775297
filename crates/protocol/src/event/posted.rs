//! A message was posted.

use serde::{Deserialize, Serialize};

use super::Content;
use crate::Body;
use crate::lenient;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posted {
    /// The text; of whatever else the message holds, the text that stands for it.
    pub body: Body,
    /// What it holds besides, as far as this release knows.
    #[serde(default, deserialize_with = "lenient::or_default", skip_serializing_if = "Option::is_none")]
    pub with: Option<Content>,
}

impl From<Body> for Posted {
    fn from(body: Body) -> Self {
        Self { body, with: None }
    }
}
