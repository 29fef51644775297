//! The frame's own page: what the worker rendered into it, and its elements.

pub(crate) mod field;
pub(crate) mod scroller;
mod settings;

use wasm_bindgen::JsCast as _;
use web_sys::{Document, HtmlElement};

pub(crate) use self::settings::Settings;
use crate::wire::json::parse;

/// The element that holds the lines of the thread.
pub(crate) const LOG: &str = "log";

/// The element that holds the files on their way.
pub(crate) const SENDING: &str = "sending";

/// The element for the button that sends files.
pub(crate) const ATTACH: &str = "attach";

/// The element that says that a message is being given another text.
pub(crate) const EDITING: &str = "editing";

/// What the worker rendered; nothing when it is of a release that knows less.
pub(crate) fn settings() -> Option<Settings> {
    Settings::read(&parse(&element("settings")?.text_content()?)?)
}

/// The element with an id of our own.
pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    Some(document()?.get_element_by_id(id)?.unchecked_into())
}

/// Gives the page its site's colours.
pub(crate) fn dress(settings: &Settings) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        root.set_lang(settings.language);
        let _ = root.set_attribute("data-theme", &settings.theme);
        // Through the object model: the frame's policy forbids style attributes.
        let _ = root.style().set_property("--accent", &settings.accent);
        let _ = root.style().set_property("--accent-ink", &settings.ink);
    }
}

/// Says one sentence in place of the chat: this one, or what the page itself has for when it cannot be read.
pub(crate) fn say(sentence: Option<&str>) {
    let (Some(main), Some(heading)) = (element("alone"), element("sentence")) else { return };
    if sentence.is_some() {
        heading.set_text_content(sentence);
    }
    main.set_hidden(false);
}

/// Whether the device has a pointer that can hover; a touch screen has none.
pub(crate) fn has_mouse() -> bool {
    let window = web_sys::window();
    window.and_then(|window| window.match_media("(hover:hover)").ok()?).is_some_and(|media| media.matches())
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
