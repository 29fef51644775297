//! Files of the person's own computer: a text saved as one, and one read as a text.

use browser::{files, js};
use js_sys::Array;
use wasm_bindgen::JsValue;

/// Saves a text where the person keeps what they download.
pub(crate) fn save(name: &str, text: &str) {
    if let Ok(blob) = js::new("Blob", &[&Array::of1(&text.into())]) {
        files::save(&blob, name);
    }
}

/// The text of a file that was chosen; nothing where it is larger than so many bytes, or cannot be read.
pub(crate) async fn read(file: &JsValue, bytes: usize) -> Option<String> {
    if usize::try_from(js::size(file)).is_ok_and(|size| size > bytes) {
        return None;
    }
    js::kept(js::call(file, "text", &[])).await?.as_string()
}
