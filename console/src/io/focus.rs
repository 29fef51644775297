//! Where the keyboard's focus is, and goes.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// Gives an element the focus, by its selector.
pub(crate) fn focus(selector: &str) {
    if let Some(element) = element(selector) {
        let _ = element.focus();
    }
}

/// Gives an element the focus once what was changed is drawn, by its id.
pub(crate) fn soon(id: String) {
    request_animation_frame(move || focus(&format!("#{id}")));
}

/// Gives an element the focus if another one is not to be seen.
pub(crate) fn focus_unless_drawn(selector: &str, other: &str) {
    if element(other).is_none_or(|other| other.offset_parent().is_none()) {
        focus(selector);
    }
}

/// Moves the focus among the elements of `selector`, from the one that has it or else from the current one; says
/// whether there was one to begin from.
pub(crate) fn step(selector: &str, current: &str, step: isize) -> bool {
    let all = elements(selector);
    let active = document().active_element();
    let is_active = |element: &HtmlElement| active.as_ref() == Some(element.as_ref());
    let is_current = |element: &HtmlElement| element.matches(current).unwrap_or_default();
    let place = all.iter().position(is_active).or_else(|| all.iter().position(is_current));
    let target = place.and_then(|place| all.get(place.checked_add_signed(step)?));
    if let Some(target) = target {
        let _ = target.focus();
    }
    place.is_some()
}

/// Follows the first link of `selector`, and gives it the focus.
pub(crate) fn open_first(selector: &str) {
    if let Some(first) = elements(selector).first() {
        let _ = first.focus();
        first.click();
    }
}

/// Whether there is such an element.
pub(crate) fn is_there(selector: &str) -> bool {
    element(selector).is_some()
}

/// Those that are drawn: what is folded away is not stepped through.
fn elements(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    let all = (0..found.length()).filter_map(|place| found.get(place)?.dyn_into::<HtmlElement>().ok());
    all.filter(|element| element.offset_parent().is_some()).collect()
}

fn element(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}
