//! Answers to choose from: buttons below their message.

use leptos::prelude::*;

use crate::talk::Talk;

pub(super) fn buttons(choices: Vec<String>, said: Option<String>) -> impl IntoView {
    let is_answered = said.is_some();
    let button = move |text: String| {
        let pressed = if said.as_ref() == Some(&text) { "true" } else { "false" };
        let label = text.clone();
        view! {
            <button dir="auto" disabled=is_answered aria-pressed=pressed on:click=move |_| Talk.choose(&text)>{label}</button>
        }
    };
    view! { <div class="choices">{choices.into_iter().map(button).collect::<Vec<_>>()}</div> }
}
