//! Files on their way: each with how far it has come, and a way out.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use browser::files::{Sending, Uploads, is_picture, open};
use browser::{Timer, dom};
use protocol::{FileId, Refusal};
use web_sys::Element;
use words::fill;
use words::later::Later;

use super::uploads;
use crate::page::{SENDING, element, field, scroller};

/// How a file is drawn: only when this changes it is drawn anew.
type Look = (FileId, bool, Option<Refusal>);

/// A file that is drawn, and its bar.
struct Drawn {
    look: Look,
    line: Element,
    progress: Element,
}

thread_local! {
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
    static TEXTS: Cell<Option<&'static Later>> = const { Cell::new(None) };
    static DRAWN: RefCell<Vec<Drawn>> = const { RefCell::new(Vec::new()) };
}

/// What is read there.
pub(super) fn speak(texts: &'static Later) {
    TEXTS.set(Some(texts));
}

/// Draws what is on its way, soon: many changes at once are drawn once.
pub(super) fn draw() {
    if !IS_DUE.replace(true) {
        std::mem::forget(Timer::after(Duration::ZERO, draw_now));
    }
}

fn draw_now() {
    IS_DUE.set(false);
    let (Some(texts), Some(list), Some(place)) = (TEXTS.get(), uploads::with(Uploads::list), element(SENDING)) else {
        return;
    };
    let mut drawn = DRAWN.take();
    let look = |sending: &Sending| (sending.file, sending.bytes > 0, sending.refused);
    // Whoever is at a file's way out by keyboard stays there when the file is drawn anew.
    let mut focused = None;
    drawn.retain(|drawn| {
        let stays = list.iter().any(|sending| look(sending) == drawn.look);
        if !stays {
            if drawn.line.matches(":focus-within").unwrap_or_default() {
                focused = Some(drawn.look.0);
            }
            dom::remove(&drawn.line);
        }
        stays
    });
    for sending in &list {
        if drawn.iter().all(|drawn| drawn.look != look(sending)) {
            let (line, progress) = line(texts, sending);
            dom::put(&place, &line);
            if focused == Some(sending.file) {
                line.last_element_child().iter().for_each(dom::focus);
            }
            drawn.push(Drawn { look: look(sending), line, progress });
            scroller::to_bottom();
        }
        if let Some(drawn) = drawn.iter().find(|drawn| drawn.look == look(sending)) {
            let _ = drawn.progress.set_attribute("value", &sending.sent.to_string());
        }
    }
    DRAWN.set(drawn);
}

fn line(texts: &'static Later, sending: &Sending) -> (Element, Element) {
    let Sending { file, name, bytes, refused, content, .. } = sending;
    let file = *file;
    let label = if *bytes > 0 { fill(texts.sending_file, &[("name", name)]) } else { texts.getting_ready.to_owned() };
    let most = bytes.max(&1).to_string();
    let progress = dom::element("progress", &[("max", &most), ("value", "0"), ("aria-label", &label)]);
    let (state, way_out) = match refused {
        None => (progress.clone(), texts.cancel),
        Some(code) => (refusal(texts, file, *code), texts.remove),
    };
    let title = dom::text(dom::element("b", &[("dir", "auto")]), name);
    let what = dom::around(dom::element("div", &[]), [&title, &state]);
    let out = dom::button("", way_out, "×", move || {
        uploads::with(|uploads| uploads.cancel(file));
        field::focus();
    });
    let line = dom::element("div", &[("class", "sent")]);
    if content.is_object() && is_picture(content) {
        // Its address lives as long as the page: there are few.
        dom::put(&line, &dom::element("img", &[("src", &open(content)), ("alt", "")]));
    }
    (dom::around(line, [&what, &out]), progress)
}

fn refusal(texts: &'static Later, file: FileId, code: Refusal) -> Element {
    let (sentence, is_final) = match code {
        Refusal::FileEmpty => (texts.file_empty, true),
        Refusal::FileTooLarge => (texts.file_too_large, true),
        Refusal::FileKind => (texts.file_kind, true),
        Refusal::PictureTooLarge => (texts.picture_too_large, true),
        Refusal::TooManyFiles => (texts.too_many_files, false),
        _ => (texts.file_failed, false),
    };
    let line = dom::text(dom::element("p", &[("role", "alert")]), sentence);
    if !is_final {
        let again = move || _ = uploads::with(|uploads| uploads.retry(file));
        dom::put(&line, &dom::button("", texts.again, texts.again, again));
    }
    line
}
