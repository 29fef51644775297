//! The field that the visitor writes in.
//!
//! The browser holds the text. Following every letter through the reactive graph would gain nothing.

use web_sys::HtmlTextAreaElement;

use super::element;

/// Its id.
pub(crate) const FIELD: &str = "field";

/// What is written.
pub(crate) fn value() -> String {
    field().map(|field| field.value()).unwrap_or_default()
}

/// Writes `text` in place of what is written.
pub(crate) fn set(text: &str) {
    if let Some(field) = field() {
        field.set_value(text);
        grow();
    }
}

/// Writes `text` where the cursor stands, in place of what is selected.
pub(crate) fn insert(text: &str) {
    if let Some(field) = field() {
        let at = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(u32::MAX);
        let (from, to) = (at(field.selection_start()), at(field.selection_end()));
        let _ = field.set_range_text_with_start_and_end_and_mode(text, from, to, "end");
    }
}

/// Makes the field as high as its text; the stylesheet says where that ends.
pub(crate) fn grow() {
    if let Some(field) = field() {
        let style = field.style();
        let _ = style.set_property("height", "0");
        let height = [&field.scroll_height().to_string(), "px"].concat();
        let _ = style.set_property("height", &height);
    }
}

/// Puts the cursor there.
pub(crate) fn focus() {
    if let Some(field) = field() {
        let _ = field.focus();
    }
}

fn field() -> Option<HtmlTextAreaElement> {
    element(FIELD).map(wasm_bindgen::JsCast::unchecked_into)
}
