//! The emoji of a language, the deployment's own file, which comes when it is first needed.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_net::http::Request;
use leptos::prelude::document;
use leptos::task::spawn_local;
use reading::emoji::Book;
use words::Language;

/// The element of the page that holds what the names of all data end in.
const RELEASE: &str = "meta[name=edgewise-data]";

/// What the server answers for a file of a release that it has no more.
const NOT_FOUND: u16 = 404;

thread_local! {
    static BOOKS: RefCell<BTreeMap<&'static str, &'static Book>> = const { RefCell::new(BTreeMap::new()) };
}

/// Why they are not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failed {
    /// The release that this page belongs to has been replaced: only loading the page anew helps.
    Gone,
    /// There was no answer: it can be tried again.
    Unreached,
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
    spawn_local(async move {
        done(fetch(language.tag()).await.map(|lists| {
            // Kept as long as the page, each language once.
            BOOKS.with_borrow_mut(|books| {
                *books.entry(language.tag()).or_insert_with(|| Box::leak(Box::new(Book::read(lists))))
            })
        }));
    });
}

async fn fetch(language: &str) -> Result<Vec<Vec<String>>, Failed> {
    let element = document().query_selector(RELEASE).ok().flatten();
    let release = element.and_then(|element| element.get_attribute("content")).unwrap_or_default();
    let request = Request::get(&format!("/assets/agents-emoji-{language}-{release}.json"));
    let answer = request.send().await.map_err(|_| Failed::Unreached)?;
    match answer.status() {
        NOT_FOUND => Err(Failed::Gone),
        _ if !answer.ok() => Err(Failed::Unreached),
        _ => answer.json().await.map_err(|_| Failed::Unreached),
    }
}
