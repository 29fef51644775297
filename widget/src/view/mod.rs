//! What the visitor sees. A screen in, actions out; no I/O.
//!
//! Leptos is copied into the wasm once for every kind of closure and of view. So there are few kinds here: one of
//! text that follows the screen ([`words`]), one of button ([`press`]). Whether a thing is shown follows from
//! whether its text is empty, in the stylesheet.

mod composer;
mod header;
mod list;
mod message;
mod thread;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use protocol::Timestamp;

use crate::chat::Chat;
use crate::field::FIELD;

/// The whole panel.
pub(crate) fn panel(chat: Chat) -> impl IntoView {
    let keydown = move |event: KeyboardEvent| {
        // While a word is being composed, its keys belong to the input method; Safari tells that by the code 229 only.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        match event.key().as_str() {
            "Escape" => chat.close(),
            "Enter" if !event.shift_key() && event_target::<web_sys::Element>(&event).id() == FIELD => {
                event.prevent_default();
                chat.send();
            }
            _ => {}
        }
    };
    view! {
        <main aria-label="Chat" on:keydown=keydown>
            {header::header(chat)} {thread::thread(chat)} {composer::composer(chat)}
        </main>
    }
}

/// Draws the conversation into the panel, from now on.
pub(crate) fn follow(chat: Chat) {
    list::follow(chat, thread::LOG, list::Drawing { draw: thread::line, class: thread::class });
}

/// A text that follows the screen.
fn words(chat: Chat, read: fn(Chat) -> String) -> impl Fn() -> String {
    move || read(chat)
}

/// What a button does; `at` says to which message, where it is about one.
fn press(chat: Chat, at: Timestamp, act: fn(Chat, Timestamp)) -> impl Fn(MouseEvent) {
    move |_| act(chat, at)
}

/// For a button that is about no message.
const NONE: Timestamp = Timestamp(0);
