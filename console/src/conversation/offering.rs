//! Where an agent writes the answers that a message offers.

use leptos::prelude::*;
use protocol::limits;
use words::fill;

use super::handle::conversation;
use crate::context::words;

/// The answers, and a field for the next one.
#[component]
pub(super) fn OfferEditor() -> impl IntoView {
    let words = words();
    let conversation = conversation();
    let offer = conversation.view.offer;
    let keep = move || conversation.keep_offer();
    let remove = move |place: usize| {
        offer.answers.update(|answers| drop(answers.remove(place)));
        keep();
    };
    let pressed = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        if event.key() == "Enter" {
            event.prevent_default();
            offer.add();
            keep();
        } else if event.key() == "Backspace" && offer.next.with_untracked(String::is_empty) {
            offer.answers.update(|answers| drop(answers.pop()));
            keep();
        }
    };
    let answers = move || {
        let chip = |(place, text): (usize, String)| {
            let label = fill(words.offer_remove, &[("answer", &text)]);
            view! {
                <button class="offer-answer" type="button" title=label.clone() aria-label=label on:click=move |_| remove(place)>
                    {text}<span aria-hidden="true">" ×"</span>
                </button>
            }
        };
        offer.answers.get().into_iter().enumerate().map(chip).collect_view()
    };
    let is_full = move || offer.answers.with(|answers| answers.len() >= limits::CHOICES);
    view! {
        <div class="offer" role="group" aria-label=words.offer>
            {answers}
            <input
                class="offer-next"
                type="text"
                maxlength=limits::CHOICE_CHARACTERS.to_string()
                placeholder=words.offer_next
                aria-label=words.offer_next
                hidden=is_full
                prop:value=move || offer.next.get()
                on:input:target=move |event| { offer.next.set(event.target().value()); keep(); }
                on:keydown=pressed
            />
        </div>
    }
}
