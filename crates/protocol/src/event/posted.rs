//! A message was posted.

use serde::{Deserialize, Serialize};

use super::{Choices, Content};
use crate::{Body, File, lenient};

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posted {
    /// The text; of whatever else the message holds, the text that stands for it.
    pub body: Body,
    /// What it holds besides, as far as this release knows.
    #[serde(default, deserialize_with = "lenient::or_default", skip_serializing_if = "Option::is_none")]
    pub with: Option<Content>,
}

impl Posted {
    /// The file that it holds: itself, or the picture of its card.
    pub const fn file(&self) -> Option<&File> {
        match &self.with {
            Some(Content::File(file)) => Some(file),
            Some(Content::Card(card)) => card.picture.as_ref(),
            Some(Content::Choices(_) | Content::Closing(_)) | None => None,
        }
    }

    /// The answer that ends the conversation, if it offers one.
    pub fn ending(&self) -> Option<&str> {
        match &self.with {
            Some(Content::Closing(choices)) => Some(choices.last()),
            Some(Content::Choices(_) | Content::File(_) | Content::Card(_)) | None => None,
        }
    }

    /// The answers to choose from that it offers.
    pub const fn choices(&self) -> Option<&Choices> {
        match &self.with {
            Some(Content::Choices(choices) | Content::Closing(choices)) => Some(choices),
            Some(Content::File(_) | Content::Card(_)) | None => None,
        }
    }
}

impl From<Body> for Posted {
    fn from(body: Body) -> Self {
        Self { body, with: None }
    }
}
