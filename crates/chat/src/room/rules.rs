//! What a room knows of its owner's wishes: what follows from a silence (rule S8), and whether the bot answers (rule Q1).
//! The edge says it with the visitor, and it is stored: when the alarm rings nobody may be there, and the object of the
//! site stands in no conversation's path.

use protocol::{Body, Bot, Choices, Content, Endings, Posted, Settings};
use serde::{Deserialize, Serialize};
use words::said::{self, Said};
use words::{Formality, Language};

use crate::conversation::Silence;

/// What the owner has happen by itself, and how visitors are addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// When what happens.
    #[serde(flatten)]
    endings: Endings,
    /// Whether visitors are addressed formally.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    formal: bool,
    /// The site's language, for a visitor whose own is not known.
    language: protocol::Language,
    /// Whether the bot answers.
    #[serde(skip_serializing_if = "is_default")]
    bot: Bot,
}

impl Rules {
    /// As a site's settings say. All by which nothing happens are alike, so that nothing is stored of them.
    pub fn of(settings: &Settings) -> Self {
        let (endings, look, bot) = (settings.endings.value, &settings.look.value, settings.bot.value);
        let is_off = endings.is_off() && !bot.on;
        if is_off { Self::default() } else { Self { endings, formal: look.formal, language: look.language, bot } }
    }

    /// What is wanted of the bot.
    pub(super) const fn bot(&self) -> Bot {
        self.bot
    }

    /// What is to follow from the silence of a visitor, of whose language the BCP 47 tag may be known; nothing where the
    /// owner lets it be.
    pub(super) fn silence(&self, visitor: Option<&str>) -> Option<Silence> {
        let endings = self.endings;
        if endings.is_off() { None } else { Some(Silence { endings, question: self.question(visitor)? }) }
    }

    /// In the visitor's language.
    fn question(&self, visitor: Option<&str>) -> Option<Posted> {
        let said = self.said(visitor);
        let answers = [said.something_else, said.all_done].map(str::to_owned).to_vec();
        let body = Body::try_from(said.anything_else).ok()?;
        Some(Posted { body, with: Choices::checked(answers).map(Content::Closing) })
    }

    /// What is said in the team's name, in the visitor's language, or else in the site's, or in English.
    pub(super) fn said(&self, visitor: Option<&str>) -> &'static Said {
        let site = || Language::spoken(&self.language.to_string()).unwrap_or(Language::En);
        let language = visitor.and_then(Language::spoken).unwrap_or_else(site);
        said::of(language, Formality::of(self.formal))
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde asks
fn is_default(bot: &Bot) -> bool {
    *bot == Bot::default()
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
