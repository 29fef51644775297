//! The ways in which a visitor hands over a file: the button beside the field, pasting, dropping.

use browser::files::{self, Uploads};
use browser::js::get;
use browser::{Listener, dom};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};
use words::later::Later;

use super::{sending, uploads};
use crate::page::{ATTACH, element};

/// The element that a person chooses with.
const CHOOSER: &str = "chooser";

/// Offers them from now on, and goes on with what a reload has interrupted.
pub(super) fn offer(texts: &'static Later) {
    let Some(place) = element(ATTACH) else { return };
    sending::speak(texts);
    uploads::begin(sending::draw);
    for child in button(texts) {
        dom::put(&place, &child);
    }
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
            hand_over(&event, files::chosen(&get(&event, "dataTransfer")));
        }),
        Listener::on(&main, "paste", move |event| hand_over(&event, files::pasted(&event))),
    ] {
        std::mem::forget(listener);
    }
    uploads::with(Uploads::resume);
}

fn holds_files(event: &Event) -> bool {
    let types = js_sys::Array::from(&get(&get(event, "dataTransfer"), "types"));
    types.iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

fn hand_over(event: &Event, files: Vec<JsValue>) {
    if !files.is_empty() {
        event.prevent_default();
        uploads::with(|uploads| files.into_iter().for_each(|file| uploads.add(file)));
    }
}

/// The button, and what it opens.
fn button(texts: &'static Later) -> [Element; 2] {
    let attributes = [("id", CHOOSER), ("type", "file"), ("multiple", ""), ("accept", files::ACCEPTED), ("hidden", "")];
    let chooser = dom::element("input", &attributes);
    dom::on(&chooser, "change", |event| {
        let chooser = get(&event, "target");
        uploads::with(|uploads| files::chosen(&chooser).into_iter().for_each(|file| uploads.add(file)));
        // The same file may be chosen again.
        browser::js::set(&chooser, "value", &"".into());
    });
    let opened = chooser.clone();
    let button = dom::button("clip", texts.attach, "", move || opened.unchecked_ref::<HtmlElement>().click());
    let _ = button.set_attribute("title", texts.attach);
    [button, chooser]
}
