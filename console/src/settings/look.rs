//! What visitors see.

use protocol::{Look, PathPattern, Settings, SettingsChange, Versioned};
use words::Language;

use super::part::{Input, Part, Setting, chosen, no_hint, text_of};
use crate::parts::fields::{self, Fault};
use crate::texts::Texts;

impl Part for Look {
    const ID: &'static str = "look";
    const SETTINGS: &'static [Setting<Self>] = &[
        Setting {
            id: "colour",
            label: |words| words.accent,
            hint: |words| words.accent_hint.to_owned(),
            input: Input::Colour,
            write: |look| look.accent.to_string(),
            read: |look, text| fields::colour(text).map(|accent| look.accent = accent),
        },
        Setting {
            id: "theme",
            label: |words| words.theme,
            hint: no_hint,
            input: Input::Choice(|words| {
                vec![("auto", words.theme_auto), ("light", words.theme_light), ("dark", words.theme_dark)]
            }),
            write: |look| text_of(&look.theme),
            read: |look, text| chosen(text).map(|theme| look.theme = theme),
        },
        Setting {
            id: "side",
            label: |words| words.side,
            hint: no_hint,
            input: Input::Choice(|words| vec![("left", words.side_left), ("right", words.side_right)]),
            write: |look| text_of(&look.side),
            read: |look, text| chosen(text).map(|side| look.side = side),
        },
        Setting {
            id: "from-side",
            label: |words| words.from_side,
            hint: no_hint,
            input: Input::Number,
            write: |look| look.from_side.pixels().to_string(),
            read: |look, text| fields::distance(text).map(|distance| look.from_side = distance),
        },
        Setting {
            id: "from-bottom",
            label: |words| words.from_bottom,
            hint: |words| words.from_bottom_hint.to_owned(),
            input: Input::Number,
            write: |look| look.from_bottom.pixels().to_string(),
            read: |look, text| fields::distance(text).map(|distance| look.from_bottom = distance),
        },
        Setting {
            id: "launcher-icon",
            label: |words| words.icon,
            hint: no_hint,
            input: Input::Choice(|words| {
                vec![
                    ("bubble", words.icon_bubble),
                    ("question", words.icon_question),
                    ("envelope", words.icon_envelope),
                    ("hand", words.icon_hand),
                ]
            }),
            write: |look| text_of(&look.launcher.icon),
            read: |look, text| chosen(text).map(|icon| look.launcher.icon = icon),
        },
        Setting {
            id: "launcher-size",
            label: |words| words.size,
            hint: no_hint,
            input: Input::Choice(|words| {
                vec![("small", words.size_small), ("normal", words.size_normal), ("large", words.size_large)]
            }),
            write: |look| text_of(&look.launcher.size),
            read: |look, text| chosen(text).map(|size| look.launcher.size = size),
        },
        Setting {
            id: "launcher-labels",
            label: |words| words.labels,
            hint: |words| words.labels_hint.to_owned(),
            input: Input::Lines,
            write: |look| fields::typed_labels(&look.launcher.labels),
            read: |look, text| fields::labels(text).map(|labels| look.launcher.labels = labels),
        },
        Setting {
            id: "launcher-hidden",
            label: |words| words.hidden,
            hint: |words| words.hidden_hint.to_owned(),
            input: Input::Lines,
            write: |look| look.launcher.hidden.iter().map(PathPattern::as_str).collect::<Vec<_>>().join("\n"),
            read: |look, text| fields::paths(text).map(|hidden| look.launcher.hidden = hidden),
        },
        Setting {
            id: "launcher-load",
            label: |words| words.load,
            hint: no_hint,
            input: Input::List(|words| {
                vec![("idle", words.load_idle), ("interaction", words.load_interaction), ("manual", words.load_manual)]
            }),
            write: |look| text_of(&look.launcher.load),
            read: |look, text| chosen(text).map(|load| look.launcher.load = load),
        },
        Setting {
            id: "chat-language",
            label: |words| words.chat_language,
            hint: no_hint,
            input: Input::List(|words| {
                let spoken = Language::ALL.map(|language| (language.tag(), language.own_name()));
                [("auto", words.language_auto)].into_iter().chain(spoken).collect()
            }),
            write: |look| text_of(&look.language),
            read: |look, text| chosen(text).map(|language| look.language = language),
        },
        Setting {
            id: "formal",
            label: |words| words.formal,
            hint: |words| words.formal_hint.to_owned(),
            input: Input::Check,
            write: |look| look.formal.to_string(),
            read: |look, text| text.parse().map(|formal| look.formal = formal).map_err(|_| Fault::Empty),
        },
    ];

    fn title(words: Texts) -> &'static str {
        words.look
    }

    fn of(settings: &Settings) -> &Versioned<Self> {
        &settings.look
    }

    fn change(part: Versioned<Self>) -> SettingsChange {
        SettingsChange::Look(part)
    }
}
