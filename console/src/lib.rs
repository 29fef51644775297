//! The agents' app: sign-in, inbox, conversations, settings, team.
//!
//! `rules` decides and is tested natively; `rim` does all I/O and holds the signals; `views` draw and do no
//! I/O; `pages` put the two together; `text` speaks.

#![allow(
    unreachable_pub,
    clippy::needless_pass_by_value,
    clippy::large_types_passed_by_value,
    reason = "components own their props, their macro makes them `pub`, and a desk is many small handles"
)]

mod app;
mod pages;
mod rim;
mod rules;
mod text;
mod views;

use wasm_bindgen::prelude::wasm_bindgen;

/// Draws the console into the page. Called once, by the page's boot module.
#[wasm_bindgen(start)]
pub fn start() {
    if cfg!(debug_assertions) {
        console_error_panic_hook::set_once();
    }
    app::mount();
}
