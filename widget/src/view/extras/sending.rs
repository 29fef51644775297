//! Files on their way: each with how far it has come, and a way out.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::time::Duration;

use browser::Timer;
use browser::files::{Sending, is_picture, open};
use leptos::mount::mount_to;
use leptos::prelude::*;
use protocol::{FileId, Refusal};
use words::fill;
use words::later::Later;

use super::attach::with_uploads;
use crate::page::{element, field, scroller};

/// The element that they are drawn into.
pub(in crate::view) const PLACE: &str = "sending";

/// How a file is drawn: only when this changes it is drawn anew.
type Look = (FileId, bool, Option<Refusal>);

thread_local! {
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
    static TEXTS: Cell<Option<&'static Later>> = const { Cell::new(None) };
    static DRAWN: RefCell<Drawn> = const { RefCell::new(Drawn { looks: Vec::new(), handle: None }) };
}

/// What is drawn, and what takes it away when it is dropped.
struct Drawn {
    looks: Vec<Look>,
    handle: Option<Box<dyn Any>>,
}

/// What is read there.
pub(super) fn speak(texts: &'static Later) {
    TEXTS.set(Some(texts));
}

/// Draws what is on its way, soon. In a task of its own: the buttons that are drawn lead here.
pub(super) fn draw() {
    if !IS_DUE.replace(true) {
        std::mem::forget(Timer::after(Duration::ZERO, draw_now));
    }
}

fn draw_now() {
    IS_DUE.set(false);
    let (Some(texts), Some(list), Some(place)) =
        (TEXTS.get(), with_uploads(browser::files::Uploads::list), element(PLACE))
    else {
        return;
    };
    let looks: Vec<Look> = list.iter().map(|it| (it.file, it.bytes > 0, it.refused)).collect();
    if DRAWN.with_borrow(|drawn| drawn.looks != looks) {
        let grows = DRAWN.with_borrow(|drawn| drawn.looks.len() < looks.len());
        let list = list.clone();
        // What was drawn goes first.
        drop(DRAWN.with_borrow_mut(|drawn| drawn.handle.take()));
        let handle = mount_to(place, move || list.into_iter().map(|sending| line(texts, sending)).collect::<Vec<_>>());
        DRAWN.set(Drawn { looks, handle: Some(Box::new(handle)) });
        if grows {
            scroller::to_bottom();
        }
    }
    for sending in list {
        if let Some(progress) = element(&id_of(sending.file)) {
            let _ = progress.set_attribute("value", &sending.sent.to_string());
        }
    }
}

fn id_of(file: FileId) -> String {
    file.to_string()
}

fn line(texts: &'static Later, sending: Sending) -> impl IntoView {
    let Sending { file, name, bytes, refused, content, .. } = sending;
    let label = if bytes > 0 { fill(texts.sending_file, &[("name", &name)]) } else { texts.getting_ready.to_owned() };
    // It lives as long as the page: a few of them.
    let picture = (content.is_object() && is_picture(&content)).then(|| open(&content));
    let give_up = move |_| {
        with_uploads(|uploads| uploads.cancel(file));
        field::focus();
    };
    let again = move |_| _ = with_uploads(|uploads| uploads.retry(file));
    let (state, way_out) = match refused {
        None => {
            let progress =
                view! { <progress id=id_of(file) max=bytes value="0" aria-label=label></progress> }.into_any();
            (progress, texts.cancel)
        }
        Some(code) => {
            let is_worth_it = !matches!(
                code,
                Refusal::FileEmpty | Refusal::FileTooLarge | Refusal::FileKind | Refusal::PictureTooLarge
            );
            let again = is_worth_it.then(|| view! { <button on:click=again>{texts.again}</button> });
            (view! { <p role="alert">{sentence(texts, code)} " " {again}</p> }.into_any(), texts.remove)
        }
    };
    view! {
        <div class="sent">
            {picture.map(|src| view! { <img src=src alt="" /> })}
            <div>
                <b dir="auto">{name}</b>
                {state}
            </div>
            <button title=way_out aria-label=way_out on:click=give_up>"×"</button>
        </div>
    }
}

fn sentence(texts: &Later, code: Refusal) -> &'static str {
    match code {
        Refusal::FileEmpty => texts.file_empty,
        Refusal::FileTooLarge => texts.file_too_large,
        Refusal::FileKind => texts.file_kind,
        Refusal::PictureTooLarge => texts.picture_too_large,
        Refusal::TooManyFiles => texts.too_many_files,
        _ => texts.file_failed,
    }
}
