//! What the frame's own page says: its site's settings, and the language that the loader asked for.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, HtmlElement};

use crate::settings::Settings;
use crate::text::{self, Text};

/// The frame's page.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The root of the page.
pub(crate) fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// Says one sentence, and is no chat.
pub(crate) fn say(sentence: &str) {
    let Some((document, root)) = document().zip(root()) else { return };
    let create = |name| document.create_element(name).ok();
    if let (Some(main), Some(heading), Some(body)) = (create("main"), create("h1"), document.body()) {
        root.set_class_name("alone");
        heading.set_text_content(Some(sentence));
        let _ = main.append_child(&heading);
        let _ = body.append_child(&main);
    }
}

/// What the worker rendered into it.
pub(crate) fn settings() -> Option<Settings> {
    Settings::read(&document()?.get_element_by_id("settings")?.text_content()?)
}

/// The sentences of the language in its address.
pub(crate) fn text() -> &'static Text {
    let search = document().and_then(|document| document.location()?.search().ok()).unwrap_or_default();
    let mut parts = search.trim_start_matches('?').split('&');
    text::of(parts.find_map(|part| part.strip_prefix("lang=")).unwrap_or_default())
}
