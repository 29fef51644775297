//! Whether the bot answers, and how boldly. Its form stands on the bot's own page.

use leptos::prelude::*;
use protocol::{Bot, Settings, SettingsChange, Versioned};

use super::form::Form;
use super::frame::framed;
use super::inputs::field;
use super::part::{Input, Part, Setting};
use crate::context::words;
use crate::parts::fields::Fault;
use crate::texts::Texts;

/// A setting that is on or off.
macro_rules! switch {
    ($field:ident, $id:literal, $label:ident, $hint:ident) => {
        Setting {
            id: $id,
            label: |words| words.$label,
            hint: |words| words.$hint.to_owned(),
            input: Input::Check,
            write: |bot: &Bot| bot.$field.to_string(),
            read: |bot: &mut Bot, text| text.parse().map(|is_on| bot.$field = is_on).map_err(|_| Fault::Empty),
        }
    };
}

impl Part for Bot {
    const ID: &'static str = "bot";
    const SETTINGS: &'static [Setting<Self>] = &[
        switch!(on, "bot-on", bot_on, bot_on_hint),
        switch!(careful, "bot-careful", bot_careful, bot_careful_hint),
        switch!(returns, "bot-returns", bot_returns, bot_returns_hint),
    ];

    fn title(words: Texts) -> &'static str {
        words.bot_switch
    }

    fn of(settings: &Settings) -> &Versioned<Self> {
        &settings.bot
    }

    fn change(part: Versioned<Self>) -> SettingsChange {
        SettingsChange::Bot(part)
    }
}

/// The form, which warns where a bot that is on knows nothing to answer.
#[component]
pub(crate) fn BotForm(settings: Settings, knows_nothing: Signal<bool>) -> impl IntoView {
    let words = words();
    let form: Form<Bot> = Form::new(&settings, Callback::new(|_| ()));
    let fields = Bot::SETTINGS.iter().enumerate().map(|(place, setting)| field(form, place, setting)).collect_view();
    let warning = move || {
        let is_idle = form.edited().on && knows_nothing.get();
        is_idle.then(|| view! { <p class="settings-warning">{words.bot_knows_nothing}</p> })
    };
    framed(form, view! { {fields}<div role="status">{warning}</div> }.into_any())
}
