//! The visitor's app, in a frame of the worker's origin on the host's page.
//!
//! `loader.js` draws the launcher and keeps the frame; this is what stands in it. Views read [`talk`] and call it;
//! [`talk`] drives the wire and tells the host; [`wire`], [`host`] and [`page`] decide nothing.

mod host;
mod page;
mod talk;
mod view;
mod wire;

use std::time::Duration;

use browser::Timer;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::talk::Talk;

/// The memory: its code is a fifth of what Rust brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Starts the app; called by the page's boot module.
#[wasm_bindgen(start)]
pub fn start() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();

    let Some(settings) = page::settings() else { return page::say(None) };
    page::dress(&settings);
    if !host::is_framed() {
        return page::say(Some(settings.texts.alone));
    }
    let talk = Talk::open(settings);
    // In a task of its own: where the frame shares the page's process, neither holds the page up for long.
    let drawing = Timer::after(Duration::ZERO, move || {
        mount_to_body(move || view::panel(talk));
        view::follow(talk);
        host::listen(&talk.settings().origins, |said| Talk.hear(said));
    });
    std::mem::forget(drawing);
}
