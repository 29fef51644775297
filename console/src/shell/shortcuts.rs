//! Shortcuts: single keys, only while the person is not writing. Letters can be switched off: who speaks to the
//! computer, or whose hand slips, must not close a conversation by it (WCAG 2.1.4).

use browser::Listener;
use leptos::prelude::*;
use protocol::FromAgent;
use reading::Kind;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};

use crate::context::Context;
use crate::conversation::{Conversations, Standing, back};
use crate::io::focus;
use crate::io::route::Route;
use crate::io::switch::Switch;

/// The rows of the list, and the one that is open.
const ROWS: &str = ".row";
const OPEN: &str = "[aria-current]";

/// Where keys belong to a field, a menu or a dialogue.
const ELSEWHERE: &str = "input, textarea, select, dialog, [contenteditable], [data-keys]";

/// Does what shortcuts ask for, for as long as the current owner lives; single letters only while `letters` is on.
pub(super) fn listen(letters: Switch, context: Context, conversations: Conversations, help: RwSignal<bool>) {
    let listener = Listener::on(&document(), "keydown", move |event| {
        let event = event.unchecked_into::<KeyboardEvent>();
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let is_in = |selector: &str| target.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some());
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
        let key = event.key();
        let is_letter = key.chars().nth(1).is_none();
        // The arrows move along the list only where they are in it.
        let is_elsewhere = key.starts_with("Arrow") && !is_in(".list");
        if has_modifier || is_elsewhere || is_in(ELSEWHERE) || focus::is_there("dialog[open]") {
            return;
        }
        if (!is_letter || letters.is_on()) && obey(&key, context, conversations, help) {
            event.prevent_default();
        }
    });
    StoredValue::new_local(listener);
}

/// Does what a key asks for where the agent is; says whether it is a shortcut.
fn obey(key: &str, context: Context, conversations: Conversations, help: RwSignal<bool>) -> bool {
    let open = conversations.open.get_untracked();
    let standing = open.and_then(|open| open.standing.get_untracked());
    match (key, open) {
        ("?", _) => help.set(true),
        ("j" | "k" | "ArrowDown" | "ArrowUp", _) if context.route.get_untracked().section() != Route::Inbox => {
            context.go(Route::Inbox);
        }
        ("j" | "ArrowDown", _) => {
            if !focus::step(ROWS, OPEN, 1) {
                focus::open_first(ROWS);
            }
        }
        ("k" | "ArrowUp", _) => {
            focus::step(ROWS, OPEN, -1);
        }
        ("u" | "Escape", Some(open)) => back(context, open),
        ("u" | "Escape", None) => context.go(Route::Inbox),
        ("r", Some(open)) => open.begin(Kind::Message),
        ("n", Some(open)) => open.begin(Kind::Note),
        ("t", Some(open)) if matches!(standing, Some(Standing::Waiting | Standing::Automated)) => {
            open.act(&FromAgent::Take { from: None });
        }
        // Only one's own: a slip of the finger must not close what a colleague answers.
        ("e", Some(open)) if standing == Some(Standing::Mine) => open.act(&FromAgent::Close {}),
        _ => return false,
    }
    true
}
