//! How far something stands from an edge of the page.

use serde::{Deserialize, Serialize};

use crate::limits;

/// A distance in CSS pixels, at most [`limits::DISTANCE_PIXELS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Distance(u16);

/// A number is no distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DistanceError;

impl Distance {
    /// The pixels.
    pub const fn pixels(self) -> u16 {
        self.0
    }
}

impl Default for Distance {
    fn default() -> Self {
        Self(20)
    }
}

impl std::fmt::Display for DistanceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("more pixels than a distance may have")
    }
}

impl TryFrom<u16> for Distance {
    type Error = DistanceError;

    fn try_from(pixels: u16) -> Result<Self, Self::Error> {
        if pixels <= limits::DISTANCE_PIXELS { Ok(Self(pixels)) } else { Err(DistanceError) }
    }
}

impl From<Distance> for u16 {
    fn from(distance: Distance) -> Self {
        distance.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_has_an_end() {
        assert_eq!(Distance::try_from(200).map(Distance::pixels), Ok(200));
        assert_eq!(Distance::try_from(201), Err(DistanceError));
        assert_eq!(serde_json::from_str::<Distance>("0").unwrap().pixels(), 0);
        for odd in ["-1", "201", "1.5", "\"20\"", "70000"] {
            assert!(serde_json::from_str::<Distance>(odd).is_err(), "{odd}");
        }
    }
}
