//! What the frame is told about its site; the worker renders it into the page.

use crate::json::Json;

/// As `protocol::FrameSettings`, taken as it comes: the worker has checked it, and the frame only passes it on.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) site: String,
    /// The name that visitors see.
    pub(crate) name: String,
    pub(crate) accent: String,
    /// Text on that colour.
    pub(crate) ink: String,
    /// Websites whose loader the frame obeys.
    pub(crate) origins: Vec<String>,
}

impl Settings {
    pub(crate) fn read(text: &str) -> Option<Self> {
        let json = Json::read(text)?;
        let part = |name| json.get(name).as_str().map(str::to_owned);
        let origins = json.get("origins").as_list()?.iter().filter_map(Json::as_str).map(str::to_owned);
        Some(Self {
            site: part("site")?,
            name: part("name")?,
            accent: part("accent")?,
            ink: part("ink")?,
            origins: origins.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use protocol::FrameSettings;

    use super::*;

    #[test]
    fn settings_are_read_as_the_protocol_has_them() {
        let document = include_str!("../../docs/protocol.md");
        let text = document.split("```json frame_settings\n").nth(1).and_then(|rest| rest.lines().next()).unwrap();
        let theirs: FrameSettings = serde_json::from_str(text).unwrap();
        let ours = Settings::read(text).unwrap();
        let origins: Vec<_> = theirs.origins.iter().map(|origin| origin.as_str().to_owned()).collect();
        assert_eq!(
            (ours.site, ours.name, ours.accent, ours.ink, ours.origins),
            (theirs.site.to_string(), theirs.name, theirs.accent.to_string(), theirs.ink, origins)
        );
        assert_eq!(Settings::read("{}"), None);
    }
}
