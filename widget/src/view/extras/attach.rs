//! The ways in which a visitor hands over a file: the button beside the field, pasting, dropping.

use std::cell::OnceCell;

use browser::Listener;
use browser::files::{self, Uploads};
use browser::js::get;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement};
use words::later::Later;

use super::sending;
use crate::page::element;
use crate::talk::Talk;

/// The element that the button is drawn into.
pub(in crate::view) const PLACE: &str = "attach";

/// The element that a person chooses with.
const CHOOSER: &str = "chooser";

/// What a device offers to choose from. The edge decides; and a phone that keeps its photos in a way of its own makes
/// ones that everybody can see of them.
const ACCEPTED: &str = "image/*,video/*,audio/*,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,.md";

thread_local! {
    static UPLOADS: OnceCell<Uploads> = const { OnceCell::new() };
}

/// Calls with the files that are on their way.
pub(super) fn with_uploads<T>(read: impl FnOnce(&Uploads) -> T) -> Option<T> {
    UPLOADS.with(|uploads| uploads.get().cloned()).map(|uploads| read(&uploads))
}

/// Offers them from now on, and goes on with what a reload has interrupted.
pub(super) fn offer(texts: &'static Later) {
    let Some(place) = element(PLACE) else { return };
    sending::speak(texts);
    let uploads = Talk::uploads(sending::draw);
    UPLOADS.with(|own| _ = own.set(uploads.clone()));
    std::mem::forget(mount_to(place.clone(), move || button(texts)));
    let Some(main) = place.closest("main").ok().flatten() else { return };
    let _ = main.set_attribute("data-drop", texts.drop);
    let is_dragging = |yes: bool| {
        let main = main.clone();
        move || _ = if yes { main.set_attribute("data-dragging", "") } else { main.remove_attribute("data-dragging") }
    };
    let (over, left, dropped) = (is_dragging(true), is_dragging(false), is_dragging(false));
    for listener in [
        Listener::on(&main, "dragover", move |event| {
            if holds_files(&event) {
                event.prevent_default();
                over();
            }
        }),
        Listener::on(&main, "dragleave", move |_| left()),
        Listener::on(&main, "drop", move |event| {
            dropped();
            hand_over(&event, &get(&event, "dataTransfer"));
        }),
        Listener::on(&main, "paste", move |event| {
            let pasted = get(&event, "clipboardData");
            // An office's text comes with a picture of itself.
            let text = browser::js::call(&pasted, "getData", &[&"text/plain".into()]);
            if text.ok().and_then(|text| text.as_string()).is_none_or(|text| text.is_empty()) {
                hand_over(&event, &pasted);
            }
        }),
    ] {
        std::mem::forget(listener);
    }
    uploads.resume();
}

fn holds_files(event: &Event) -> bool {
    let types = js_sys::Array::from(&get(&get(event, "dataTransfer"), "types"));
    types.iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

fn hand_over(event: &Event, from: &JsValue) {
    let files = files::chosen(from);
    if !files.is_empty() {
        event.prevent_default();
        with_uploads(|uploads| files.into_iter().for_each(|file| uploads.add(file)));
    }
}

fn button(texts: &'static Later) -> impl IntoView {
    let choose = move |_| {
        if let Some(chooser) = element(CHOOSER) {
            chooser.unchecked_ref::<HtmlElement>().click();
        }
    };
    let chosen = move |event: Event| {
        let chooser = event_target::<JsValue>(&event);
        with_uploads(|uploads| files::chosen(&chooser).into_iter().for_each(|file| uploads.add(file)));
        // The same file may be chosen again.
        browser::js::set(&chooser, "value", &"".into());
    };
    view! {
        <button class="clip" title=texts.attach aria-label=texts.attach on:click=choose></button>
        <input id=CHOOSER type="file" multiple accept=ACCEPTED hidden on:change=chosen />
    }
}
