//! What the visitor sees. A screen in, actions out; no I/O.
//!
//! Leptos is copied into the wasm once for every kind of closure and of view. So there are few kinds here: one of
//! text that follows the screen ([`words`]), one of button ([`press`]). Whether a thing is shown follows from
//! whether its text is empty, in the stylesheet.

mod composer;
mod extras;
mod header;
mod list;
mod message;
mod picker;
mod rating;
mod sheet;
mod thread;
mod wording;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use crate::page::LOG;
use crate::page::field::{self, FIELD};
use crate::talk::Talk;

/// The whole panel.
pub(crate) fn panel(talk: Talk) -> impl IntoView {
    let keydown = move |event: KeyboardEvent| {
        // While a word is being composed, its keys belong to the input method; Safari tells that by the code 229 only.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        match event.key().as_str() {
            "Escape" if talk.close_picker() => field::focus(),
            "Escape" if talk.stop_editing() => {}
            "Escape" => talk.close(),
            "Enter" if !event.shift_key() && event_target::<web_sys::Element>(&event).id() == FIELD => {
                event.prevent_default();
                talk.send();
            }
            "ArrowUp" if field::value().is_empty() && event_target::<web_sys::Element>(&event).id() == FIELD => {
                event.prevent_default();
                extras::act(talk, extras::NEWEST);
            }
            _ => {}
        }
    };
    view! {
        <main aria-label="Chat" on:keydown=keydown>
            {header::header(talk)} {thread::thread(talk)} {composer::composer(talk)}
        </main>
    }
}

/// Draws the conversation into the panel, from now on.
pub(crate) fn follow(talk: Talk) {
    list::follow(talk, LOG, list::Drawing { draw: thread::line, class: thread::class });
}

/// A text that follows the screen.
fn words(talk: Talk, read: fn(Talk) -> String) -> impl Fn() -> String {
    move || read(talk)
}

/// What a button does; `which` says to what, where it is about one of many.
fn press(talk: Talk, which: u64, act: fn(Talk, u64)) -> impl Fn(MouseEvent) {
    move |_| act(talk, which)
}

/// For a button that is about nothing else.
const NONE: u64 = 0;
