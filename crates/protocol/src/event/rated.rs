//! The visitor says how it was, once a conversation is closed.

use serde::{Deserialize, Serialize};

use crate::Body;

/// How it was. The last one counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rated {
    /// From 1, bad, to 5, good.
    pub stars: Stars,
    /// A sentence, if the visitor wrote one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Body>,
}

/// 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Stars(u8);

/// A number is not from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StarsError;

impl std::fmt::Display for StarsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not from 1 to 5")
    }
}

impl TryFrom<u8> for Stars {
    type Error = StarsError;

    fn try_from(number: u8) -> Result<Self, StarsError> {
        if (1..=5).contains(&number) { Ok(Self(number)) } else { Err(StarsError) }
    }
}

impl From<Stars> for u8 {
    fn from(stars: Stars) -> Self {
        stars.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s7_there_are_one_to_five_stars() {
        let read = |text: &str| serde_json::from_str::<Rated>(text).map(|rated| u8::from(rated.stars)).ok();
        assert_eq!(read(r#"{"stars":1}"#), Some(1));
        assert_eq!(read(r#"{"stars":5,"comment":"Quick!"}"#), Some(5));
        for odd in ["0", "6", "-1", "2.5", "\"5\"", "256", "null"] {
            assert_eq!(read(&format!(r#"{{"stars":{odd}}}"#)), None, "{odd}");
        }
        assert_eq!(read(r#"{"stars":5,"comment":" "}"#), None);
    }
}
