//! A page of the owner's website that an agent wants to send as a card.

use serde::{Deserialize, Serialize};

use crate::PageFacts;

/// The page to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardRequest {
    /// Its address.
    pub url: String,
}

/// What it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardAnswer {
    /// What can be said.
    pub card: PageFacts,
    /// Whether it names a picture, which can be asked for.
    pub picture: bool,
}
