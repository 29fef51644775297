//! Once a conversation is closed, the visitor may say how it was: one to five stars, and a sentence.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use browser::{Answer, dom, files, js, request};
use web_sys::Element;
use words::fill;
use words::later::Later;

use super::{sheet, wording};
use crate::page::{SENDING, element, scroller};
use crate::talk::Talk;
use crate::wire::json::{Json as _, object, parse, quote};

browser::later! {
    /// How it was.
    End in "ending": draw() -> () = crate::view::rating::draw
}

thread_local! {
    /// The row of the end that a card belongs to, and the card; none while it is asked what was said before.
    static DRAWN: RefCell<Option<(u64, Option<Element>)>> = const { RefCell::new(None) };
    static WAS_CLOSED: Cell<bool> = const { Cell::new(false) };
    static IS_STYLED: Cell<bool> = const { Cell::new(false) };
}

/// Asks how it was once a conversation is closed, and no longer when it goes on.
pub(super) fn follow() {
    if WAS_CLOSED.get() || Talk.end().is_some() {
        WAS_CLOSED.set(true);
        End::load(|end| _ = end.map(End::draw));
    }
}

/// Draws it below a closed conversation, and takes it away from one that goes on.
fn draw() {
    wording::load(|texts| _ = texts.map(draw_with));
}

fn draw_with(texts: &'static Later) {
    if !IS_STYLED.replace(true) {
        sheet::add(include_str!("../../style/rating.css"));
    }
    let end = Talk.end();
    if DRAWN.with_borrow(|drawn| drawn.as_ref().map(|(key, _)| *key)) == end {
        return;
    }
    if let Some((_, Some(card))) = DRAWN.replace(end.map(|key| (key, None))) {
        dom::remove(&card);
    }
    let (Some(end), Some((address, token))) = (end, Talk.folder("rating")) else { return };
    request(address, &token, None, move |answer| {
        if DRAWN.with_borrow(|drawn| *drawn != Some((end, None))) {
            return;
        }
        let place = element(SENDING).and_then(|place| place.parent_element());
        let Some(place) = place.filter(|_| answer.is_fine()) else {
            // The next change tries again.
            return DRAWN.set(None);
        };
        let said = parse(&answer.text).map(|json| json.get("rating").get("stars")).and_then(|stars| stars.number());
        let card = card(texts, said.unwrap_or_default());
        dom::put(&place, &card);
        DRAWN.set(Some((end, Some(card))));
        scroller::to_bottom();
    });
}

fn card(texts: &'static Later, said: u64) -> Element {
    let label = [("aria-label", texts.how_was_it)];
    let status = dom::element("p", &[("role", "status")]);
    let comment = dom::element(
        "textarea",
        &[
            ("rows", "2"),
            ("dir", "auto"),
            ("maxlength", "1000"),
            ("placeholder", texts.say_more),
            ("aria-label", texts.say_more),
        ],
    );
    let stars = Rc::new(Cell::new(said));
    let send = {
        let (stars, comment, status) = (Rc::clone(&stars), comment.clone(), status.clone());
        move || send(texts, stars.get(), &comment, &status)
    };
    let why = dom::element("div", &[("class", "why")]);
    let why = dom::around(why, [&comment, &dom::button("", texts.rate, texts.rate, send.clone())]);
    let group = dom::element("div", &[("role", "group"), label[0]]);
    let show = {
        let (stars, group, why) = (Rc::clone(&stars), group.clone(), why.clone());
        move || {
            dom::hide(&why, stars.get() == 0);
            for (place, count) in (0..5).zip(1..) {
                if let Some(star) = group.children().item(place) {
                    star.set_class_name(if count <= stars.get() { "star lit" } else { "star" });
                    let _ = star.set_attribute("aria-pressed", if count == stars.get() { "true" } else { "false" });
                }
            }
        }
    };
    for count in 1..=5 {
        let label = fill(texts.stars, &[("count", &count.to_string())]);
        let (stars, show, send) = (Rc::clone(&stars), show.clone(), send.clone());
        let star = dom::button("", &label, "★", move || {
            stars.set(count);
            show();
            send();
        });
        dom::put(&group, &star);
    }
    show();
    let title = dom::text(dom::element("h2", &[]), texts.how_was_it);
    let save = dom::button("save", texts.save_talk, texts.save_talk, move || save(texts));
    let card = dom::element("section", &[("class", "rating"), label[0]]);
    dom::around(card, [&title, &group, &why, &status, &save])
}

fn send(texts: &'static Later, stars: u64, comment: &Element, status: &Element) {
    let Some((address, token)) = Talk.folder("rating") else { return };
    let text = js::get(comment, "value").as_string().filter(|text| !text.trim().is_empty());
    let comment = text.map_or_else(|| "null".to_owned(), |text| quote(&text));
    let body = object(&[("stars", &stars.to_string()), ("comment", &comment)]);
    let status = status.clone();
    request(address, &token, Some(&body), move |answer: Answer| {
        dom::say(&status, if answer.is_fine() { texts.rated } else { texts.rated_not });
    });
}

fn save(texts: &'static Later) {
    let Some((folder, token)) = Talk.folder("transcript") else { return };
    let zone = String::from(js_sys::encode_uri_component(&browser::local_time::zone()));
    let address = [&folder, "?lang=", Talk.settings().language, "&zone=", &zone].concat();
    files::read(address, token, move |page| match page {
        Some(page) => files::save(&page, texts.talk_file),
        None => Talk.notify(texts.file_unreachable),
    });
}
