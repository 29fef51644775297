//! What the owner of a site decides about the chat's looks and where it may appear.

use serde::{Deserialize, Serialize};

use crate::{Accent, Origin, SiteId};

/// Everything the owner sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The name that visitors see, at most [`crate::limits::NAME_CHARACTERS`] characters.
    pub name: String,
    /// The one colour.
    pub accent: Accent,
    /// On which side of the page the launcher sits.
    pub side: Side,
    /// The language of the chat's own texts.
    pub language: Language,
    /// Websites that may show the chat, at most [`crate::limits::ORIGINS_PER_SITE`].
    pub origins: Vec<Origin>,
}

/// A side of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Bottom right.
    #[default]
    Right,
    /// Bottom left.
    Left,
}

/// A language of the chat's own texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// The page's language where the chat has it, else English.
    #[default]
    Auto,
    /// English.
    En,
    /// Dutch.
    Nl,
}

/// What the frame is told about its site, rendered into its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameSettings {
    /// Which site.
    pub site: SiteId,
    /// The name that visitors see.
    pub name: String,
    /// The one colour.
    pub accent: Accent,
    /// Text on that colour, as CSS takes it.
    pub ink: String,
    /// Websites whose loader the frame obeys.
    pub origins: Vec<Origin>,
}
