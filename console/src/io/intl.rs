//! Times, days and countries in the person's language, by the browser's `Intl`.

use calendar::Date as Day;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use protocol::Timestamp;
use wasm_bindgen::{JsCast as _, JsValue};
use words::Language;

use crate::texts::Texts;

const DAY: f64 = 86_400_000.0;

/// The language that the browser is set to.
pub(crate) fn preferred() -> Language {
    Language::of(&leptos::prelude::window().navigator().language().unwrap_or_default())
}

/// Hours and minutes, such as `14:05`.
pub(crate) fn time(at: Timestamp, language: Language) -> String {
    format(at, language, &[("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")]).unwrap_or_default()
}

/// Hours and minutes in another zone; nothing if the browser does not know the zone.
pub(crate) fn time_in(at: Timestamp, zone: &str, language: Language) -> Option<String> {
    let hours =
        [("weekday", "short"), ("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23"), ("timeZone", zone)];
    format(at, language, &hours)
}

/// Day and time in full.
pub(crate) fn moment(at: Timestamp, language: Language) -> String {
    let parts =
        [("day", "numeric"), ("month", "long"), ("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
    format(at, language, &parts).unwrap_or_default()
}

/// The day, as a person says it: today, yesterday, or its date.
pub(crate) fn day_name(at: Timestamp, now: Timestamp, words: Texts) -> String {
    match day(now) - day(at) {
        0 => words.today.to_owned(),
        1 => words.yesterday.to_owned(),
        _ => date(at, words.spoken),
    }
}

/// The date, such as `Tuesday 3 March`.
pub(crate) fn date(at: Timestamp, language: Language) -> String {
    format(at, language, &[("weekday", "long"), ("day", "numeric"), ("month", "long")]).unwrap_or_default()
}

/// The date in as few letters as will do, such as `3 Mar`.
pub(crate) fn short_date(at: Timestamp, language: Language) -> String {
    format(at, language, &[("day", "numeric"), ("month", "short")]).unwrap_or_default()
}

/// The number of the local day; days differ by the date, not by 24 hours, so that clock changes do no harm.
#[allow(clippy::cast_possible_truncation, reason = "days since 1970 are few")]
pub(crate) fn day(at: Timestamp) -> i64 {
    let date = js_date(at);
    let utc = Date::utc(f64::from(date.get_full_year()), f64::from(date.get_month()));
    ((utc / DAY) as i64) + i64::from(date.get_date())
}

/// A day of the calendar, such as `Thursday 24 December`; the same in every zone.
pub(crate) fn day_of(day: Day, language: Language) -> String {
    let midnight = Timestamp(u64::try_from(day.days()).unwrap_or_default() * 86_400_000);
    let parts = [("weekday", "long"), ("day", "numeric"), ("month", "long"), ("timeZone", "UTC")];
    format(midnight, language, &parts).unwrap_or_else(|| day.to_string())
}

/// The time zones that the browser knows, by their names.
pub(crate) fn zones() -> Vec<String> {
    let known = intl("supportedValuesOf").and_then(|all| all.call1(&JsValue::UNDEFINED, &"timeZone".into()).ok());
    let mut zones: Vec<_> =
        Array::from(&known.unwrap_or_else(|| Array::new().into())).iter().filter_map(|zone| zone.as_string()).collect();
    if !zones.iter().any(|zone| zone == "UTC") {
        zones.push("UTC".to_owned());
    }
    zones
}

/// A country's name; its code where the browser knows none.
pub(crate) fn country(code: &str, language: Language) -> String {
    name_of("region", code, language).unwrap_or_else(|| code.to_owned())
}

/// A language's name; its tag where the browser knows none.
pub(crate) fn language_name(tag: &str, language: Language) -> String {
    name_of("language", tag, language).unwrap_or_else(|| tag.to_owned())
}

fn format(at: Timestamp, language: Language, parts: &[(&str, &str)]) -> Option<String> {
    let options = options(parts)?;
    // Called by hand: the constructor throws for a zone that it does not know, and a visitor's tab names the zone.
    let constructor = intl("DateTimeFormat")?;
    let format = Reflect::construct(&constructor, &Array::of2(&locale(language), &options)).ok()?;
    let format: Intl::DateTimeFormat = format.unchecked_into();
    format.format().call1(&JsValue::UNDEFINED, &js_date(at)).ok()?.as_string()
}

fn name_of(kind: &str, code: &str, language: Language) -> Option<String> {
    let constructor = intl("DisplayNames")?;
    let options = options(&[("type", kind)])?;
    let names = Reflect::construct(&constructor, &Array::of2(&locale(language), &options)).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    of.call1(&names, &code.into()).ok()?.as_string()
}

fn intl(name: &str) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    Reflect::get(&intl, &name.into()).ok()?.dyn_into().ok()
}

fn options(parts: &[(&str, &str)]) -> Option<Object> {
    let options = Object::new();
    for (name, value) in parts {
        Reflect::set(&options, &(*name).into(), &(*value).into()).ok()?;
    }
    Some(options)
}

fn locale(language: Language) -> JsValue {
    // Day before month, 24 hours.
    JsValue::from_str(if language == Language::En { "en-GB" } else { language.tag() })
}

#[allow(clippy::cast_precision_loss, reason = "milliseconds fit until the year 287396")]
fn js_date(at: Timestamp) -> Date {
    Date::new(&JsValue::from_f64(at.0 as f64))
}
