//! The bot hands the conversation over: a person is needed.

use serde::{Deserialize, Serialize};

/// A hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    /// Why.
    pub why: Why,
}

/// Why the bot hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The visitor asked for a person.
    Asked,
    /// It knows no answer.
    Unknown,
    /// Twice it did not help.
    Missed,
    /// The visitor said the same again.
    Repeated,
    /// The visitor is upset.
    Upset,
    /// It cannot answer at the moment, or was switched off.
    Unable,
    /// A reason of a later release.
    #[serde(other)]
    Other,
}
