//! Answers to choose from: buttons below their message.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::page::{LOG, element};
use crate::talk::Talk;

/// Draws what is not drawn yet. A message whose offer is answered is another element.
pub(super) fn draw() {
    let Some(log) = element(LOG) else { return };
    for (place, offer) in Talk.offers() {
        let Some(message) = log.children().item(place) else { continue };
        if message.query_selector(".choices").ok().flatten().is_none() {
            let message: HtmlElement = message.unchecked_into();
            // It goes with its message.
            std::mem::forget(mount_to(message, move || buttons(offer.choices, offer.said)));
        }
    }
}

fn buttons(choices: Vec<String>, said: Option<String>) -> impl IntoView {
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
