//! The opening hours in the head, by the visitor's own clock and calendar: open until when, or back when. A part of its
//! own, for sites that have hours. Says what the edge said of them for as long as that is so, and has it asked again then.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use browser::{Timer, dom, js, local_time, now};
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
    /// The head's line.
    static LINE: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// When it is looked at again.
    static NEXT: RefCell<Option<Timer>> = const { RefCell::new(None) };
}

/// Hears what the edge says; `ask` asks it again.
#[allow(clippy::needless_pass_by_value, reason = "what passes through a part's door is handed over")]
pub(super) fn hear(texts: &'static Later, json: JsValue, ask: fn(&'static Later)) {
    let time = |name| json.get(name).number().map(Timestamp);
    let is_open = json.get("open").is_truthy();
    let until = time("open_until").or_else(|| time("opens"));
    SAID.set(time("now").map(|at| Said { is_open, until, now: at, heard: now() }));
    look(texts, ask);
}

/// Says it, and looks again before long.
fn look(texts: &'static Later, ask: fn(&'static Later)) {
    let Some(said) = SAID.get() else { return draw("", "") };
    draw(if said.is_open { "until" } else { "shut" }, &text(texts, said).unwrap_or_default());
    let left = said.until.map(|until| until.since(clock(said))).filter(|left| !left.is_zero());
    let is_over = move || said.until.is_some_and(|until| until <= clock(said)) || now().since(said.heard) >= BELIEVED;
    let again = move || {
        if is_over() {
            // Nothing that is over is said, also where the edge cannot be asked: the next change asks it then.
            draw("", "");
            ask(texts);
        } else {
            look(texts, ask);
        }
    };
    NEXT.set(Some(Timer::after(left.map_or(LOOK, |left| left.min(LOOK)), again)));
}

/// The line stands in place of the head's own: of a site that is open, as long as no agent answers. The stylesheet knows.
fn draw(class: &str, says: &str) {
    let line = LINE.take().unwrap_or_else(|| {
        let line = dom::element("p", &[]);
        let document = js::get(&js::window(), "document");
        if let Ok(usual) = js::call(&document, "querySelector", &[&"header p".into()]) {
            let _ = js::call(&usual, "before", &[&line]);
        }
        line
    });
    line.set_class_name(if says.is_empty() { "" } else { class });
    dom::say(&line, says);
    LINE.set(Some(line));
}

fn text(texts: &'static Later, said: Said) -> Option<String> {
    // What is over is not said, also where the edge cannot be asked.
    let until = said.until.filter(|until| *until > clock(said))?;
    let days = local_time::day(until) - local_time::day(now());
    let text = match (said.is_open, days) {
        (true, _) if until.since(clock(said)) > DAY => return None,
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
