//! The fields of the settings form that are more than a line of text.

use leptos::prelude::*;
use protocol::{Accent, Language, Side};

use crate::app::words;
use crate::views::field::Fault;

/// The colour, picked or typed. `accent` is the last text that was one.
#[component]
pub(super) fn Colour(
    colour: RwSignal<String>,
    accent: Signal<Accent>,
    fault: Signal<Option<String>>,
    is_admin: bool,
) -> impl IntoView {
    let words = words();
    view! {
        <div class="field">
            <label for="colour">{words.accent}</label>
            <div class="settings-colour">
                <input
                    type="color"
                    id="colour"
                    disabled=!is_admin
                    prop:value=move || accent.get().to_string()
                    on:input:target=move |event| colour.set(event.target().value())
                />
                <input
                    type="text"
                    spellcheck="false"
                    autocomplete="off"
                    maxlength="7"
                    disabled=!is_admin
                    aria-label=words.accent_hex
                    aria-describedby="colour-hint colour-fault"
                    aria-invalid=move || fault.get().map(|_| "true")
                    prop:value=move || colour.get()
                    on:input:target=move |event| colour.set(event.target().value())
                />
            </div>
            <p class="field-hint" id="colour-hint">{words.accent_hint}</p>
            <Fault id="colour-fault" text=fault/>
        </div>
    }
}

/// The websites, one a line.
#[component]
pub(super) fn Websites(websites: RwSignal<String>, fault: Signal<Option<String>>, is_admin: bool) -> impl IntoView {
    let words = words();
    view! {
        <div class="field">
            <label for="websites">{words.websites}</label>
            <textarea
                id="websites"
                rows="4"
                spellcheck="false"
                autocapitalize="none"
                disabled=!is_admin
                aria-describedby="websites-hint websites-fault"
                aria-invalid=move || fault.get().map(|_| "true")
                prop:value=move || websites.get()
                on:input:target=move |event| websites.set(event.target().value())
            ></textarea>
            <p class="field-hint" id="websites-hint">{words.websites_hint}</p>
            <Fault id="websites-fault" text=fault/>
        </div>
    }
}

/// The side of the page.
#[component]
pub(super) fn Sides(side: RwSignal<Side>, is_admin: bool) -> impl IntoView {
    let words = words();
    let choice = move |value: Side, id: &'static str, label: &'static str| {
        view! {
            <label class="choice" for=id>
                <input
                    type="radio"
                    name="side"
                    id=id
                    disabled=!is_admin
                    prop:checked=move || side.get() == value
                    on:change=move |_| side.set(value)
                />
                {label}
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field-label">{words.side}</legend>
            <div class="choices">
                {choice(Side::Left, "side-left", words.side_left)}
                {choice(Side::Right, "side-right", words.side_right)}
            </div>
        </fieldset>
    }
}

/// The language of the chat.
#[component]
pub(super) fn Languages(language: RwSignal<Language>, is_admin: bool) -> impl IntoView {
    let words = words();
    let options = [
        ("auto", Language::Auto, words.language_auto),
        ("en", Language::En, "English"),
        ("nl", Language::Nl, "Nederlands"),
    ];
    let option = move |(value, is, label): (&'static str, Language, &'static str)| {
        view! { <option value=value selected=language.get_untracked() == is>{label}</option> }
    };
    let changed = move |value: String| {
        if let Some((_, chosen, _)) = options.iter().find(|(name, ..)| *name == value) {
            language.set(*chosen);
        }
    };
    view! {
        <div class="field">
            <label for="chat-language">{words.chat_language}</label>
            <select id="chat-language" disabled=!is_admin on:change:target=move |event| changed(event.target().value())>
                {options.map(option).into_iter().collect_view()}
            </select>
        </div>
    }
}
