//! What the worker says about the site.

use words::widget::Widget;

use crate::wire::json::Json;

/// As `protocol::FrameSettings`, taken as it comes: the worker has checked it, and the frame only passes it on.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) site: String,
    /// The name that visitors see.
    pub(crate) name: String,
    pub(crate) accent: String,
    /// Text on that colour.
    pub(crate) ink: String,
    /// Whether the chat is light or dark; as the device is, where it says something else.
    pub(crate) theme: String,
    /// Websites whose loader the frame obeys.
    pub(crate) origins: Vec<String>,
    /// The language of the texts; there is one page, so it is kept for as long as that lives, as they are.
    pub(crate) language: &'static str,
    pub(crate) texts: Widget,
    /// The name of the file with the texts of later parts.
    pub(crate) later: String,
}

impl Settings {
    pub(super) fn read(json: &impl Json) -> Option<Self> {
        let part = |name| json.get(name).text();
        let list = |name| Some(json.get(name).list()?.iter().filter_map(Json::text).collect());
        Some(Self {
            site: part("site")?,
            name: part("name")?,
            accent: part("accent")?,
            ink: part("ink")?,
            theme: part("theme").unwrap_or_default(),
            origins: list("origins")?,
            language: part("language")?.leak(),
            texts: Widget::read(list("texts")?)?,
            later: part("later")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Accent, FrameSettings};
    use serde_json::json;
    use words::{Formality, Language};

    use super::*;

    fn theirs(texts: &[&str]) -> FrameSettings {
        FrameSettings {
            site: "main".parse().unwrap(),
            name: "Hem & Haw".to_owned(),
            accent: Accent::DEFAULT,
            ink: Accent::DEFAULT.ink().css().to_owned(),
            theme: "dark".to_owned(),
            origins: vec![serde_json::from_value(json!("https://shop.example")).unwrap()],
            language: "nl".to_owned(),
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
            greetings: Vec::new(),
            later: "texts-nl-formal".to_owned(),
        }
    }

    #[test]
    fn settings_are_read_as_the_worker_writes_them() {
        let nl = words::widget::of(Language::Nl, Formality::Formal);
        let theirs = theirs(&nl.list());
        let ours = Settings::read(&serde_json::to_value(&theirs).unwrap()).unwrap();
        assert_eq!(
            (ours.site, ours.name, ours.accent, ours.ink, ours.theme, ours.origins, ours.language),
            (
                theirs.site.to_string(),
                theirs.name,
                theirs.accent.to_string(),
                theirs.ink,
                theirs.theme,
                vec!["https://shop.example".to_owned()],
                "nl"
            )
        );
        assert_eq!((ours.texts, ours.later), (*nl, theirs.later));
    }

    #[test]
    fn without_all_texts_there_are_no_settings() {
        let few = theirs(&["Ask us anything."]);
        assert!(Settings::read(&serde_json::to_value(few).unwrap()).is_none());
        assert!(Settings::read(&json!({})).is_none());
    }
}
