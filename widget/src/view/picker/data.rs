//! The emoji of the page's language, which come when they are first needed.

use std::cell::Cell;

use browser::later::{self, Failed};
use reading::emoji::Book;
use wasm_bindgen::JsValue;

use crate::talk::Talk;
use crate::wire::json::Json;

thread_local! {
    static BOOK: Cell<Option<&'static Book>> = const { Cell::new(None) };
}

/// The emoji, if they are here.
pub(super) fn here() -> Option<&'static Book> {
    BOOK.get()
}

/// Calls back with the emoji, once they are here.
pub(super) fn load(done: impl FnOnce(Result<&'static Book, Failed>) + 'static) {
    later::data(&["emoji-", Talk.settings().language].concat(), move |loaded| {
        done(loaded.map(|data: JsValue| {
            here().unwrap_or_else(|| {
                let book: &'static Book = Box::leak(Box::new(read(&data)));
                BOOK.set(Some(book));
                book
            })
        }));
    });
}

/// What is no list of texts, as a later release might write, is left out.
fn read(data: &impl Json) -> Book {
    let texts = |list: Vec<_>| list.iter().filter_map(Json::text).collect();
    Book::read(data.list().unwrap_or_default().iter().filter_map(|group| group.list().map(texts)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_later_release_might_write_is_left_out() {
        let book = read(&json!([["smileys", "😀;lachend gezicht", 3], "of a later release", [], ["flags"]]));
        let labels: Vec<_> = book.groups().iter().map(|group| (&*group.label, group.emoji.len())).collect();
        assert_eq!(labels, [("smileys", 1), ("flags", 0)]);
        assert_eq!(read(&json!({})), Book::default());
    }
}
