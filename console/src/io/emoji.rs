//! The emoji of a language, the deployment's own file, which comes when it is first needed.

use std::cell::RefCell;
use std::collections::BTreeMap;

use browser::later::{self, Failed};
use js_sys::Array;
use reading::emoji::Book;
use wasm_bindgen::{JsCast as _, JsValue};
use words::Language;

thread_local! {
    static BOOKS: RefCell<BTreeMap<&'static str, &'static Book>> = const { RefCell::new(BTreeMap::new()) };
}

/// The emoji, if they are here.
pub(crate) fn here(language: Language) -> Option<&'static Book> {
    BOOKS.with_borrow(|books| books.get(language.tag()).copied())
}

/// Calls back with the emoji, once they are here.
pub(crate) fn load(language: Language, done: impl FnOnce(Result<&'static Book, Failed>) + 'static) {
    if let Some(book) = here(language) {
        return done(Ok(book));
    }
    later::data(&format!("agents-emoji-{}", language.tag()), move |loaded| {
        done(loaded.map(|data| {
            // Kept as long as the page, each language once.
            BOOKS.with_borrow_mut(|books| {
                *books.entry(language.tag()).or_insert_with(|| Box::leak(Box::new(Book::read(lists(data)))))
            })
        }));
    });
}

/// Lists of texts; what is none is left out.
fn lists(data: JsValue) -> Vec<Vec<String>> {
    let list = |of: JsValue| of.dyn_into::<Array>().unwrap_or_default();
    let texts = |of: JsValue| list(of).iter().filter_map(|text| text.as_string()).collect();
    list(data).iter().map(texts).collect()
}
