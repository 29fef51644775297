//! The field that the visitor writes in, and other elements that are reached by their id.
//!
//! The browser holds the text. Following every letter through the reactive graph would gain nothing.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// Where the visitor writes.
pub(crate) const FIELD: &str = "field";

/// The element with an id of our own.
pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    let element = web_sys::window()?.document()?.get_element_by_id(id)?;
    Some(element.unchecked_into())
}

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
