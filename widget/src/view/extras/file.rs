//! A message that is a photo or another file.

use std::cell::RefCell;
use std::rc::Rc;

use browser::{dom, files};
use protocol::File;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use words::fill;
use words::later::Later;

use super::viewer;
use crate::talk::Talk;

/// Draws it in place of its name.
pub(super) fn draw(texts: &'static Later, message: &Element, place: u32, file: &File) {
    let Some(bubble) = message.query_selector(".bubble").ok().flatten() else { return };
    let name = bubble.text_content().unwrap_or_default();
    dom::say(&bubble, "");
    // The room of a picture is there before the picture is: nothing jumps.
    let what = if file.width > 0 { picture(texts, &name, file, &bubble) } else { other(texts, &name, file) };
    dom::put(&bubble, &what);
    if let Some(key) = Talk.own_row(place) {
        let back = dom::button("back", texts.take_back, texts.take_back, move || Talk.take_file_back(key));
        dom::put(message, &back);
    }
}

fn picture(texts: &'static Later, name: &str, file: &File, bubble: &Element) -> Element {
    let (width, height) = (file.width.to_string(), file.height.to_string());
    let image = dom::element("img", &[("alt", name), ("width", &width), ("height", &height)]);
    let held = Rc::new(RefCell::new(None::<(String, JsValue)>));
    let id = file.id.to_string();
    let load = {
        let (image, held) = (image.clone(), Rc::clone(&held));
        move |missing: fn(&'static Later)| {
            let (image, held) = (image.clone(), Rc::clone(&held));
            fetch(&id, move |blob| {
                let Some(blob) = blob else { return missing(texts) };
                let source = files::open(&blob);
                let _ = image.set_attribute("src", &source);
                held.replace(Some((source, blob)));
            });
        }
    };
    // Once it can be seen: a long conversation may have many.
    let first = load.clone();
    files::once_seen(bubble, move || first(|_| ()));
    let (called, label) = (name.to_owned(), fill(texts.open, &[("name", name)]));
    let open = dom::button("attachment picture", &label, "", move || match &*held.borrow() {
        Some((source, blob)) => viewer::open(texts, &called, source, blob.clone()),
        // It did not come: perhaps now.
        None => load(missing),
    });
    dom::around(open, [&image])
}

fn other(texts: &'static Later, name: &str, file: &File) -> Element {
    let label = fill(texts.save, &[("name", name)]);
    let (id, called) = (file.id.to_string(), name.to_owned());
    let save = dom::button("attachment", &label, "", move || {
        let called = called.clone();
        fetch(&id, move |blob| match blob {
            Some(blob) => files::save(&blob, &called),
            None => missing(texts),
        });
    });
    let title = dom::text(dom::element("b", &[("dir", "auto")]), name);
    let bytes = dom::text(dom::element("span", &[]), &files::size_text(file.bytes, Talk.settings().language));
    dom::around(save, [&title, &bytes])
}

fn missing(texts: &'static Later) {
    Talk.notify(texts.file_unreachable);
}

/// The file's content, with the visitor's token.
pub(super) fn fetch(id: &str, done: impl FnOnce(Option<JsValue>) + 'static) {
    match Talk.files() {
        Some((address, token)) => files::read([&address, "/", id].concat(), token, done),
        None => done(None),
    }
}
