//! The opening hours in the head, by the visitor's own clock and calendar: open until when, or back when. Says what the
//! edge said of them, for as long as that is so.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use browser::{dom, js, local_time, now};
use protocol::Timestamp;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use words::fill;
use words::later::Later;

use crate::talk::Talk;
use crate::wire::json::{Json as _, parse};

/// How often the line is looked at: by then it may be another day.
const LOOK: Duration = Duration::from_mins(1);
/// How long what the edge said is believed: the owner may change the hours.
const BELIEVED: Duration = Duration::from_hours(1);

/// Whoever reads when it closes thinks of today.
const DAY: Duration = Duration::from_hours(24);

/// What the edge said.
#[derive(Clone, Copy)]
struct Said {
    is_open: bool,
    until: Option<Timestamp>,
    /// By the edge's clock, and by the device's: of a clock that is wrong only the difference matters.
    now: Timestamp,
    heard: Timestamp,
}

thread_local! {
    static SAID: Cell<Option<Said>> = const { Cell::new(None) };
    /// What the head says otherwise, and the line that stands in its place.
    static LINES: RefCell<Option<(Element, Element)>> = const { RefCell::new(None) };
}

/// Hears what the edge says; gives whether the site is closed now.
pub(super) fn hear(json: &JsValue) -> bool {
    let time = |name| json.get(name).number().map(Timestamp);
    let is_open = json.get("open").is_truthy();
    let until = time("open_until").or_else(|| time("opens"));
    SAID.set(time("now").map(|at| Said { is_open, until, now: at, heard: now() }));
    !is_open && SAID.get().is_some()
}

/// How long to wait until the line is looked at again; nothing where the site has no hours.
pub(super) fn wait() -> Option<Duration> {
    let said = SAID.get()?;
    let left = said.until.map(|until| until.since(clock(said))).filter(|left| !left.is_zero());
    Some(left.map_or(LOOK, |left| left.min(LOOK)))
}

/// Whether the edge is to be asked again.
pub(super) fn is_over() -> bool {
    SAID.get()
        .is_some_and(|said| said.until.is_some_and(|until| until <= clock(said)) || now().since(said.heard) >= BELIEVED)
}

/// Says it. Of a site that is open, nothing where an agent answers: then the head says who.
pub(super) fn draw(texts: &'static Later) {
    let says = SAID.get().and_then(|said| text(texts, said)).unwrap_or_default();
    let is_said = !says.is_empty();
    if LINES.with_borrow(Option::is_none) && is_said {
        let document = js::get(&js::window(), "document");
        let Ok(usual) = js::call(&document, "querySelector", &[&"header p".into()]) else { return };
        let line = dom::element("p", &[]);
        let _ = js::call(&usual, "after", &[&line]);
        LINES.set(Some((usual.unchecked_into(), line)));
    }
    LINES.with_borrow(|lines| {
        if let Some((usual, line)) = lines {
            dom::say(line, &says);
            dom::hide(line, !is_said);
            dom::hide(usual, is_said);
        }
    });
}

fn text(texts: &'static Later, said: Said) -> Option<String> {
    // What is over is not said, also where the edge cannot be asked.
    let until = said.until.filter(|until| *until > clock(said))?;
    let days = local_time::day(until) - local_time::day(now());
    let text = match (said.is_open, days) {
        (true, _) if Talk.answering().is_some() || until.since(clock(said)) > DAY => return None,
        (true, _) => texts.open_until,
        (false, ..=0) => texts.back_today,
        (false, 1) => texts.back_tomorrow,
        (false, _) => texts.back_on,
    };
    let day = if days < 7 { weekday(until) } else { Talk.times().date(until) };
    Some(fill(text, &[("day", &day), ("time", &Talk.times().time(until))]))
}

/// The edge's clock.
fn clock(said: Said) -> Timestamp {
    said.now.plus(now().since(said.heard))
}

/// The day of the week.
fn weekday(at: Timestamp) -> String {
    let with = [Talk.settings().language.into(), parse(r#"{"weekday":"long"}"#).unwrap_or_default()];
    #[allow(clippy::cast_precision_loss)] // milliseconds of this age
    let date = js::new("Date", &[&(at.0 as f64).into()]).unwrap_or_default();
    js::call(&date, "toLocaleDateString", &[&with[0], &with[1]])
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
