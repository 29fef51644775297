//! The visitor's app, in a frame of the worker's origin on the host's page.
//!
//! `loader.js` draws the launcher and keeps the frame; this is what stands in it. Pure parts first, then the
//! ways out, then the views.

mod draft;
mod emoji;
mod frames;
mod json;
mod rows;
mod settings;
mod standing;
mod text;

mod chat;
mod field;
mod host;
mod http;
mod page;
mod ticket;
mod visitor;

mod view;

use std::time::Duration;

use browser::Timer;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::chat::Chat;

/// Starts the app; called by the page's boot module.
#[wasm_bindgen(start)]
pub fn start() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();

    let text = page::text();
    let root = page::root();
    if let Some(root) = &root {
        root.set_lang(text.language);
    }
    let Some(settings) = page::settings().filter(|_| host::is_framed()) else {
        // The frame's page opened by itself.
        return page::say(text.alone);
    };
    if let Some(root) = &root {
        // Through the object model: the frame's policy forbids style attributes.
        let _ = root.style().set_property("--accent", &settings.accent);
        let _ = root.style().set_property("--accent-ink", &settings.ink);
    }
    let chat = Chat::of_page();
    // In a task of its own: where the frame shares the page's process, neither holds the page up for long.
    let drawing = Timer::after(Duration::ZERO, move || {
        mount_to_body(move || view::panel(chat));
        view::follow(chat);
        host::listen(settings.origins, move |said| chat.hear(said));
    });
    std::mem::forget(drawing);
}
