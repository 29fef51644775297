//! A field that a person writes in, beyond its text: where the cursor stands, how the text changed, and changes that the
//! browser can undo.

use wasm_bindgen::prelude::*;

use crate::js::{call, get, new, window};

/// What came into a field, by its `input` event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// A letter, a space or a line break that a person typed.
    Typed,
    /// A piece of a word that an input method still composes: nobody may touch the text now.
    Composing,
    /// Something pasted, dropped, undone, deleted.
    Otherwise,
}

/// What an `input` event says came.
pub fn came(event: &JsValue) -> Came {
    match kind(event).as_deref() {
        _ if get(event, "isComposing").is_truthy() => Came::Composing,
        Some("insertText" | "insertLineBreak") => Came::Typed,
        _ => Came::Otherwise,
    }
}

/// Whether a `beforeinput` event is about the one letter before the cursor, which a person takes away.
pub fn is_backspace(event: &JsValue) -> bool {
    kind(event).as_deref() == Some("deleteContentBackward") && !get(event, "isComposing").is_truthy()
}

/// Where the cursor stands, in units of UTF-16; nothing while some text is selected.
pub fn caret(field: &JsValue) -> Option<u32> {
    let [from, to] = ["selectionStart", "selectionEnd"].map(|end| place(field, end));
    from.filter(|_| from == to)
}

/// Puts the cursor there, in units of UTF-16.
pub fn set_caret(field: &JsValue, at: u32) {
    select(field, at, at);
}

/// Writes `text` in place of what stands from `from` to `to`, in units of UTF-16, with the cursor behind it. The browser can
/// undo that like typing where the field has the focus; the field hears of it by an `input` event.
pub fn replace(field: &JsValue, from: u32, to: u32, text: &str) {
    select(field, from, to);
    let document = get(&window(), "document");
    // Old, and named as no longer recommended; nothing else keeps what the browser can undo.
    let done = call(&document, "execCommand", &[&"insertText".into(), &false.into(), &text.into()]);
    if !done.is_ok_and(|done| done.is_truthy()) {
        insert(field, from, to, text);
    }
}

/// Writes `text` where the cursor stands, in place of what is selected. The field hears of it by an `input` event and need
/// not have the focus.
pub fn write(field: &JsValue, text: &str) {
    if let [Some(from), Some(to)] = ["selectionStart", "selectionEnd"].map(|end| place(field, end)) {
        insert(field, from, to, text);
    }
}

fn insert(field: &JsValue, from: u32, to: u32, text: &str) {
    let _ = call(field, "setRangeText", &[&text.into(), &from.into(), &to.into(), &"end".into()]);
    if let Ok(event) = new("Event", &[&"input".into()]) {
        let _ = call(field, "dispatchEvent", &[&event]);
    }
}

fn select(field: &JsValue, from: u32, to: u32) {
    let _ = call(field, "setSelectionRange", &[&from.into(), &to.into()]);
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no field holds so much")]
fn place(field: &JsValue, end: &str) -> Option<u32> {
    get(field, end).as_f64().map(|place| place as u32)
}

fn kind(event: &JsValue) -> Option<String> {
    get(event, "inputType").as_string()
}
