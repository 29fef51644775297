//! How conversations end by themselves.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::limits;

/// What follows when a visitor says nothing more (rule S8): nothing, unless the owner wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Endings {
    /// How long nothing happens after the team's last message until the visitor is asked whether there is anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask_after: Option<Minutes>,
    /// How long nothing happens after that question, whoever asked it, until the conversation closes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub close_after: Option<Minutes>,
}

/// A silence in minutes: [`limits::SILENCE_AT_LEAST`] to [`limits::SILENCE_AT_MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Minutes(u16);

/// A number is no silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinutesError;

impl Endings {
    /// Whether nothing ever ends by itself.
    pub const fn is_off(&self) -> bool {
        self.ask_after.is_none() && self.close_after.is_none()
    }
}

impl Minutes {
    /// The same as a time.
    pub const fn duration(self) -> Duration {
        Duration::from_secs(self.0 as u64 * 60)
    }
}

impl std::fmt::Display for MinutesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("fewer or more minutes than a silence may have")
    }
}

impl TryFrom<u16> for Minutes {
    type Error = MinutesError;

    fn try_from(minutes: u16) -> Result<Self, Self::Error> {
        let is_one = (limits::SILENCE_AT_LEAST..=limits::SILENCE_AT_MOST).contains(&minutes);
        if is_one { Ok(Self(minutes)) } else { Err(MinutesError) }
    }
}

impl From<Minutes> for u16 {
    fn from(minutes: Minutes) -> Self {
        minutes.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s8_a_silence_has_five_minutes_at_least_and_a_day_at_most() {
        for minutes in [5, 30, 1_440] {
            assert_eq!(Minutes::try_from(minutes).map(u16::from), Ok(minutes));
        }
        for odd in ["0", "4", "1441", "-5", "5.5", "\"30\""] {
            assert!(serde_json::from_str::<Minutes>(odd).is_err(), "{odd}");
        }
        let endings: Endings = serde_json::from_str(r#"{"ask_after":30}"#).unwrap();
        assert_eq!(endings.ask_after.map(Minutes::duration), Some(Duration::from_mins(30)));
        assert_eq!(endings.close_after, None);
        assert!(!endings.is_off() && Endings::default().is_off());
    }
}
