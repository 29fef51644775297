//! Files that are kept on the device until they are sent. A browser may refuse to keep anything, or lose it: then a
//! reload loses what was on its way, and nothing else.

use protocol::FileId;
use wasm_bindgen::prelude::*;

use crate::clock::now;
use crate::js::{self, Wait};
use crate::listener::Listener;

const DATABASE: &str = "edgewise";
const STORE: &str = "files";

/// After this long the edge has dropped what it had of a file, and nobody waits for it any more.
const KEPT_MS: u64 = 24 * 60 * 60 * 1_000;

/// A file that is kept.
pub(super) struct Kept {
    pub(super) file: FileId,
    pub(super) name: String,
    /// What is in it.
    pub(super) content: JsValue,
    /// Whether it can leave as it is.
    pub(super) is_ready: bool,
}

/// Keeps a file, in place of what was kept of it.
pub(super) async fn put(shelf: &str, kept: &Kept) {
    let entry: JsValue = js_sys::Object::new().into();
    js::set(&entry, "name", &kept.name.as_str().into());
    js::set(&entry, "content", &kept.content);
    js::set(&entry, "ready", &kept.is_ready.into());
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of this age")]
    js::set(&entry, "at", &(now().0 as f64).into());
    ask("readwrite", "put", &[&entry, &key(shelf, kept.file).into()]).await;
}

/// Keeps it no longer.
pub(super) async fn remove(shelf: &str, file: FileId) {
    ask("readwrite", "delete", &[&key(shelf, file).into()]).await;
}

/// What is kept. What is too old goes.
pub(super) async fn all(shelf: &str) -> Vec<Kept> {
    let keys = ask("readonly", "getAllKeys", &[]).await;
    let entries = ask("readonly", "getAll", &[]).await;
    let (Some(keys), Some(entries)) = (keys, entries) else { return Vec::new() };
    let mut all = Vec::new();
    for (key, entry) in js_sys::Array::from(&keys).iter().zip(js_sys::Array::from(&entries).iter()) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time of ours")]
        let at = js::get(&entry, "at").as_f64().unwrap_or_default() as u64;
        if now().0.saturating_sub(at) > KEPT_MS {
            ask("readwrite", "delete", &[&key]).await;
            continue;
        }
        let key = key.as_string().unwrap_or_default();
        let file = key.strip_prefix(shelf).and_then(|rest| rest.strip_prefix('/')?.parse().ok());
        if let (Some(file), Some(name)) = (file, js::get(&entry, "name").as_string()) {
            let is_ready = js::get(&entry, "ready").is_truthy();
            all.push(Kept { file, name, content: js::get(&entry, "content"), is_ready });
        }
    }
    all
}

fn key(shelf: &str, file: FileId) -> String {
    [shelf, "/", &file.to_string()].concat()
}

/// Asks the store, and gives its answer; nothing where there is none.
fn ask(mode: &'static str, method: &'static str, with: &[&JsValue]) -> Wait<Option<JsValue>> {
    let with: Vec<JsValue> = with.iter().copied().cloned().collect();
    Box::pin(async move {
        let database = open().await?;
        let transaction = js::call(&database, "transaction", &[&STORE.into(), &mode.into()]).ok()?;
        let store = js::call(&transaction, "objectStore", &[&STORE.into()]).ok()?;
        let request = js::call(&store, method, &with.iter().collect::<Vec<_>>()).ok()?;
        let answer = settled(request).await;
        let _ = js::call(&database, "close", &[]);
        answer
    })
}

async fn open() -> Option<JsValue> {
    let factory = js::get(&js::window(), "indexedDB");
    let request = js::call(&factory, "open", &[&DATABASE.into(), &1.into()]).ok()?;
    let asked = request.clone();
    let make = move |_| _ = js::call(&js::get(&asked, "result"), "createObjectStore", &[&STORE.into()]);
    let _first = Listener::on(request.unchecked_ref(), "upgradeneeded", make);
    settled(request).await
}

fn settled(request: JsValue) -> Wait<Option<JsValue>> {
    Box::pin(async move {
        js::called(|done| {
            for event in ["onsuccess", "onerror", "onblocked"] {
                js::set(&request, event, done);
            }
        })
        .await;
        // To ask for the answer of one that failed throws, as its error is none.
        js::get(&request, "error").is_null().then(|| js::get(&request, "result"))
    })
}
