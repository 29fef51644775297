//! What visitors read before they have written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Language, PathPattern};
use crate::visible::{is_invisible, turns_direction};
use crate::{lenient, limits};

/// The owner's greetings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Greetings {
    /// On all pages, by language: two letters (ISO 639-1). A language without one has the chat's own. The first line stands
    /// larger than the rest. At most [`limits::GREETING_CHARACTERS`] characters each.
    #[serde(deserialize_with = "lenient::known_entries")]
    pub texts: BTreeMap<Language, String>,
    /// On some pages something else, at most [`limits::GREETED_PAGES`]; of those that fit, the first.
    #[serde(deserialize_with = "lenient::known", skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageGreeting>,
}

/// What visitors read on some pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageGreeting {
    /// Which ones.
    pub path: PathPattern,
    /// By language; the one of [`Language::Auto`] for all that have none. Where there is none either, it is as if the page
    /// were not named.
    #[serde(deserialize_with = "lenient::known_entries")]
    pub texts: BTreeMap<Language, String>,
}

impl PageGreeting {
    /// The greeting in a language: its first line, and the rest.
    pub fn of(&self, language: &str) -> Option<(&str, &str)> {
        let own = language.parse().ok().and_then(|language: Language| self.texts.get(&language));
        own.or_else(|| self.texts.get(&Language::Auto)).map(|text| parts(text))
    }
}

impl Greetings {
    /// The greeting in a language: its first line, and the rest.
    pub fn of(&self, language: &str) -> Option<(&str, &str)> {
        self.texts.get(&language.parse().ok()?).map(|text| parts(text))
    }

    /// Whether each can be read, and is one for a language.
    pub fn is_sound(&self) -> bool {
        let is_one = |language: &Language| *language != Language::Auto;
        self.texts.len() <= limits::GREETINGS_PER_SITE
            && self.texts.iter().all(|(language, text)| is_one(language) && Self::can_be(text))
            && self.pages.len() <= limits::GREETED_PAGES
            && self.pages.iter().all(|page| {
                !page.texts.is_empty()
                    && page.texts.len() <= limits::GREETINGS_PER_SITE
                    && page.texts.values().all(|text| Self::can_be(text))
            })
    }

    /// Whether visitors can be greeted with a text: something to be seen, of lines, not too long.
    pub fn can_be(text: &str) -> bool {
        text.chars().count() <= limits::GREETING_CHARACTERS
            && !text.chars().all(|letter| letter.is_whitespace() || is_invisible(letter))
            && !text.chars().any(|letter| (letter.is_control() && letter != '\n') || turns_direction(letter))
    }
}

fn parts(text: &str) -> (&str, &str) {
    let text = text.trim();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    (first.trim_end(), rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn greetings(tag: &str, text: &str) -> Greetings {
        Greetings { texts: [(tag.parse().unwrap(), text.to_owned())].into(), ..Greetings::default() }
    }

    #[test]
    fn a_page_has_a_greeting_of_its_own() {
        let page = |texts: &[(&str, &str)]| PageGreeting {
            path: "/returns/*".to_owned().try_into().unwrap(),
            texts: texts.iter().map(|(tag, text)| (tag.parse().unwrap(), (*text).to_owned())).collect(),
        };
        let returns = page(&[("auto", "Returns?\nWe help."), ("nl", "Terugsturen?")]);
        assert_eq!(returns.of("nl"), Some(("Terugsturen?", "")));
        assert_eq!(returns.of("de"), Some(("Returns?", "We help.")));
        assert_eq!(page(&[("nl", "Hallo")]).of("de"), None);
        let sound = |pages| Greetings { pages, ..Greetings::default() }.is_sound();
        assert!(sound(vec![returns.clone(); limits::GREETED_PAGES]));
        assert!(!sound(vec![returns; limits::GREETED_PAGES + 1]));
        assert!(!sound(vec![page(&[])]));
        assert!(!sound(vec![page(&[("nl", "a\tb")])]));
        let later = r#"{"texts":{},"pages":[{"path":"(","texts":{}},{"path":"/a","texts":{"nl":"Hoi","later":3}},7]}"#;
        let known: Greetings = serde_json::from_str(later).unwrap();
        assert_eq!(known.pages.iter().map(|page| page.of("nl")).collect::<Vec<_>>(), [Some(("Hoi", ""))]);
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
        assert!(!Greetings { texts: many, ..Greetings::default() }.is_sound());
    }
}
