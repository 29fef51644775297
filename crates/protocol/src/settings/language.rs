//! Which language the owner chose for the chat's own texts. Knows tags, not which of them the chat speaks.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::IdError;

/// A language of the chat's own texts, written `auto` or as its tag. One that a release does not speak is `auto` to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Language {
    /// The page's language where the chat has it, else English.
    #[default]
    Auto,
    /// This one, by its two letters (ISO 639-1).
    Of([u8; 2]),
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => f.write_str("auto"),
            Self::Of([first, second]) => write!(f, "{}{}", char::from(*first), char::from(*second)),
        }
    }
}

impl FromStr for Language {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            b"auto" => Ok(Self::Auto),
            [first @ b'a'..=b'z', second @ b'a'..=b'z'] => Ok(Self::Of([*first, *second])),
            _ => Err(IdError),
        }
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.to_string()
    }
}

impl TryFrom<String> for Language {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_as_it_is_written_and_nothing_else_is_one() {
        for text in ["auto", "nl", "en"] {
            let language: Language = text.parse().unwrap();
            assert_eq!(language.to_string(), text);
            let json = format!("\"{text}\"");
            assert_eq!(serde_json::to_string(&language).unwrap(), json);
            assert_eq!(serde_json::from_str::<Language>(&json).unwrap(), language);
        }
        for text in ["", "n", "NL", "nl-BE", "automatic", "é"] {
            assert!(text.parse::<Language>().is_err(), "{text}");
        }
    }
}
