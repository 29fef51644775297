//! Points in time as the person's own calendar and language have them.

use std::cell::OnceCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use protocol::Timestamp;
use wasm_bindgen::JsValue;

/// Writes times of day and dates in one language.
#[derive(Debug)]
pub struct LocalTime {
    language: &'static str,
    // Made once and when needed: a formatter costs far more than formatting, and was an eighth of opening the chat.
    time: OnceCell<Function>,
    date: OnceCell<Function>,
}

impl LocalTime {
    /// For a language such as `nl`.
    pub fn new(language: &'static str) -> Self {
        Self { language, time: OnceCell::new(), date: OnceCell::new() }
    }

    /// The time of day, such as `14:05`.
    pub fn time(&self, at: Timestamp) -> String {
        let options = [("hour", "numeric"), ("minute", "2-digit")];
        write(self.time.get_or_init(|| formatter(self.language, &options)), at)
    }

    /// The day, such as `Thursday, November 12`.
    pub fn date(&self, at: Timestamp) -> String {
        let options = [("weekday", "long"), ("day", "numeric"), ("month", "long")];
        write(self.date.get_or_init(|| formatter(self.language, &options)), at)
    }
}

/// Which local day `at` falls on, counted from 1970-01-01.
#[allow(clippy::cast_possible_truncation, reason = "days since 1970")]
pub fn day(at: Timestamp) -> i64 {
    let at = milliseconds(at);
    let east = -Date::new(&at.into()).get_timezone_offset() * 60_000.0;
    ((at + east) / 86_400_000.0).floor() as i64
}

/// The device's time zone by its IANA name, such as `Europe/Amsterdam`; empty where it is not told.
pub fn zone() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &"timeZone".into()).ok().and_then(|zone| zone.as_string()).unwrap_or_default()
}

fn formatter(language: &str, options: &[(&str, &str)]) -> Function {
    let wanted = Object::new();
    for (name, value) in options {
        // Fails only on a frozen object.
        let _ = Reflect::set(&wanted, &(*name).into(), &(*value).into());
    }
    Intl::DateTimeFormat::new(&Array::of1(&language.into()), &wanted).format()
}

fn write(formatter: &Function, at: Timestamp) -> String {
    let text = formatter.call1(&JsValue::UNDEFINED, &milliseconds(at).into());
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

#[allow(clippy::cast_precision_loss, reason = "a number holds milliseconds until the year 287396")]
fn milliseconds(at: Timestamp) -> f64 {
    at.0 as f64
}
