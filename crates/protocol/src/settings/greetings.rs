//! What visitors read before they have written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Language;
use crate::visible::{is_invisible, turns_direction};
use crate::{lenient, limits};

/// The owner's greeting, by language: two letters (ISO 639-1). A language without one has the chat's own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Greetings {
    /// The first line stands larger than the rest. At most [`limits::GREETING_CHARACTERS`] characters each.
    #[serde(deserialize_with = "lenient::known_entries")]
    pub texts: BTreeMap<Language, String>,
}

impl Greetings {
    /// The greeting in a language: its first line, and the rest.
    pub fn of(&self, language: &str) -> Option<(&str, &str)> {
        let text = self.texts.get(&language.parse().ok()?)?.trim();
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        Some((first.trim_end(), rest.trim_start()))
    }

    /// Whether each can be read, and is one for a language.
    pub fn is_sound(&self) -> bool {
        let is_one = |language: &Language| *language != Language::Auto;
        self.texts.len() <= limits::GREETINGS_PER_SITE
            && self.texts.iter().all(|(language, text)| is_one(language) && Self::can_be(text))
    }

    /// Whether visitors can be greeted with a text: something to be seen, of lines, not too long.
    pub fn can_be(text: &str) -> bool {
        text.chars().count() <= limits::GREETING_CHARACTERS
            && !text.chars().all(|letter| letter.is_whitespace() || is_invisible(letter))
            && !text.chars().any(|letter| (letter.is_control() && letter != '\n') || turns_direction(letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn greetings(tag: &str, text: &str) -> Greetings {
        Greetings { texts: [(tag.parse().unwrap(), text.to_owned())].into() }
    }

    #[test]
    fn the_first_line_is_apart_from_the_rest() {
        assert_eq!(
            greetings("nl", "Hallo!\n\nWaar kunnen we\nmee helpen?").of("nl"),
            Some(("Hallo!", "Waar kunnen we\nmee helpen?"))
        );
        assert_eq!(greetings("nl", " Hallo! ").of("nl"), Some(("Hallo!", "")));
        assert_eq!(greetings("nl", "Hallo!").of("en"), None);
    }

    #[test]
    fn a_greeting_is_text_for_a_language() {
        assert!(greetings("nl", "Hallo <b>!").is_sound());
        assert!(greetings("nl", &"é".repeat(300)).is_sound());
        for (tag, text) in [("nl", ""), ("nl", " \n\u{200b}"), ("nl", "a\u{202e}b"), ("nl", "a\tb"), ("auto", "a")] {
            assert!(!greetings(tag, text).is_sound(), "{tag} {text:?}");
        }
        assert!(!greetings("nl", &"é".repeat(301)).is_sound());
        let many = (b'a'..=b'u').map(|letter| (Language::Of([b'a', letter]), "Hi".to_owned())).collect();
        assert!(!Greetings { texts: many }.is_sound());
    }
}
