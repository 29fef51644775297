//! Where clocks hang.

use serde::{Deserialize, Serialize};

use crate::limits;

/// A time zone by its IANA name, such as `Europe/Amsterdam`. Has that form; whether there is such a zone, the platform
/// knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(String);

/// A text is no zone's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ZoneError;

impl Zone {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self("UTC".to_owned())
    }
}

impl std::fmt::Display for ZoneError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no name of a time zone")
    }
}

impl TryFrom<String> for Zone {
    type Error = ZoneError;

    fn try_from(name: String) -> Result<Self, ZoneError> {
        // An offset such as `+02:00` is none: it does not follow summer time.
        let is_letter = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'/' | b'_' | b'-' | b'+');
        let is_name = name.len() <= limits::ZONE_CHARACTERS
            && name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.bytes().all(is_letter);
        if is_name { Ok(Self(name)) } else { Err(ZoneError) }
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h1_a_zone_has_a_name() {
        for name in
            ["UTC", "Europe/Amsterdam", "America/Port-au-Prince", "Etc/GMT+12", "America/Argentina/Buenos_Aires"]
        {
            assert_eq!(Zone::try_from(name.to_owned()).map(String::from).as_deref(), Ok(name));
        }
        for name in ["", "+02:00", "Europe/Amsterdam ", "Europe\u{2044}Amsterdam", "a,b", &"a".repeat(65)] {
            assert_eq!(Zone::try_from(name.to_owned()), Err(ZoneError), "{name:?}");
        }
    }
}
