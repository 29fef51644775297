//! Once a conversation is closed, the visitor may say how it was: one to five stars, and a sentence.

use std::any::Any;
use std::cell::{Cell, RefCell};

use browser::{Answer, files, request};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement};
use words::fill;
use words::later::Later;

use super::extras::SENDING;
use super::{sheet, wording};
use crate::later::later;
use crate::page::{element, scroller};
use crate::talk::Talk;
use crate::wire::json::{Json as _, object, parse, quote};

later! {
    /// How it was.
    End in "ending": draw() -> () = crate::view::rating::draw
}

/// What takes the card away when it is dropped; nothing while it is asked what was said before.
type Card = Option<Box<dyn Any>>;

thread_local! {
    /// The row of the end that a card belongs to.
    static DRAWN: RefCell<Option<(u64, Card)>> = const { RefCell::new(None) };
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
    DRAWN.set(end.map(|key| (key, None)));
    let (Some(end), Some((address, token))) = (end, address()) else { return };
    request(address, &token, None, move |answer| {
        let is_wanted = DRAWN.with_borrow(|drawn| matches!(drawn, Some((key, None)) if *key == end));
        let place = element(SENDING).and_then(|place| place.parent_element());
        if let (true, Some(place)) = (is_wanted && answer.is_fine(), place) {
            let said = parse(&answer.text).map(|json| json.get("rating").get("stars")).and_then(|stars| stars.number());
            let handle = mount_to(place.unchecked_into::<HtmlElement>(), move || card(texts, said.unwrap_or_default()));
            DRAWN.set(Some((end, Some(Box::new(handle)))));
            scroller::to_bottom();
        }
    });
}

fn address() -> Option<(String, String)> {
    let (folder, token) = folder()?;
    Some(([&folder, "rating"].concat(), token))
}

/// Where what belongs to the visitor's side of the conversation is, and the token that opens it.
fn folder() -> Option<(String, String)> {
    let (files, token) = Talk.files()?;
    Some((files.strip_suffix("files")?.to_owned(), token))
}

fn card(texts: &'static Later, said: u64) -> impl IntoView {
    let stars = RwSignal::new(said);
    let comment = RwSignal::new(String::new());
    let status = RwSignal::new("");
    let send = move || {
        let Some((address, token)) = address() else { return };
        let text = comment.get_untracked();
        let body = object(&[
            ("stars", &stars.get_untracked().to_string()),
            ("comment", &if text.trim().is_empty() { "null".to_owned() } else { quote(&text) }),
        ]);
        request(address, &token, Some(&body), move |answer: Answer| {
            status.set(if answer.is_fine() { texts.rated } else { texts.rated_not });
        });
    };
    let star = move |count: u64| {
        let label = fill(texts.stars, &[("count", &count.to_string())]);
        let checked = move || (stars.get() == count).to_string();
        let class = move || if count <= stars.get() { "star lit" } else { "star" };
        let choose = move |_| {
            stars.set(count);
            send();
        };
        view! { <button class=class role="radio" aria-checked=checked aria-label=label on:click=choose>"★"</button> }
    };
    let save = move |_| {
        let Some((address, token)) = folder() else { return };
        let zone = String::from(js_sys::encode_uri_component(&browser::local_time::zone()));
        let address = [&address, "transcript?lang=", Talk.settings().language, "&zone=", &zone].concat();
        files::read(address, token, move |page| match page {
            Some(page) => files::save(&page, texts.talk_file),
            None => Talk.notify(texts.file_unreachable),
        });
    };
    let hidden = move || stars.get() == 0;
    view! {
        <section class="rating" aria-label=texts.how_was_it>
            <h2>{texts.how_was_it}</h2>
            <div role="radiogroup" aria-label=texts.how_was_it>{(1..=5).map(star).collect::<Vec<_>>()}</div>
            <div class="why" hidden=hidden>
                <textarea
                    rows="2"
                    dir="auto"
                    maxlength="1000"
                    placeholder=texts.say_more
                    aria-label=texts.say_more
                    on:input=move |event: Event| comment.set(event_target_value(&event))
                ></textarea>
                <button on:click=move |_| send()>{texts.rate}</button>
            </div>
            <p role="status">{move || status.get()}</p>
            <button class="save" on:click=save>{texts.save_talk}</button>
        </section>
    }
}
