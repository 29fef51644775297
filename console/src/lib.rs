//! The agents' app: sign-in, inbox, conversations, settings, bot, team.
//!
//! A folder per feature, each with its page, its state, its rules and its styles. `io` touches the browser and the
//! server; `context` and `texts` are what any view may ask for; `parts` are what several pages are made of; `shell`
//! puts the pages together. What decides is pure, and tested natively.

#![allow(
    unreachable_pub,
    clippy::needless_pass_by_value,
    clippy::large_types_passed_by_value,
    reason = "components own their props, their macro makes them `pub`, and a context is many small handles"
)]

mod bot;
mod context;
mod conversation;
mod entrance;
mod inbox;
mod io;
mod parts;
mod settings;
mod shell;
mod team;
mod texts;

use wasm_bindgen::prelude::wasm_bindgen;

/// Draws the console into the page. Called once, by the page's boot module.
#[wasm_bindgen(start)]
pub fn start() {
    if cfg!(debug_assertions) {
        console_error_panic_hook::set_once();
    }
    shell::mount();
}
