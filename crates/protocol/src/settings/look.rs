//! What visitors see.

use serde::{Deserialize, Serialize};

use super::{Distance, Language, Launcher};
use crate::Accent;
use crate::lenient;

/// The chat's looks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// The one colour.
    #[serde(deserialize_with = "lenient::or_default")]
    pub accent: Accent,
    /// Light or dark.
    #[serde(deserialize_with = "lenient::or_default")]
    pub theme: Theme,
    /// On which side of the page the launcher sits.
    #[serde(deserialize_with = "lenient::or_default")]
    pub side: Side,
    /// How far from that side.
    #[serde(deserialize_with = "lenient::or_default")]
    pub from_side: Distance,
    /// How far from the bottom.
    #[serde(deserialize_with = "lenient::or_default")]
    pub from_bottom: Distance,
    /// The language of the chat's own texts.
    #[serde(deserialize_with = "lenient::or_default")]
    pub language: Language,
    /// Whether they address visitors formally, in languages that make the difference.
    #[serde(deserialize_with = "lenient::or_default")]
    pub formal: bool,
    /// How the launcher looks beside that, where it is left out, and when it comes.
    #[serde(deserialize_with = "lenient::or_default")]
    pub launcher: Launcher,
}

/// Whether the chat is light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the visitor's device is.
    #[default]
    Auto,
    /// Light on every device.
    Light,
    /// Dark on every device.
    Dark,
}

impl Theme {
    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
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
