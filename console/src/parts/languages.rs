//! The choice of the console's language.

use leptos::prelude::*;
use words::Language;

use crate::context::{LanguageChoice, words};

/// A button for each language, each in its own words.
#[component]
pub(crate) fn Languages() -> impl IntoView {
    let shown = words().spoken;
    let choice: LanguageChoice = expect_context();
    let button = move |language: Language| {
        view! {
            <button
                class="language"
                lang=language.tag()
                aria-pressed=(language == shown).to_string()
                on:click=move |_| choice.choose(language)
            >
                {language.own_name()}
            </button>
        }
    };
    view! { <span class="languages">{Language::ALL.map(button).collect_view()}</span> }
}
