//! What an agent types becomes an emoji: a smiley, or the name of one between colons (`reading::emoji::Typed` says when).

use browser::Listener;
use browser::js::get;
use browser::text_field::{self, Came};
use leptos::prelude::*;
use reading::emoji::{Swap, Typed, wants_names};
use wasm_bindgen::JsValue;
use words::Language;

use super::handle::Conversation;
use crate::io::emoji;

/// The field of a conversation. Copies are the same one.
#[derive(Clone, Copy)]
pub(super) struct Smileys {
    typed: StoredValue<Typed, LocalStorage>,
    conversation: Conversation,
    language: Language,
}

impl Smileys {
    /// For a field that is drawn for as long as the current owner lives; names are those of that language.
    pub(super) fn new(conversation: Conversation, language: Language) -> Self {
        Self { typed: StoredValue::new_local(Typed::default()), conversation, language }
    }

    /// Follows what is written in it, for as long as the current owner lives. Not by Leptos' listeners: what is replaced
    /// comes in as another event while the first is still being heard.
    pub(super) fn follow(self, field: &web_sys::HtmlTextAreaElement) {
        let heard = Listener::on(field, "input", move |event| self.heard(&event));
        let expected = Listener::on(field, "beforeinput", move |event| self.expect(&event));
        StoredValue::new_local([heard, expected]);
    }

    /// The field's text is another, says an `input` event.
    fn heard(self, event: &web_sys::Event) {
        let field = get(event, "target");
        let text = text_of(&field);
        self.conversation.write(text.clone());
        match text_field::came(event) {
            Came::Typed => self.look(&field),
            Came::Composing => {}
            Came::Otherwise => {
                if let Some(caret) = self.with(|typed| typed.became(&text)) {
                    text_field::set_caret(&field, caret);
                }
            }
        }
    }

    /// The field's text is about to change, says a `beforeinput` event.
    fn expect(self, event: &web_sys::Event) {
        let field = get(event, "target");
        let caret = text_field::caret(&field).filter(|_| text_field::is_backspace(event));
        if let Some(swap) = caret.and_then(|caret| self.with(|typed| typed.give_back(&text_of(&field), caret))) {
            event.prevent_default();
            replace(&field, &swap);
        }
    }

    /// What is written is about to be sent.
    pub(super) fn finish(self) {
        let draft = self.conversation.view.draft;
        if let Some(text) = draft.with_untracked(|draft| self.with(|typed| typed.sent(draft))) {
            draft.set(text);
        }
    }

    /// The agent typed something, or names have come for what they typed.
    fn look(self, field: &JsValue) {
        let focused = document().active_element().map(JsValue::from);
        let Some(caret) = text_field::caret(field).filter(|_| focused.as_ref() == Some(field)) else { return };
        let text = text_of(field);
        let book = emoji::here(self.language);
        let named = |name: &str| book.and_then(|book| book.named(name)).map(str::to_owned);
        if let Some(swap) = self.with(|typed| typed.typed(&text, caret, named)) {
            replace(field, &swap);
        } else if book.is_none() && wants_names(&text, caret) {
            let field = field.clone();
            // Nobody has asked for them: where they do not come, nothing is said.
            emoji::load(self.language, move |book| {
                if book.is_ok() {
                    self.look(&field);
                }
            });
        }
    }

    fn with<T>(self, act: impl FnOnce(&mut Typed) -> Option<T>) -> Option<T> {
        self.typed.try_update_value(act).flatten()
    }
}

fn replace(field: &JsValue, swap: &Swap) {
    text_field::replace(field, swap.from, swap.to, &swap.with);
}

fn text_of(field: &JsValue) -> String {
    get(field, "value").as_string().unwrap_or_default()
}
