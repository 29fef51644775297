//! Shortcuts: single keys, only while the person is not writing. Letters can be switched off: who speaks to the
//! computer, or whose hand slips, must not close a conversation by it (WCAG 2.1.4).

use browser::Listener;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::switch::Switch;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// Down the list.
    Next,
    /// Up the list.
    Previous,
    /// Take the conversation.
    Take,
    /// Write a reply.
    Reply,
    /// Close the conversation.
    Close,
    /// Back to the list.
    Back,
    /// Show the shortcuts.
    Help,
}

/// Hears shortcuts for as long as the owner lives; single letters only while `letters` is on.
pub(crate) fn listen(letters: Switch, hear: impl Fn(Key) + 'static) {
    let listener = Listener::on(&document(), "keydown", move |event| {
        let event = event.unchecked_into::<KeyboardEvent>();
        let is_letter = event.key().chars().nth(1).is_none();
        if let Some(key) = read(&event).filter(|_| !is_letter || letters.is_on()) {
            event.prevent_default();
            hear(key);
        }
    });
    StoredValue::new_local(listener);
}

/// Gives an element the focus, by its selector.
pub(crate) fn focus(selector: &str) {
    if let Some(element) = element(selector) {
        let _ = element.focus();
    }
}

/// Gives an element the focus if another one is not to be seen.
pub(crate) fn focus_unless_drawn(selector: &str, other: &str) {
    if element(other).is_none_or(|other| other.offset_parent().is_none()) {
        focus(selector);
    }
}

/// Moves the focus among the elements of `selector`, from the one that has it or else from the current one.
pub(crate) fn step(selector: &str, current: &str, step: isize) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    let all: Vec<HtmlElement> = (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let is_active = |element: &HtmlElement| active.as_ref() == Some(element.as_ref());
    let is_current = |element: &HtmlElement| element.matches(current).unwrap_or_default();
    let place = all.iter().position(is_active);
    let target = match place.or_else(|| all.iter().position(is_current)) {
        Some(place) => place.checked_add_signed(step).and_then(|place| all.get(place)),
        None => all.first(),
    };
    if let Some(target) = target {
        let _ = target.focus();
    }
}

fn read(event: &KeyboardEvent) -> Option<Key> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() || is_elsewhere(event) {
        return None;
    }
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let in_list = target.is_some_and(|target| target.closest(".list").ok().flatten().is_some());
    match event.key().as_str() {
        "j" => Some(Key::Next),
        "k" => Some(Key::Previous),
        "ArrowDown" if in_list => Some(Key::Next),
        "ArrowUp" if in_list => Some(Key::Previous),
        "t" => Some(Key::Take),
        "r" => Some(Key::Reply),
        "e" => Some(Key::Close),
        "u" | "Escape" => Some(Key::Back),
        "?" => Some(Key::Help),
        _ => None,
    }
}

/// Whether the key belongs to a field, a menu or a dialogue.
fn is_elsewhere(event: &KeyboardEvent) -> bool {
    let elsewhere = "input, textarea, select, dialog, [contenteditable], [data-keys]";
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target| target.closest(elsewhere).ok().flatten().is_some()) || element("dialog[open]").is_some()
}

fn element(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}
