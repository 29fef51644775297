//! The clipboard. Asks; a browser may refuse.

use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};

/// Copies `text`; says whether the browser let it be asked.
pub(crate) fn copy(text: &str) -> bool {
    // Absent on pages without https, where calling it would throw.
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok();
    let Some(clipboard) = clipboard.and_then(|value| value.dyn_into::<web_sys::Clipboard>().ok()) else {
        return false;
    };
    let _ = clipboard.write_text(text);
    true
}
