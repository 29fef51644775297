//! The page's title and language, as the browser and screen readers take them.

use leptos::prelude::*;

use words::Language;

/// Names the page.
pub(crate) fn set(title: &str) {
    document().set_title(title);
}

/// Says which language the page is in.
pub(crate) fn set_language(language: Language) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.tag());
    }
}
