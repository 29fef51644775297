//! What visitors read first, in each language.

use protocol::{Greetings, Settings, SettingsChange, Versioned};
use words::Language;

use super::part::{Input, Part, Setting, no_hint};
use crate::parts::fields;
use crate::texts::Texts;

/// The greeting in one language.
macro_rules! greeting {
    ($Language:ident in $id:literal, $hint:expr) => {
        Setting {
            id: $id,
            label: |_| Language::$Language.own_name(),
            hint: $hint,
            input: Input::Lines,
            write: |part: &Greetings| {
                key(Language::$Language).and_then(|key| part.texts.get(&key).cloned()).unwrap_or_default()
            },
            read: |part: &mut Greetings, text| {
                fields::greeting(text).map(|greeting| match (key(Language::$Language), greeting) {
                    (Some(key), Some(greeting)) => drop(part.texts.insert(key, greeting)),
                    (Some(key), None) => drop(part.texts.remove(&key)),
                    (None, _) => {}
                })
            },
        }
    };
}

impl Part for Greetings {
    const ID: &'static str = "greetings";
    const SETTINGS: &'static [Setting<Self>] = &[
        greeting!(Nl in "greeting-nl", |words| words.greeting_hint.to_owned()),
        greeting!(En in "greeting-en", no_hint),
        greeting!(De in "greeting-de", no_hint),
        greeting!(Fr in "greeting-fr", no_hint),
        Setting {
            id: "greeting-pages",
            label: |words| words.page_greetings,
            hint: |words| words.page_greetings_hint.to_owned(),
            input: Input::Lines,
            write: |part| fields::typed_page_greetings(&part.pages),
            read: |part, text| fields::page_greetings(text).map(|pages| part.pages = pages),
        },
    ];

    fn title(words: Texts) -> &'static str {
        words.greeting
    }

    fn of(settings: &Settings) -> &Versioned<Self> {
        &settings.greetings
    }

    fn change(part: Versioned<Self>) -> SettingsChange {
        SettingsChange::Greetings(part)
    }
}

/// The language as the settings know it.
fn key(language: Language) -> Option<protocol::Language> {
    language.tag().parse().ok()
}
