//! The text of a message, parsed once at the edge into something that cannot be wrong.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::limits;
use crate::visible::is_invisible;

/// A message's text: trimmed, 1 to [`limits::BODY_CHARACTERS`] characters, at least one of them visible, no control
/// characters but line breaks and tabs, line breaks as `\n`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Body(String);

/// Why a text cannot be a [`Body`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyError {
    /// Nothing in it can be seen.
    Empty,
    /// More than [`limits::BODY_CHARACTERS`] characters.
    TooLong,
    /// A control character other than a line break or a tab.
    ControlCharacter,
}

impl Body {
    /// A text that is known to be one.
    pub(crate) const fn checked(text: String) -> Self {
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first line, at most `characters` long, for lists.
    pub fn excerpt(&self, characters: usize) -> String {
        let line = self.0.lines().next().unwrap_or_default();
        match line.char_indices().nth(characters) {
            Some((end, _)) => format!("{}…", line[..end].trim_end()),
            None => line.to_owned(),
        }
    }
}

impl From<Body> for String {
    fn from(body: Body) -> Self {
        body.0
    }
}

impl TryFrom<&str> for Body {
    type Error = BodyError;

    fn try_from(text: &str) -> Result<Self, BodyError> {
        let text = text.trim();
        if text.chars().all(is_invisible) {
            return Err(BodyError::Empty);
        }
        // Not `replace`: searching for a text brings 1.5 KB into the widget.
        let mut letters = text.chars().peekable();
        let mut text = String::with_capacity(text.len());
        while let Some(letter) = letters.next() {
            if letter != '\r' || letters.peek() != Some(&'\n') {
                text.push(letter);
            }
        }
        if text.chars().count() > limits::BODY_CHARACTERS {
            return Err(BodyError::TooLong);
        }
        if text.chars().any(|letter| letter.is_control() && letter != '\n' && letter != '\t') {
            return Err(BodyError::ControlCharacter);
        }
        Ok(Self(text))
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::try_from(text.as_str()).map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "empty body",
            Self::TooLong => "body too long",
            Self::ControlCharacter => "control character in body",
        })
    }
}

impl std::error::Error for BodyError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, BodyError>) {
        assert_eq!(Body::try_from(text).as_ref().map(Body::as_str).map_err(|error| *error), expected);
    }

    #[test]
    fn b1_a_body_is_trimmed_and_never_empty() {
        check("  hello \n", Ok("hello"));
        check("", Err(BodyError::Empty));
        check(" \n\t ", Err(BodyError::Empty));
        check("\u{200b}\u{feff}\u{200d}", Err(BodyError::Empty));
    }

    #[test]
    fn b1_a_body_has_at_most_4000_characters_whatever_their_bytes() {
        check(&"é".repeat(4000), Ok(&"é".repeat(4000)));
        check(&"a".repeat(4001), Err(BodyError::TooLong));
    }

    #[test]
    fn b1_line_breaks_are_kept_and_other_control_characters_refused() {
        check("a\r\nb\tc", Ok("a\nb\tc"));
        check("a\u{0}b", Err(BodyError::ControlCharacter));
        check("a\u{1b}[31mb", Err(BodyError::ControlCharacter));
        check("a\u{85}b", Err(BodyError::ControlCharacter));
        check("👩‍👩‍👧 ok", Ok("👩‍👩‍👧 ok"));
    }

    #[test]
    fn an_excerpt_is_the_first_line_cut_between_characters() {
        let body = Body::try_from("één twee\ndrie").map(|body| (body.excerpt(3), body.excerpt(80)));
        assert_eq!(body, Ok(("één…".to_owned(), "één twee".to_owned())));
    }
}
