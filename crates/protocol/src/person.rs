//! People: the names that others see, the addresses that mail reaches, and an agent's face. Each rule once, for the
//! forms of the console and for the edge.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::AgentId;
use crate::limits;
use crate::visible::{is_invisible, turns_direction};

/// An agent as visitors and colleagues see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Face {
    /// The agent.
    pub id: AgentId,
    /// The name they had then, as [`Name`] allows it.
    pub name: String,
}

/// The name of a person or a site: trimmed, 1 to [`limits::NAME_CHARACTERS`] characters, something to be seen among
/// them, no control character, and nothing that turns the direction of writing, by which a name could pass for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Name(String);

/// Why a text cannot be a [`Name`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameError {
    /// Nothing in it can be seen.
    Empty,
    /// More than [`limits::NAME_CHARACTERS`] characters.
    TooLong,
    /// A control character, or one that turns the direction of writing.
    ControlCharacter,
}

/// A mail address, in lower case: something before the `@`, a host with a dot (or `localhost`) behind it, at most 254
/// bytes (RFC 5321, 4.5.3.1.3), no spaces. Whether mail arrives there is for a mail to show.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Email(String);

/// Why a text cannot be an [`Email`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailError {
    /// Nothing is in it.
    Empty,
    /// It does not look like an address.
    NotAnAddress,
}

impl Name {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

impl TryFrom<&str> for Name {
    type Error = NameError;

    fn try_from(text: &str) -> Result<Self, NameError> {
        let text = text.trim();
        if text.chars().all(is_invisible) {
            return Err(NameError::Empty);
        }
        if text.chars().count() > limits::NAME_CHARACTERS {
            return Err(NameError::TooLong);
        }
        if text.chars().any(|letter| letter.is_control() || turns_direction(letter)) {
            return Err(NameError::ControlCharacter);
        }
        Ok(Self(text.to_owned()))
    }
}

impl Email {
    /// The longest address, in bytes.
    pub const MAX_BYTES: usize = 254;

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<&str> for Email {
    type Error = EmailError;

    fn try_from(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        let sound = text.rsplit_once('@').is_some_and(|(name, host)| {
            let labels = host.split('.').all(|label| !label.is_empty());
            !name.is_empty() && labels && (host.contains('.') || host.eq_ignore_ascii_case("localhost"))
        });
        let odd = |letter: char| is_invisible(letter) || letter.is_control();
        if !sound || text.len() > Self::MAX_BYTES || text.chars().any(odd) {
            return Err(EmailError::NotAnAddress);
        }
        Ok(Self(text.to_ascii_lowercase()))
    }
}

macro_rules! checked_text {
    ($name:ident, $error:ident, $what:literal) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                Self::try_from(text.as_str()).map_err(de::Error::custom)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Display for $error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($what)
            }
        }

        impl std::error::Error for $error {}
    };
}
checked_text!(Name, NameError, "not a name");
checked_text!(Email, EmailError, "not a mail address");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_something_to_be_seen_and_reads_as_it_is_written() {
        let check = |text: &str, expected| {
            assert_eq!(Name::try_from(text).as_ref().map(Name::as_str).map_err(|error| *error), expected, "{text:?}");
        };
        check("  Anna de Vries ", Ok("Anna de Vries"));
        check("می‌خواهم", Ok("می‌خواهم"));
        for empty in ["", "  ", "\u{200b}\u{2060}", "\u{3164}"] {
            check(empty, Err(NameError::Empty));
        }
        let longest = "é".repeat(60);
        check(&longest, Ok(&longest));
        check(&"é".repeat(61), Err(NameError::TooLong));
        check("Anna\u{202e}annA", Err(NameError::ControlCharacter));
        check("An\nna", Err(NameError::ControlCharacter));
    }

    #[test]
    fn a_mail_address_is_what_mail_could_be_sent_to() {
        for (text, expected) in [
            (" Anna@Shop.example ", Ok("anna@shop.example")),
            ("anna@localhost", Ok("anna@localhost")),
            ("a@b@shop.example", Ok("a@b@shop.example")),
            ("", Err(EmailError::Empty)),
            ("anna", Err(EmailError::NotAnAddress)),
            ("@shop.example", Err(EmailError::NotAnAddress)),
            ("anna@shop", Err(EmailError::NotAnAddress)),
            ("anna@shop..example", Err(EmailError::NotAnAddress)),
            ("a b@shop.example", Err(EmailError::NotAnAddress)),
            ("a\u{200b}b@shop.example", Err(EmailError::NotAnAddress)),
        ] {
            assert_eq!(Email::try_from(text).as_ref().map(Email::as_str).map_err(|error| *error), expected, "{text:?}");
        }
        assert_eq!(
            Email::try_from(format!("{}@shop.example", "a".repeat(250)).as_str()),
            Err(EmailError::NotAnAddress)
        );
    }
}
