//! Answers that an agent offers below a message: the visitor says one with a tap.

use leptos::prelude::*;
use protocol::{Choices, Content, limits};
use words::fill;

use super::handle::conversation;
use crate::context::words;

/// What is being offered: the answers, and the one that is being written.
#[derive(Clone, Copy)]
pub(super) struct Offer {
    /// Whether the agent wants to offer some.
    pub(super) is_open: RwSignal<bool>,
    answers: RwSignal<Vec<String>>,
    next: RwSignal<String>,
}

impl Offer {
    /// None, or what was kept.
    pub(super) fn new(answers: Vec<String>) -> Self {
        let is_open = RwSignal::new(!answers.is_empty());
        Self { is_open, answers: RwSignal::new(answers), next: RwSignal::default() }
    }

    /// All of them, the one that is being written included.
    pub(super) fn all(self) -> Vec<String> {
        let mut all = if self.is_open.get() { self.answers.get() } else { Vec::new() };
        let next = self.next.get();
        if self.is_open.get() && !next.trim().is_empty() {
            all.push(next.trim().to_owned());
        }
        all
    }

    /// What a message offers; an error where it cannot be sent like this.
    pub(super) fn content(self) -> Result<Option<Content>, protocol::ChoicesError> {
        let all = self.all();
        if all.is_empty() { Ok(None) } else { Choices::try_from(all).map(|all| Some(Content::Choices(all))) }
    }

    /// The message is sent.
    pub(super) fn clear(self) {
        self.is_open.set(false);
        self.answers.set(Vec::new());
        self.next.set(String::new());
    }

    fn add(self) {
        let next = self.next.get_untracked().trim().to_owned();
        if !next.is_empty() && self.answers.with_untracked(|answers| answers.len() < limits::CHOICES) {
            self.answers.update(|answers| answers.push(next));
            self.next.set(String::new());
        }
    }
}

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
