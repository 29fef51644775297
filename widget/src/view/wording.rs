//! What people read in later parts. It is no part of the page: it comes as data, in the visitor's language, with the first
//! part that is wanted.

use std::cell::Cell;

use browser::later::{self, Failed};
use words::later::Later;

use crate::talk::Talk;
use crate::wire::json::Json as _;

thread_local! {
    static TEXTS: Cell<Option<&'static Later>> = const { Cell::new(None) };
}

/// Calls back with the texts, once they are here.
pub(super) fn load(done: impl FnOnce(Result<&'static Later, Failed>) + 'static) {
    if let Some(texts) = TEXTS.get() {
        return done(Ok(texts));
    }
    later::data(&Talk.settings().later, move |loaded| {
        let read =
            |list: Vec<_>| Later::read(list.iter().filter_map(|text: &wasm_bindgen::JsValue| text.text()).collect());
        let texts = loaded.and_then(|data| data.list().and_then(read).ok_or(Failed::Gone));
        done(texts.map(|texts| {
            let texts: &'static Later = Box::leak(Box::new(texts));
            TEXTS.set(Some(texts));
            texts
        }));
    });
}
