//! What a room knows of its owner's wishes about silence (rule S8). The edge says it with the visitor, and it is stored:
//! when the alarm rings nobody may be there, and the object of the site stands in no conversation's path.

use protocol::{Body, Choices, Content, Endings, Posted, Settings};
use serde::{Deserialize, Serialize};
use words::{Formality, Language, said};

use crate::conversation::Silence;

/// What the owner wants of a silence, and how visitors are addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SilenceRule {
    /// When what happens.
    #[serde(flatten)]
    endings: Endings,
    /// Whether visitors are addressed formally.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    formal: bool,
    /// The site's language, for a visitor whose own is not known.
    language: protocol::Language,
}

impl SilenceRule {
    /// As a site's settings say. All that let silence be are alike, so that nothing is stored of them.
    pub fn of(settings: &Settings) -> Self {
        let (endings, look) = (settings.endings.value, &settings.look.value);
        if endings.is_off() { Self::default() } else { Self { endings, formal: look.formal, language: look.language } }
    }

    /// What is to follow from the silence of a visitor, of whose language the BCP 47 tag may be known; nothing where the
    /// owner lets it be.
    pub(super) fn silence(&self, visitor: Option<&str>) -> Option<Silence> {
        let endings = self.endings;
        if endings.is_off() { None } else { Some(Silence { endings, question: self.question(visitor)? }) }
    }

    /// In the visitor's language, or else in the site's, or in English.
    fn question(&self, visitor: Option<&str>) -> Option<Posted> {
        let site = || Language::spoken(&self.language.to_string()).unwrap_or(Language::En);
        let language = visitor.and_then(Language::spoken).unwrap_or_else(site);
        let said = said::of(language, Formality::of(self.formal));
        let answers = [said.something_else, said.all_done].map(str::to_owned).to_vec();
        let body = Body::try_from(said.anything_else).ok()?;
        Some(Posted { body, with: Choices::checked(answers).map(Content::Closing) })
    }
}

#[cfg(test)]
#[path = "silence_tests.rs"]
mod tests;
