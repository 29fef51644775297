//! What the owner of a site decides, in parts. Each part has a version of its own, so that a page that was opened long
//! ago cannot undo what changed since; and each setting has a default, so that a record of an earlier release is whole.

mod bot;
mod distance;
mod endings;
mod greetings;
pub mod hours;
mod identity;
mod language;
mod launcher;
mod look;
mod profile;
mod scale;

use serde::{Deserialize, Serialize};

pub use self::bot::Bot;
pub use self::distance::{Distance, DistanceError};
pub use self::endings::{Endings, Minutes, MinutesError};
pub use self::greetings::{Greetings, PageGreeting};
pub use self::hours::{Exception, Hours, Span, SpanError, Week, Zone, ZoneError};
pub use self::identity::{Identity, IdentityKey};
pub use self::language::Language;
pub use self::launcher::{Icon, Label, Launcher, LauncherError, Load, PathPattern, Size};
pub use self::look::{Look, Side, Theme};
pub use self::profile::Profile;
pub use self::scale::Scale;

use crate::{Accent, Origin, SiteId};

/// A part of the settings, and which of its versions it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Versioned<T> {
    /// Counts the changes of this part; a change names the version that it was made from.
    #[serde(default)]
    pub version: u32,
    /// The part.
    #[serde(flatten)]
    pub value: T,
}

/// Everything the owner sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Whose chat it is, and where.
    pub profile: Versioned<Profile>,
    /// What visitors see.
    #[serde(default)]
    pub look: Versioned<Look>,
    /// What visitors read first.
    #[serde(default)]
    pub greetings: Versioned<Greetings>,
    /// Who may write, and how the site proves who they are.
    #[serde(default)]
    pub identity: Versioned<Identity>,
    /// How conversations end by themselves.
    #[serde(default)]
    pub endings: Versioned<Endings>,
    /// When the site answers.
    #[serde(default)]
    pub hours: Versioned<Hours>,
    /// Whether the bot answers.
    #[serde(default)]
    pub bot: Versioned<Bot>,
    /// How much the site can take.
    #[serde(default)]
    pub scale: Versioned<Scale>,
}

impl Settings {
    /// Those of a site of which nothing was set but the profile.
    pub fn of(profile: Profile) -> Self {
        Self {
            profile: Versioned { version: 1, value: profile },
            look: Versioned::default(),
            greetings: Versioned::default(),
            identity: Versioned::default(),
            endings: Versioned::default(),
            hours: Versioned::default(),
            bot: Versioned::default(),
            scale: Versioned::default(),
        }
    }
}

/// A change of one part. Another version than the part's own is refused with [`crate::Refusal::SettingsChanged`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettingsChange {
    /// Whose chat it is, and where.
    Profile(Versioned<Profile>),
    /// What visitors see.
    Look(Versioned<Look>),
    /// What visitors read first.
    Greetings(Versioned<Greetings>),
    /// Who may write, and how the site proves who they are.
    Identity(Versioned<Identity>),
    /// How conversations end by themselves.
    Endings(Versioned<Endings>),
    /// When the site answers.
    Hours(Versioned<Hours>),
    /// Whether the bot answers.
    Bot(Versioned<Bot>),
    /// How much the site can take.
    Scale(Versioned<Scale>),
}

/// What the worker tells the frame about its site, rendered into its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameSettings {
    /// Which site.
    pub site: SiteId,
    /// The name that visitors see.
    pub name: String,
    /// The one colour.
    pub accent: Accent,
    /// Text on that colour, as CSS takes it.
    pub ink: String,
    /// `auto`, `light` or `dark`.
    #[serde(default)]
    pub theme: String,
    /// Websites whose loader the frame obeys.
    pub origins: Vec<Origin>,
    /// The language of the texts, as BCP 47.
    pub language: String,
    /// The frame's texts in that language, in the order of `words::widget`.
    pub texts: Vec<String>,
    /// What visitors read on some pages, in that language, in place of the greeting that is among the texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub greetings: Vec<FrameGreeting>,
    /// The name of the file with the texts of parts that are loaded later, as `words::later` gives it.
    pub later: String,
}

/// What visitors read on some pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameGreeting {
    /// Which paths, as a regular expression of JavaScript.
    pub path: String,
    /// The first line.
    pub greeting: String,
    /// The rest; may be empty.
    pub invitation: String,
}
