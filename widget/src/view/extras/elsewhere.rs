//! Going on on another device: a link that works once, to be scanned or copied.

use std::cell::RefCell;

use browser::{dom, files, js, request};
use js_sys::{Array, Object};
use wasm_bindgen::JsCast as _;
use web_sys::Element;
use words::later::Later;

use crate::page::{LOG, element};
use crate::talk::Talk;
use crate::wire::json::{Json as _, parse};

thread_local! {
    /// The button that offers it.
    static OFFER: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Offers it as long as there is something to go on with.
pub(super) fn follow(texts: &'static Later) {
    let has_said = Talk.has_said();
    OFFER.with_borrow_mut(|offer| match offer {
        Some(offer) => dom::hide(offer, !has_said),
        None if has_said => *offer = draw(texts),
        None => {}
    });
}

/// Beside the button that closes the panel.
fn draw(texts: &'static Later) -> Option<Element> {
    let panel = element(LOG)?.closest("main").ok().flatten()?;
    let close = panel.query_selector(".close").ok().flatten()?;
    let offer = dom::button("close elsewhere", texts.go_on, "", move || open(texts));
    let _ = offer.set_attribute("title", texts.go_on);
    let _ = js::call(&close, "before", &[&offer]);
    Some(offer)
}

/// The browser keeps the keyboard within, and gives it back afterwards.
fn open(texts: &'static Later) {
    let card = dom::element("dialog", &[("id", "elsewhere"), ("aria-label", texts.go_on)]);
    let shut = {
        let card = card.clone();
        dom::button("", texts.shut, texts.shut, move || _ = js::call(&card, "close", &[]))
    };
    let gone = card.clone();
    dom::on(&card, "close", move |_| dom::remove(&gone));
    let title = dom::text(dom::element("h2", &[]), texts.go_on);
    let link = dom::element("div", &[("role", "status")]);
    let card = dom::around(card, [&title, &link, &shut]);
    dom::put(js::get(&js::get(&js::window(), "document"), "body").unchecked_ref(), &card);
    let _ = js::call(&card, "showModal", &[]);
    fetch(texts, link);
}

fn fetch(texts: &'static Later, place: Element) {
    let Some((address, token)) = Talk.folder("links") else { return };
    request(address, &token, Some("{}"), move |answer| {
        dom::say(&place, "");
        let json = parse(&answer.text).filter(|_| answer.is_fine());
        let part = |name| json.as_ref().and_then(|json| json.get(name).text());
        let Some((url, code)) = part("url").zip(part("qr")) else {
            let wrong = dom::text(dom::element("p", &[]), Talk.texts().part_unreachable);
            let again = place.clone();
            let again = dom::button("", texts.again, texts.again, move || fetch(texts, again.clone()));
            dom::around(place, [&wrong, &again]);
            return;
        };
        for part in link(texts, &url, &code) {
            dom::put(&place, &part);
        }
    });
}

fn link(texts: &'static Later, url: &str, code: &str) -> [Element; 4] {
    let how = dom::text(dom::element("p", &[]), texts.go_on_how);
    // A picture runs nothing, and the frame's policy lets it come from here alone.
    let options = Object::new();
    js::set(&options, "type", &"image/svg+xml".into());
    let picture = js::new("Blob", &[&Array::of1(&code.into()), &options]).unwrap_or_default();
    let picture = dom::element("img", &[("alt", texts.go_on_code), ("src", &files::open(&picture))]);
    let field =
        dom::element("input", &[("readonly", ""), ("aria-label", texts.go_on_link), ("value", url), ("dir", "ltr")]);
    let copied = dom::element("button", &[("class", "copy")]);
    let (button, source) = (dom::text(copied, texts.copy), field.clone());
    let said = button.clone();
    dom::on(&button, "click", move |_| {
        // Not the clipboard's own interface, which no page lets its frames use unasked. Where this does nothing either,
        // the link stands selected.
        let _ = js::call(&source, "select", &[]);
        let document = js::get(&js::window(), "document");
        if js::call(&document, "execCommand", &[&"copy".into()]).is_ok_and(|done| done.is_truthy()) {
            dom::say(&said, texts.copied);
        }
    });
    [how, picture, field, button]
}
