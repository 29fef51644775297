//! A message that is a photo or another file.

use browser::files;
use leptos::mount::mount_to;
use leptos::prelude::*;
use protocol::File;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use words::fill;
use words::later::Later;

use super::viewer;
use crate::talk::Talk;

/// Draws it in place of its name.
pub(super) fn draw(texts: &'static Later, message: &Element, place: u32, file: File) {
    let Some(bubble) = message.query_selector(".bubble").ok().flatten() else { return };
    let name = bubble.text_content().unwrap_or_default();
    bubble.set_text_content(None);
    let bubble: HtmlElement = bubble.unchecked_into();
    if file.width > 0 {
        // Its room is there before the picture is: nothing jumps.
        let parent = bubble.clone();
        std::mem::forget(mount_to(bubble, move || picture(texts, &name, &file, &parent)));
    } else {
        std::mem::forget(mount_to(bubble, move || other(texts, &name, &file)));
    }
    if let Some(key) = Talk.own_row(place) {
        let line: HtmlElement = message.clone().unchecked_into();
        let back = move || {
            view! { <button class="back" on:click=move |_| Talk.take_file_back(key)>{texts.take_back}</button> }
        };
        std::mem::forget(mount_to(line, back));
    }
}

fn picture(texts: &'static Later, name: &str, file: &File, bubble: &HtmlElement) -> impl IntoView + use<> {
    let label = fill(texts.open, &[("name", name)]);
    let (width, height) = (file.width, file.height);
    let source = RwSignal::new(String::new());
    let held = StoredValue::new_local(JsValue::UNDEFINED);
    let id = file.id.to_string();
    // Once it can be seen: a long conversation may have many.
    files::once_seen(bubble, move || {
        fetch(&id, move |blob| {
            if let Some(blob) = blob {
                source.set(files::open(&blob));
                held.set_value(blob);
            }
        });
    });
    let (name, alt) = (name.to_owned(), name.to_owned());
    let id = file.id.to_string();
    let open = move |_| {
        let blob = held.get_value();
        if blob.is_object() {
            return viewer::open(texts, &name, source.get_untracked(), blob);
        }
        // It did not come: perhaps now.
        fetch(&id, move |blob| match blob {
            Some(blob) => {
                source.set(files::open(&blob));
                held.set_value(blob);
            }
            None => Talk.notify(texts.file_unreachable),
        });
    };
    let src = move || Some(source.get()).filter(|source| !source.is_empty());
    view! {
        <button class="attachment picture" aria-label=label on:click=open>
            <img src=src alt=alt width=width height=height />
        </button>
    }
}

fn other(texts: &'static Later, name: &str, file: &File) -> impl IntoView + use<> {
    let label = fill(texts.save, &[("name", name)]);
    let size = files::size_text(file.bytes, Talk.settings().language);
    let (id, shown) = (file.id.to_string(), name.to_owned());
    let name = name.to_owned();
    let save = move |_| {
        let name = name.clone();
        fetch(&id, move |blob| match blob {
            Some(blob) => files::save(&blob, &name),
            None => Talk.notify(texts.file_unreachable),
        });
    };
    view! {
        <button class="attachment" aria-label=label on:click=save>
            <b dir="auto">{shown}</b>
            <span>{size}</span>
        </button>
    }
}

/// The file's content, with the visitor's token.
fn fetch(id: &str, done: impl FnOnce(Option<JsValue>) + 'static) {
    match Talk.files() {
        Some((address, token)) => files::read([&address, "/", id].concat(), token, done),
        None => done(None),
    }
}
