//! How the launcher looks, where it is left out, and when it comes. Every value is safe to be rendered into a script or
//! a stylesheet: a choice among a few, a text that is only ever text, a pattern of harmless characters.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Language;
use crate::{lenient, limits};

/// The launcher, beside its colour and place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Launcher {
    /// A text beside the icon, by the language of the chat, at most [`limits::LABELS`]; the one of [`Language::Auto`] for
    /// all that have none.
    #[serde(deserialize_with = "lenient::known_entries")]
    pub labels: BTreeMap<Language, Label>,
    /// How large.
    #[serde(deserialize_with = "lenient::or_default")]
    pub size: Size,
    /// What is drawn on it.
    #[serde(deserialize_with = "lenient::or_default")]
    pub icon: Icon,
    /// Pages without a launcher, at most [`limits::HIDDEN_PATHS`].
    #[serde(deserialize_with = "lenient::known")]
    pub hidden: Vec<PathPattern>,
    /// When it comes, and the chat with it.
    #[serde(deserialize_with = "lenient::or_default")]
    pub load: Load,
}

/// A text beside the launcher's icon: trimmed, 1 to [`limits::LABEL_CHARACTERS`] characters, none of them a control
/// character.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Label(String);

/// Paths of pages, such as `/checkout/*`: a `/`, then letters, digits and `/ _ . ~ % -`, with `*` for anything at all; at
/// most [`limits::PATH_CHARACTERS`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PathPattern(String);

/// A text is no label, or no pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LauncherError;

/// The launcher's height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Size {
    /// 48 px.
    Small,
    /// 56 px.
    #[default]
    Normal,
    /// 64 px.
    Large,
}

/// The launcher's icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Icon {
    /// A speech bubble.
    #[default]
    Bubble,
    /// A question mark.
    Question,
    /// An envelope.
    Envelope,
    /// A waving hand.
    Hand,
}

/// What the chat does before a visitor acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Load {
    /// The launcher is drawn when the page is idle; for who has written before, the chat is loaded, too.
    #[default]
    Idle,
    /// The launcher is drawn when the page is idle, and nothing is loaded before the visitor turns to it.
    Interaction,
    /// Nothing is drawn before the page asks for it.
    Manual,
}

impl Launcher {
    /// Whether only more script than others need can draw it.
    pub fn is_special(&self) -> bool {
        !self.labels.is_empty() || !self.hidden.is_empty() || self.load != Load::Idle
    }
}

impl Size {
    /// The height in CSS pixels.
    pub const fn pixels(self) -> u16 {
        match self {
            Self::Small => 48,
            Self::Normal => 56,
            Self::Large => 64,
        }
    }
}

impl Load {
    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Interaction => "interaction",
            Self::Manual => "manual",
        }
    }
}

impl Label {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PathPattern {
    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same as a regular expression of JavaScript.
    pub fn expression(&self) -> String {
        format!("^{}$", self.0.replace('.', "\\.").replace('*', ".*"))
    }
}

impl std::fmt::Display for LauncherError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a label or a path as the launcher takes them")
    }
}

impl TryFrom<String> for Label {
    type Error = LauncherError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let text = text.trim();
        let count = text.chars().count();
        let is_label = (1..=limits::LABEL_CHARACTERS).contains(&count) && !text.contains(char::is_control);
        if is_label { Ok(Self(text.to_owned())) } else { Err(LauncherError) }
    }
}

impl TryFrom<String> for PathPattern {
    type Error = LauncherError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_harmless = |letter: char| letter.is_ascii_alphanumeric() || "/_.~%*-".contains(letter);
        let is_pattern =
            text.starts_with('/') && text.len() <= limits::PATH_CHARACTERS && text.chars().all(is_harmless);
        if is_pattern { Ok(Self(text)) } else { Err(LauncherError) }
    }
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.0
    }
}

impl From<PathPattern> for String {
    fn from(pattern: PathPattern) -> Self {
        pattern.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Option<String> {
        Label::try_from(text.to_owned()).ok().map(String::from)
    }

    fn expression(text: &str) -> Option<String> {
        PathPattern::try_from(text.to_owned()).ok().map(|pattern| pattern.expression())
    }

    #[test]
    fn a_label_is_a_short_text() {
        assert_eq!(label(" Vraag het ons ").as_deref(), Some("Vraag het ons"));
        assert_eq!(label(&"é".repeat(24)), Some("é".repeat(24)));
        // Only ever text: what it says is its own matter.
        assert_eq!(label("</script>").as_deref(), Some("</script>"));
        for odd in ["", "  ", "two\nlines", &"a".repeat(25)] {
            assert_eq!(label(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_pattern_has_no_characters_that_mean_something_elsewhere() {
        assert_eq!(expression("/checkout/*").as_deref(), Some("^/checkout/.*$"));
        assert_eq!(expression("/a.html").as_deref(), Some("^/a\\.html$"));
        for odd in
            ["", "checkout", "/a b", "/a\"b", "/(a|b)", "/a+", "/\\d", "/é", "/a?b", &format!("/{}", "a".repeat(100))]
        {
            assert_eq!(expression(odd), None, "{odd}");
        }
    }

    #[test]
    fn what_a_release_does_not_know_is_as_if_it_were_not_there() {
        let read = |json: &str| serde_json::from_str::<Launcher>(json).unwrap();
        assert_eq!(read("{}"), Launcher::default());
        let later = r#"{"labels":{"auto":"Chat","nl":"","later":"?","en":7},"size":"huge","icon":"star","hidden":["/a","(",7],"load":"later","halo":1}"#;
        let known = read(later);
        assert_eq!(known.labels.len(), 1);
        assert_eq!((known.size, known.icon, known.load), (Size::Normal, Icon::Bubble, Load::Idle));
        assert_eq!(known.hidden, ["/a".to_owned().try_into().unwrap()]);
        assert!(known.is_special());
        assert!(!Launcher { size: Size::Large, icon: Icon::Hand, ..Launcher::default() }.is_special());
    }
}
