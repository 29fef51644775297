//! Who is there: faces of those on duty and how soon they answer, before the visitor has written; agents' photos wherever
//! their initials stand. Of a site with opening hours, what the edge says of them is handed on.

use std::cell::{Cell, RefCell};

use browser::{dom, js, request};
use reading::initials;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use words::fill;
use words::later::Later;

use crate::page::{LOG, element};
use crate::talk::Talk;
use crate::wire::json::{Json as _, parse};

/// Marks an element with a photo.
const PHOTO: &str = "data-photo";

browser::later! {
    /// The opening hours.
    Hours in "hours": hear(texts: &'static Later, json: JsValue, ask: fn(&'static Later)) -> () = crate::view::extras::hours::hear
}

thread_local! {
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    /// The line that asks a stranger to sign in, and what it says to everybody else.
    static SIGN_IN: RefCell<Option<(Element, String)>> = const { RefCell::new(None) };
    /// What stands above the greeting.
    static GREETED: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    /// Whether the site has hours, or had some.
    static HAS_HOURS: Cell<bool> = const { Cell::new(false) };
    /// Which agents have a photo, as the edge says.
    static PICTURES: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// Asks who is there; shows the photos of those who stand on the screen.
pub(super) fn follow(texts: &'static Later) {
    if Talk.is_identified()
        && let Some((line, says)) = SIGN_IN.take()
    {
        dom::say(&line, &says);
    }
    if IS_ASKED.replace(true) {
        return show_photos();
    }
    ask(texts);
}

fn ask(texts: &'static Later) {
    request(address(""), "", None, move |answer| {
        let Some(json) = parse(&answer.text).filter(|_| answer.is_fine()) else {
            // The next change tries again.
            return IS_ASKED.set(false);
        };
        PICTURES.set(json.get("pictures"));
        let has_hours = json.get("now").number().is_some();
        greet(texts, &json, has_hours && !json.get("open").is_truthy());
        show_photos();
        if HAS_HOURS.replace(has_hours) || has_hours {
            Hours::load(move |part| match part {
                Ok(part) => part.hear(texts, json, ask),
                Err(_) => IS_ASKED.set(false),
            });
        }
    });
}

fn address(what: &str) -> String {
    ["/api/", &Talk.settings().site, "/reception", what].concat()
}

/// Above the greeting; where the conversation has begun, the stylesheet hides both.
fn greet(texts: &'static Later, json: &JsValue, is_closed: bool) {
    let Some(greeting) = element(LOG).and_then(|log| log.next_element_sibling()) else { return };
    let on_duty = json.get("on_duty").list().unwrap_or_default();
    let faces = dom::element("div", &[("class", "faces"), ("aria-hidden", "true")]);
    let mut names = Vec::new();
    for face in on_duty {
        let (Some(id), Some(name)) = (face.get("id").text(), face.get("name").text()) else { continue };
        let drawn = dom::text(dom::element("span", &[("class", "face")]), &initials(&name));
        show_photo(&drawn, &id);
        dom::put(&faces, &drawn);
        names.push(name);
    }
    let says = if is_closed {
        texts.closed_now.to_owned()
    } else if names.is_empty() {
        texts.nobody_here.to_owned()
    } else {
        let here = fill(texts.here_now, &[("names", &names.join(", "))]);
        match json.get("answers_within").number().and_then(|seconds| usual(texts, seconds)) {
            Some(usual) => [&here, " ", &usual].concat(),
            None => here,
        }
    };
    let line = dom::text(dom::element("p", &[("class", "here")]), &says);
    if json.get("identity_required").is_truthy() && !Talk.is_identified() {
        dom::say(&line, Talk.texts().sign_in_first);
        SIGN_IN.set(Some((line.clone(), says)));
    }
    let _ = js::call(&greeting, "prepend", &[&faces]);
    dom::put(&greeting, &line);
    for before in GREETED.replace(vec![faces, line]) {
        dom::remove(&before);
    }
}

/// How long an answer takes, as people say it.
fn usual(texts: &'static Later, seconds: u64) -> Option<String> {
    let (text, count) = match seconds / 60 {
        0 => return None,
        1 => (texts.answers_minute, 1),
        minutes @ 2..60 => (texts.answers_minutes, minutes),
        60 => (texts.answers_hour, 1),
        minutes => (texts.answers_hours, minutes / 60),
    };
    Some(fill(text, &[("count", &count.to_string())]))
}

/// Beside messages, in the head, and where somebody types. Where no agent has a photo there is nothing to look for.
fn show_photos() {
    if PICTURES.with_borrow(|pictures| pictures.name().is_none()) {
        return;
    }
    if let Some(rows) = element(LOG).map(|log| log.children()) {
        let is_shown = |place| rows.item(place).is_none_or(|row| row.has_attribute(PHOTO));
        for (place, agent) in Talk.authors(|place| !is_shown(place)) {
            if let Some(row) = rows.item(place) {
                show_photo(&row, &agent.to_string());
            }
        }
    }
    let document = js::get(&js::window(), "document");
    let shown = [("header .face", Talk.answering()), (".typing .face", Talk.named(&Talk.typist()))];
    for (selector, agent) in shown {
        let Ok(face) = js::call(&document, "querySelector", &[&selector.into()]) else { continue };
        let face: Element = face.unchecked_into();
        match agent {
            Some(agent) => show_photo(&face, &agent.to_string()),
            None => _ = face.remove_attribute(PHOTO),
        }
    }
}

/// The agent's photo over their initials; without one, the initials.
fn show_photo(face: &Element, agent: &str) {
    let Some(picture) = PICTURES.with_borrow(|pictures| pictures.get(agent).text()) else {
        let _ = face.remove_attribute(PHOTO);
        return;
    };
    let url = ["url(", &address("/pictures/"), &picture, ")"].concat();
    // Through the object model: the frame's policy forbids style attributes.
    let _ = js::call(&js::get(face, "style"), "setProperty", &[&"--photo".into(), &url.into()]);
    let _ = face.set_attribute(PHOTO, "");
}
