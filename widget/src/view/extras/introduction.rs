//! Who the visitor is: offered once, after their first message, and never in the way. What they said they can change and
//! take back.

use std::cell::{Cell, RefCell};

use browser::{
    dom,
    storage::{self, Shelf},
};
use browser::{js, request};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use words::fill;
use words::later::Later;

use crate::page::{SENDING, element, field};
use crate::talk::Talk;
use crate::wire::json::{Json as _, object, parse, quote};

thread_local! {
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    /// What is drawn of it.
    static DRAWN: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Once the visitor has said something: asks what they said before, and offers to say it.
pub(super) fn follow(texts: &'static Later) {
    // Whoever the website knows has nothing to say of themselves, and what a stranger said is not theirs.
    if Talk.is_identified() {
        return hide();
    }
    if IS_ASKED.get() || !Talk.has_said() {
        return;
    }
    let Some((address, token)) = Talk.folder("introduction") else { return };
    IS_ASKED.set(true);
    request(address, &token, None, move |answer| {
        let Some(json) = parse(&answer.text).filter(|_| answer.is_fine() && !Talk.is_identified()) else {
            // The next change tries again.
            return IS_ASKED.set(false);
        };
        let said = |name| json.get(name).text().unwrap_or_default();
        let (name, email) = (said("name"), said("email"));
        if !name.is_empty() || !email.is_empty() {
            show(&line(texts, name, email));
        } else if storage::get(Shelf::Device, &declined()).is_none() {
            show(&offer(texts));
        }
    });
}

/// Whoever said no is not asked again on this device.
fn declined() -> String {
    ["edgewise:", &Talk.settings().site, ":unasked"].concat()
}

/// In place of what was there, below the messages.
fn show(drawn: &Element) {
    hide();
    if let Some(place) = element(SENDING) {
        let _ = js::call(&place, "after", &[drawn]);
        DRAWN.set(Some(drawn.clone()));
    }
}

fn hide() {
    if let Some(before) = DRAWN.take() {
        dom::remove(&before);
    }
}

/// One line: the card itself would cover what was said.
fn offer(texts: &'static Later) -> Element {
    let yes = dom::button("", texts.who_offer, texts.who_offer, move || {
        let form = form(texts, "", "");
        show(&form);
        if let Some(first) = form.query_selector("input").ok().flatten() {
            let _ = first.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    });
    let no = dom::button("", texts.not_now, texts.not_now, decline);
    dom::around(dom::element("p", &[("class", "who")]), [&yes, &no])
}

fn decline() {
    storage::set(Shelf::Device, &declined(), "1");
    hide();
    field::focus();
}

fn line(texts: &'static Later, name: String, email: String) -> Element {
    let both =
        if name.is_empty() || email.is_empty() { [&*name, &*email].concat() } else { [&name, " · ", &email].concat() };
    let says = dom::text(dom::element("span", &[]), &fill(texts.you_are, &[("name", &both)]));
    let change = dom::button("", texts.change_it, texts.change_it, move || show(&form(texts, &name, &email)));
    dom::around(dom::element("p", &[("class", "who")]), [&says, &change])
}

fn form(texts: &'static Later, name: &str, email: &str) -> Element {
    let is_known = !name.is_empty() || !email.is_empty();
    let entry = |kind, label, value, auto| {
        let attributes = [
            ("type", kind),
            ("aria-label", label),
            ("placeholder", label),
            ("value", value),
            ("autocomplete", auto),
            ("maxlength", "254"),
            ("dir", "auto"),
        ];
        dom::element("input", &attributes)
    };
    let name = entry("text", texts.your_name, name, "name");
    let email = entry("email", texts.your_email, email, "email");
    let wrong = dom::element("p", &[("role", "alert")]);
    let keep = {
        let (name, email, wrong) = (name.clone(), email.clone(), wrong.clone());
        move || {
            let value = |entry: &Element| js::get(entry, "value").as_string().unwrap_or_default().trim().to_owned();
            send(texts, value(&name), value(&email), &wrong);
        }
    };
    let entered = keep.clone();
    let no = move || {
        if is_known {
            send(texts, String::new(), String::new(), &dom::element("p", &[]));
            field::focus();
        } else {
            decline();
        }
    };
    let way_out = if is_known { texts.take_it_back } else { texts.not_now };
    let doing = dom::element("div", &[]);
    let doing = dom::around(
        doing,
        [&dom::button("", texts.keep_it, texts.keep_it, keep), &dom::button("no", way_out, way_out, no)],
    );
    let title = dom::text(dom::element("h2", &[]), texts.who_are_you);
    let form = dom::element("section", &[("class", "who"), ("aria-label", texts.who_are_you)]);
    dom::on(&form, "keydown", move |event| {
        if event.unchecked_ref::<web_sys::KeyboardEvent>().key() == "Enter"
            && js::get(&event, "target").has_type::<web_sys::HtmlElement>()
        {
            let is_entry = js::get(&js::get(&event, "target"), "type").as_string().is_some_and(|kind| kind != "submit");
            if is_entry {
                entered();
            }
        }
    });
    dom::around(form, [&title, &name, &email, &wrong, &doing])
}

fn send(texts: &'static Later, name: String, email: String, wrong: &Element) {
    let Some((address, token)) = Talk.folder("introduction") else { return };
    let written = |text: &str| if text.is_empty() { "null".to_owned() } else { quote(text) };
    let body = object(&[("name", &written(&name)), ("email", &written(&email))]);
    let wrong = wrong.clone();
    request(address, &token, Some(&body), move |answer| match answer.status {
        204 if name.is_empty() && email.is_empty() => hide(),
        204 => show(&line(texts, name, email)),
        400 => dom::say(&wrong, texts.who_refused),
        _ => Talk.notify(Talk.texts().part_unreachable),
    });
}
