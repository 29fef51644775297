//! A picture as large as the panel.

use std::any::Any;
use std::cell::RefCell;

use browser::files;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use words::later::Later;

use crate::page::element;

const VIEWER: &str = "viewer";

thread_local! {
    static OPEN: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Shows it. The browser keeps the keyboard within, and gives it back afterwards.
pub(super) fn open(texts: &'static Later, name: &str, source: String, blob: JsValue) {
    let name = name.to_owned();
    let Some(body) = document().body() else { return };
    let handle = mount_to(body, move || viewer(texts, name, source, blob));
    OPEN.set(Some(Box::new(handle)));
    if let Some(viewer) = element(VIEWER) {
        let _ = browser::js::call(&viewer, "showModal", &[]);
    }
}

fn viewer(texts: &'static Later, name: String, source: String, blob: JsValue) -> impl IntoView {
    let close = |_| {
        if let Some(viewer) = element(VIEWER) {
            let _ = browser::js::call(&viewer, "close", &[]);
        }
    };
    let closed = |_| {
        // In a task of its own: what is closed leads here.
        let gone = OPEN.take();
        std::mem::forget(browser::Timer::after(std::time::Duration::ZERO, move || drop(gone)));
    };
    let (label, alt, save_as) = (name.clone(), name.clone(), name);
    let blob = StoredValue::new_local(blob);
    let save = move |_| files::save(&blob.get_value(), &save_as);
    view! {
        <dialog id=VIEWER aria-label=label on:close=closed>
            <img src=source alt=alt on:click=close />
            <div>
                <button on:click=save>{texts.save_it}</button>
                <button autofocus on:click=close>{texts.shut}</button>
            </div>
        </dialog>
    }
}
