//! Points in time as the person's own calendar and language have them.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use protocol::Timestamp;
use wasm_bindgen::JsValue;

/// Writes times of day and dates in one language.
#[derive(Debug, Clone)]
pub struct LocalTime {
    time: Function,
    date: Function,
}

impl LocalTime {
    /// For a language such as `nl`.
    pub fn new(language: &str) -> Self {
        // Made once: a formatter costs far more than formatting.
        let formatter = |options: &[(&str, &str)]| {
            let wanted = Object::new();
            for (name, value) in options {
                // Fails only on a frozen object.
                let _ = Reflect::set(&wanted, &(*name).into(), &(*value).into());
            }
            Intl::DateTimeFormat::new(&Array::of1(&language.into()), &wanted).format()
        };
        Self {
            time: formatter(&[("hour", "numeric"), ("minute", "2-digit")]),
            date: formatter(&[("weekday", "long"), ("day", "numeric"), ("month", "long")]),
        }
    }

    /// The time of day, such as `14:05`.
    pub fn time(&self, at: Timestamp) -> String {
        write(&self.time, at)
    }

    /// The day, such as `Thursday, November 12`.
    pub fn date(&self, at: Timestamp) -> String {
        write(&self.date, at)
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

fn write(formatter: &Function, at: Timestamp) -> String {
    let text = formatter.call1(&JsValue::UNDEFINED, &milliseconds(at).into());
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

#[allow(clippy::cast_precision_loss, reason = "a number holds milliseconds until the year 287396")]
fn milliseconds(at: Timestamp) -> f64 {
    at.0 as f64
}
