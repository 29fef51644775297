//! How conversations end by themselves.

use protocol::{Endings, Minutes, Settings, SettingsChange, Versioned};

use super::part::{Input, Part, Setting};
use crate::parts::fields;
use crate::texts::Texts;

impl Part for Endings {
    const ID: &'static str = "endings";
    const SETTINGS: &'static [Setting<Self>] = &[
        Setting {
            id: "ask-after",
            label: |words| words.ask_after,
            hint: |words| words.ask_after_hint.to_owned(),
            input: Input::Number,
            write: |endings| typed(endings.ask_after),
            read: |endings, text| fields::minutes(text).map(|minutes| endings.ask_after = minutes),
        },
        Setting {
            id: "close-after",
            label: |words| words.close_after,
            hint: |words| words.close_after_hint.to_owned(),
            input: Input::Number,
            write: |endings| typed(endings.close_after),
            read: |endings, text| fields::minutes(text).map(|minutes| endings.close_after = minutes),
        },
    ];

    fn title(words: Texts) -> &'static str {
        words.endings
    }

    fn of(settings: &Settings) -> &Versioned<Self> {
        &settings.endings
    }

    fn change(part: Versioned<Self>) -> SettingsChange {
        SettingsChange::Endings(part)
    }
}

fn typed(minutes: Option<Minutes>) -> String {
    minutes.map(|minutes| u16::from(minutes).to_string()).unwrap_or_default()
}
