//! Clocks of time zones, as the platform's `Intl` knows them. Nothing else here names it.

use chat::hours::{self, Standing};
use protocol::{Hours, Timestamp};
use worker::js_sys::{Array, Date, Intl, Object, Reflect};
use worker::wasm_bindgen::JsValue;

use crate::platform;

/// Writes times as people of a language and a time zone do.
pub(crate) struct LocalTime(Option<Intl::DateTimeFormat>);

impl LocalTime {
    /// For a language and a zone by its IANA name; where there is no such zone, in UTC, and says so.
    pub(crate) fn new(language: &str, zone: &str) -> Self {
        let known = format_of(language, zone, &READABLE);
        let in_utc = || format_of(language, "UTC", &[&READABLE[..], &[("timeZoneName", "short")]].concat());
        Self(known.or_else(in_utc))
    }

    /// A time.
    pub(crate) fn write(&self, at: Timestamp) -> String {
        let text = self.0.as_ref().and_then(|format| write(format, at));
        text.unwrap_or_else(|| date(at).to_iso_string().into())
    }
}

/// The clocks of a time zone.
pub(crate) struct Clocks(Intl::DateTimeFormat);

impl Clocks {
    /// Of a zone by its IANA name; nothing where the platform knows none of that name.
    pub(crate) fn of(zone: &str) -> Option<Self> {
        format_of("en-US", zone, &[("timeZoneName", "longOffset")]).map(Self)
    }

    /// How many minutes they are ahead of UTC at that time.
    pub(crate) fn ahead(&self, at: Timestamp) -> i32 {
        write(&self.0, at).as_deref().and_then(ahead).unwrap_or_default()
    }
}

/// How it stands by the hours that the owner has set, if any.
pub(crate) fn standing(hours: &Hours, now: Timestamp) -> Option<Standing> {
    hours.week.as_ref()?;
    let Some(clocks) = Clocks::of(hours.zone.as_str()) else {
        // It was there when the owner chose it.
        platform::log("telling the hours", &format_args!("no zone {}", hours.zone.as_str()));
        return None;
    };
    hours::standing(hours, now, &|at| clocks.ahead(at))
}

/// A day and a time in full.
const READABLE: [(&str, &str); 5] =
    [("day", "numeric"), ("month", "long"), ("year", "numeric"), ("hour", "2-digit"), ("minute", "2-digit")];

/// How far a clock is ahead by a text such as `11/28/2026, GMT+01:00`; where it is not, the text ends in `GMT`.
fn ahead(text: &str) -> Option<i32> {
    let (_, offset) = text.rsplit_once("GMT")?;
    if offset.is_empty() {
        return Some(0);
    }
    let (hours, minutes) = offset.split_once(':')?;
    let minutes: i32 = minutes.get(..2)?.parse().ok()?;
    let (sign, hours) = match hours.strip_prefix('+') {
        Some(hours) => (1, hours),
        // A hyphen or a minus.
        None => (-1, hours.trim_start_matches(|letter: char| !letter.is_ascii_digit())),
    };
    Some(sign * (hours.parse::<i32>().ok()? * 60 + minutes))
}

fn write(format: &Intl::DateTimeFormat, at: Timestamp) -> Option<String> {
    format.format().call1(&JsValue::UNDEFINED, &date(at)).ok()?.as_string()
}

fn date(at: Timestamp) -> Date {
    #[allow(clippy::cast_precision_loss)] // milliseconds of this age
    Date::new(&JsValue::from_f64(at.0 as f64))
}

/// Nothing where the platform knows no such zone; it throws then.
fn format_of(language: &str, zone: &str, wanted: &[(&str, &str)]) -> Option<Intl::DateTimeFormat> {
    let options = Object::new();
    for (name, value) in wanted.iter().chain(&[("timeZone", zone)]) {
        Reflect::set(&options, &(*name).into(), &(*value).into()).ok()?;
    }
    let class =
        Reflect::get(&Reflect::get(&worker::js_sys::global(), &"Intl".into()).ok()?, &"DateTimeFormat".into()).ok()?;
    let with = Array::of2(&language.into(), &options);
    Reflect::construct(&class.into(), &with).ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_read_as_the_platform_writes_it() {
        for (text, minutes) in [
            ("11/28/2026, GMT+01:00", Some(60)),
            ("11/28/2026, GMT", Some(0)),
            ("11/28/2026, GMT+05:30", Some(330)),
            ("11/28/2026, GMT-03:30", Some(-210)),
            ("11/28/2026, GMT\u{2212}09:30", Some(-570)),
            ("11/28/2026", None),
        ] {
            assert_eq!(ahead(text), minutes, "{text}");
        }
    }
}
