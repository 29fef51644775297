//! Whose chat it is, and where it may appear.

use protocol::{Profile, Settings, SettingsChange, Versioned};

use super::part::{Input, Part, Setting};
use crate::parts::fields;
use crate::texts::Texts;

impl Part for Profile {
    const ID: &'static str = "profile";
    const SETTINGS: &'static [Setting<Self>] = &[
        Setting {
            id: "site-name",
            label: |words| words.site_name,
            hint: |words| words.site_name_hint.to_owned(),
            input: Input::Line,
            write: |profile| profile.name.to_string(),
            read: |profile, text| fields::name(text).map(|name| profile.name = name),
        },
        Setting {
            id: "websites",
            label: |words| words.websites,
            hint: |words| words.websites_hint.to_owned(),
            input: Input::Lines,
            write: |profile| profile.origins.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
            read: |profile, text| fields::websites(text).map(|origins| profile.origins = origins),
        },
        Setting {
            id: "query",
            label: |words| words.query,
            hint: |words| words.query_hint.to_owned(),
            input: Input::Lines,
            write: |profile| profile.query.join("\n"),
            read: |profile, text| fields::query_names(text).map(|query| profile.query = query),
        },
    ];

    fn title(words: Texts) -> &'static str {
        words.profile
    }

    fn of(settings: &Settings) -> &Versioned<Self> {
        &settings.profile
    }

    fn change(part: Versioned<Self>) -> SettingsChange {
        SettingsChange::Profile(part)
    }
}
