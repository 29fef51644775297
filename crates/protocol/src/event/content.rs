//! What a message holds besides its text. The text stands for it in lists, and for clients that do not know the kind.

use serde::{Deserialize, Serialize};

use crate::visible::is_invisible;
use crate::{File, PageCard, limits};

/// What a message holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Answers of which the visitor can say one with a tap.
    Choices(Choices),
    /// Answers of which the last one, said next, ends the conversation: it was asked whether there is anything else.
    Closing(Choices),
    /// A photo or another file; the text is its name.
    File(File),
    /// A page of the owner's website; the text is a line that stands for it.
    Card(PageCard),
}

/// Answers to choose from: 1 to [`limits::CHOICES`], no two alike, each a line of at most
/// [`limits::CHOICE_CHARACTERS`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct Choices(Vec<String>);

/// Some texts are no choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoicesError;

impl Choices {
    /// Texts that the server has checked already; nothing without any.
    pub fn checked(texts: Vec<String>) -> Option<Self> {
        (!texts.is_empty()).then_some(Self(texts))
    }

    /// The last of them.
    pub fn last(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// The texts.
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }
}

impl std::fmt::Display for ChoicesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not 1 to 10 different lines")
    }
}

impl TryFrom<Vec<String>> for Choices {
    type Error = ChoicesError;

    fn try_from(texts: Vec<String>) -> Result<Self, Self::Error> {
        let texts: Vec<_> = texts.iter().map(|text| text.trim().to_owned()).collect();
        let is_line = |text: &String| {
            text.chars().count() <= limits::CHOICE_CHARACTERS
                && !text.chars().all(is_invisible)
                && !text.chars().any(char::is_control)
        };
        let is_alone = |(place, text): (usize, &String)| texts.iter().take(place).all(|before| before != text);
        let is_sound = (1..=limits::CHOICES).contains(&texts.len())
            && texts.iter().all(is_line)
            && texts.iter().enumerate().all(is_alone);
        if is_sound { Ok(Self(texts)) } else { Err(ChoicesError) }
    }
}

impl From<Choices> for Vec<String> {
    fn from(choices: Choices) -> Self {
        choices.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], is_sound: bool) {
        let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
        assert_eq!(Choices::try_from(texts).is_ok(), is_sound);
    }

    #[test]
    fn b2_choices_are_one_to_ten_different_lines() {
        check(&["Yes", "No"], true);
        check(&[" Yes "], true);
        check(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], true);
        check(&[&"é".repeat(80)], true);
        check(&[], false);
        check(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"], false);
        check(&["Yes", " Yes"], false);
        check(&["Yes", " "], false);
        check(&["Yes", "\u{200b}"], false);
        check(&["a\nb"], false);
        check(&[&"é".repeat(81)], false);
    }
}
