//! Elements of parts that a browser loads later, made one by one. Not as Leptos' views: of those each kind of element with its attributes,
//! children and closures is code of its own. The card that asks how it was came to 7,924 bytes (brotli), and is 3,989 in
//! this way. What changes in an element, its part changes itself.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

use crate::{Listener, js};

/// An element with these attributes; an empty one for what is only there or not.
pub fn element(kind: &str, attributes: &[(&str, &str)]) -> Element {
    let document = js::get(&js::window(), "document");
    let element: Element = js::call(&document, "createElement", &[&kind.into()]).unwrap_or_default().unchecked_into();
    for (name, value) in attributes {
        let _ = element.set_attribute(name, value);
    }
    element
}

/// The element with a text in it.
pub fn text(element: Element, text: &str) -> Element {
    say(&element, text);
    element
}

/// The element with others in it.
pub fn around<'a>(element: Element, children: impl IntoIterator<Item = &'a Element>) -> Element {
    for child in children {
        put(&element, child);
    }
    element
}

/// A button; for one that says nothing, `label` is what is read out.
pub fn button(class: &str, label: &str, says: &str, act: impl Fn() + 'static) -> Element {
    let button = element("button", &[("class", class), ("dir", "auto")]);
    if label != says {
        let _ = button.set_attribute("aria-label", label);
    }
    on(&button, "click", move |_| act());
    text(button, says)
}

/// Puts one element at the end of another.
pub fn put(parent: &Element, child: &Element) {
    let _ = js::call(parent, "append", &[child]);
}

/// Takes an element away.
pub fn remove(element: &Element) {
    let _ = js::call(element, "remove", &[]);
}

/// What the element says from now on.
pub fn say(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}

/// The keyboard is the element's from now on.
pub fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// Whether it is not shown.
pub fn hide(element: &Element, is_hidden: bool) {
    element.unchecked_ref::<HtmlElement>().set_hidden(is_hidden);
}

/// Hears an event for as long as the page lives: what is drawn is little, and comes seldom.
pub fn on(element: &Element, event: &'static str, hear: impl Fn(Event) + 'static) {
    std::mem::forget(Listener::on(element, event, hear));
}
