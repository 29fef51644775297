//! The owner's one colour, and the ink that can be read on it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::IdError;

/// An sRGB colour, written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    red: u8,
    green: u8,
    blue: u8,
}

/// The colour of text on an accent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Black text.
    Black,
    /// White text.
    White,
}

impl Accent {
    /// The colour of a new site: a calm green.
    pub const DEFAULT: Self = Self { red: 0x1f, green: 0x6f, blue: 0x5c };

    /// Black or white, whichever contrasts more. Either reaches 4.5:1 on every colour.
    /// Source: WCAG 2.2, contrast ratio (1.4.3).
    pub fn ink(self) -> Ink {
        // Contrast with white is 1.05 / (l + 0.05), with black (l + 0.05) / 0.05; they meet at l ≈ 0.179.
        if self.luminance() > 0.179 { Ink::Black } else { Ink::White }
    }

    /// Relative luminance, 0 to 1. Source: WCAG 2.2, relative luminance.
    fn luminance(self) -> f64 {
        let channel = |byte: u8| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.red) + 0.7152 * channel(self.green) + 0.0722 * channel(self.blue)
    }
}

impl Default for Accent {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Ink {
    /// The colour as CSS takes it.
    pub const fn css(self) -> &'static str {
        match self {
            Self::Black => "#000",
            Self::White => "#fff",
        }
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl FromStr for Accent {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii()).ok_or(IdError)?;
        let byte = |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).map_err(|_| IdError);
        if digits.contains('+') {
            return Err(IdError);
        }
        Ok(Self { red: byte(0)?, green: byte(2)?, blue: byte(4)? })
    }
}

impl Serialize for Accent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Accent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_on_any_accent_has_a_contrast_of_at_least_four_and_a_half() {
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(15) {
                for blue in (0..=255).step_by(15) {
                    let accent = Accent { red, green, blue };
                    let contrast = match accent.ink() {
                        Ink::White => 1.05 / (accent.luminance() + 0.05),
                        Ink::Black => (accent.luminance() + 0.05) / 0.05,
                    };
                    assert!(contrast >= 4.5, "{accent}: {contrast}");
                }
            }
        }
    }

    #[test]
    fn a_colour_is_six_digits_and_nothing_else() {
        assert_eq!("#1f6F5c".parse(), Ok(Accent::DEFAULT));
        for wrong in ["", "#fff", "1f6f5c", "#1f6f5g", "#1f6f5c;", "#+f+f+f", "#éééaaa", "red"] {
            assert_eq!(wrong.parse::<Accent>(), Err(IdError), "{wrong}");
        }
    }
}
