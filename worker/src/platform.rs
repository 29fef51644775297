//! Clock, chance and log of the platform, and the names of its bindings.

use protocol::Timestamp;
use worker::console_error;
use worker::js_sys::{Array, Date, Intl, Object, Reflect};
use worker::wasm_bindgen::JsValue;

/// Conversation objects.
pub(crate) const CONVERSATION: &str = "CONVERSATION";
/// Inbox objects.
pub(crate) const INBOX: &str = "INBOX";
/// Objects of people whose identity their site has signed.
pub(crate) const CONTACT: &str = "CONTACT";
/// Site objects.
pub(crate) const SITE: &str = "SITE";
/// Static files.
pub(crate) const ASSETS: &str = "ASSETS";

/// The edge's clock.
pub(crate) fn now() -> Timestamp {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // JavaScript's clock, after 1970
    Timestamp(Date::now() as u64)
}

/// Random bytes from the platform.
pub(crate) fn random<const N: usize>() -> worker::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| worker::Error::RustError(error.to_string()))?;
    Ok(bytes)
}

/// Writes a cause to the deployment's log; clients see codes only.
pub(crate) fn log(doing: &str, cause: &dyn std::fmt::Display) {
    console_error!("{doing}: {cause}");
}

/// Writes times as people of a language and a time zone do.
pub(crate) struct LocalTime(Option<Intl::DateTimeFormat>);

impl LocalTime {
    /// For a language and a zone by its IANA name; where there is no such zone, in UTC, and says so.
    pub(crate) fn new(language: &str, zone: &str) -> Self {
        let known = format_of(language, zone, "");
        Self(known.or_else(|| format_of(language, "UTC", "short")))
    }

    /// A time.
    pub(crate) fn write(&self, at: Timestamp) -> String {
        #[allow(clippy::cast_precision_loss)] // milliseconds of this age
        let date = Date::new(&JsValue::from_f64(at.0 as f64));
        let format = self.0.as_ref();
        let text = format.and_then(|format| format.format().call1(&JsValue::UNDEFINED, &date).ok()?.as_string());
        text.unwrap_or_else(|| date.to_iso_string().into())
    }
}

/// Nothing where the platform knows no such zone; it throws then.
fn format_of(language: &str, zone: &str, zone_name: &str) -> Option<Intl::DateTimeFormat> {
    let options = Object::new();
    let set = |name: &str, value: &str| Reflect::set(&options, &name.into(), &value.into()).ok();
    for (name, value) in [
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("timeZone", zone),
    ] {
        set(name, value)?;
    }
    if !zone_name.is_empty() {
        set("timeZoneName", zone_name)?;
    }
    let class =
        Reflect::get(&Reflect::get(&worker::js_sys::global(), &"Intl".into()).ok()?, &"DateTimeFormat".into()).ok()?;
    let with = Array::of2(&language.into(), &options);
    Reflect::construct(&class.into(), &with).ok().map(Into::into)
}
