//! When the site answers.

mod span;
mod week;
mod zone;

use calendar::{Country, Date};
use serde::{Deserialize, Serialize};

pub use self::span::{Span, SpanError};
pub use self::week::Week;
pub use self::zone::{Zone, ZoneError};

use crate::{lenient, limits};

/// The opening hours, by the clocks of the site's zone. Without a week the site has none: it is open whenever somebody
/// is there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Hours {
    /// Where the site's clocks hang.
    pub zone: Zone,
    /// When the site answers in an ordinary week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<Week>,
    /// Countries on whose public holidays the site is closed.
    #[serde(deserialize_with = "lenient::known")]
    pub holidays: Vec<Country>,
    /// Days that are unlike their day of the week, and unlike a holiday; at most [`limits::HOURS_EXCEPTIONS`].
    pub exceptions: Vec<Exception>,
}

/// A day with hours of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// Which day.
    pub date: Date,
    /// When the site answers on it; never, where it is empty.
    #[serde(default)]
    pub open: Vec<Span>,
}

impl Hours {
    /// Whether they say what is meant: the spans of a day follow each other, and no day or country is there twice.
    pub fn is_sound(&self) -> bool {
        let dates_differ = differ(self.exceptions.iter().map(|exception| exception.date));
        self.week.iter().flat_map(Week::days).all(are_sound)
            && self.exceptions.iter().all(|exception| are_sound(&exception.open))
            && self.exceptions.len() <= limits::HOURS_EXCEPTIONS
            && dates_differ
            && differ(self.holidays.iter().copied())
    }

    /// When the site answers on a day: by its exception, else not on a holiday, else by its day of the week. Nothing
    /// without a week.
    pub fn on(&self, date: Date) -> &[Span] {
        let Some(week) = &self.week else { return &[] };
        if let Some(exception) = self.exceptions.iter().find(|exception| exception.date == date) {
            return &exception.open;
        }
        let open = week.on(date.weekday());
        if open.is_empty() || self.holidays.iter().any(|country| country.holiday(date).is_some()) { &[] } else { open }
    }
}

/// Whether the spans of one day are few, in their order, and apart from each other.
pub fn are_sound(spans: &[Span]) -> bool {
    spans.len() <= limits::SPANS_PER_DAY && spans.windows(2).all(|two| two[0].to() <= two[1].from())
}

fn differ<T: Ord>(all: impl Iterator<Item = T>) -> bool {
    let mut all: Vec<_> = all.collect();
    all.sort();
    all.windows(2).all(|two| two[0] != two[1])
}

#[cfg(test)]
mod tests {
    use calendar::Weekday;

    use super::*;

    fn hours(json: &str) -> Hours {
        serde_json::from_str(json).unwrap()
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn h1_an_exception_goes_before_a_holiday_and_a_holiday_before_the_week() {
        let hours = hours(
            r#"{"zone":"Europe/Amsterdam","week":{"mon":["09:00-17:00"],"fri":["09:00-12:30","13:00-17:30"]},
                "holidays":["nl","be","later"],"exceptions":[{"date":"2026-12-25","open":["10:00-11:00"]},{"date":"2026-12-18"}]}"#,
        );
        assert!(hours.is_sound());
        assert_eq!(hours.holidays, [Country::Nl, Country::Be]);
        let on = |text: &str| hours.on(date(text)).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(on("2026-12-11"), ["09:00-12:30", "13:00-17:30"]);
        assert_eq!(on("2026-12-12"), [""; 0], "a Saturday");
        assert_eq!(on("2026-12-18"), [""; 0], "closed for once");
        assert_eq!(on("2026-12-25"), ["10:00-11:00"], "Christmas, but open");
        assert_eq!(on("2027-03-29"), [""; 0], "Easter Monday");
        assert_eq!(on("2027-01-01"), [""; 0], "New Year");
        assert_eq!(on("2028-02-28"), ["09:00-17:00"]);
        assert_eq!(hours.week.as_ref().unwrap().on(Weekday::Mon).len(), 1);
    }

    #[test]
    fn h1_without_a_week_there_are_no_hours() {
        let none = hours(r#"{"exceptions":[{"date":"2026-12-25","open":["10:00-11:00"]}]}"#);
        assert!(none.on(date("2026-12-25")).is_empty());
        assert_eq!(hours("{}"), Hours::default());
    }

    #[test]
    fn h1_what_cannot_be_meant_is_not_sound() {
        for wrong in [
            r#"{"week":{"mon":["13:00-17:00","09:00-12:00"]}}"#,
            r#"{"week":{"mon":["09:00-13:00","12:00-17:00"]}}"#,
            r#"{"week":{"sun":["22:00-02:00","23:00-24:00"]}}"#,
            r#"{"week":{"sun":["00:00-01:00","02:00-03:00","04:00-05:00","06:00-07:00","08:00-09:00","10:00-11:00","12:00-13:00"]}}"#,
            r#"{"exceptions":[{"date":"2026-12-25","open":["13:00-17:00","09:00-12:00"]}]}"#,
            r#"{"exceptions":[{"date":"2026-12-25"},{"date":"2026-12-26"},{"date":"2026-12-25"}]}"#,
            r#"{"holidays":["nl","nl"]}"#,
        ] {
            assert!(!hours(wrong).is_sound(), "{wrong}");
        }
        let first = date("2026-01-01");
        let exceptions = |count: usize| {
            let day = |days| Exception { date: first.plus(days), open: Vec::new() };
            Hours { exceptions: (0..count as u64).map(day).collect(), ..Hours::default() }
        };
        assert!(exceptions(limits::HOURS_EXCEPTIONS).is_sound());
        assert!(!exceptions(limits::HOURS_EXCEPTIONS + 1).is_sound());
        for fine in
            [r#"{"week":{"mon":["09:00-12:00","12:00-17:00"]}}"#, r#"{"week":{"mon":["09:00-12:00","22:00-02:00"]}}"#]
        {
            assert!(hours(fine).is_sound(), "{fine}");
        }
    }
}
