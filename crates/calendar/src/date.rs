//! A day of the Gregorian calendar.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A day of the years 1970 to 9999. It is written `2026-12-24` (ISO 8601).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(NaiveDate);

/// A text or three numbers are no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateError;

impl Date {
    /// The first and the last year.
    const YEARS: std::ops::RangeInclusive<i32> = 1_970..=9_999;

    /// A day; nothing where the calendar has none of that name.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).filter(|_| Self::YEARS.contains(&year)).map(Self)
    }

    /// The day so many days after 1 January 1970; the first or the last day there is where that is none.
    pub fn of_days(days: i64) -> Self {
        let first = Self(NaiveDate::default());
        first.plus(u64::try_from(days).unwrap_or_default())
    }

    /// How many days it is after 1 January 1970.
    pub fn days(self) -> i64 {
        self.0.signed_duration_since(NaiveDate::default()).num_days()
    }

    /// The day so many days later; at most the last day there is.
    #[must_use]
    pub fn plus(self, days: u64) -> Self {
        let last = Self(NaiveDate::from_ymd_opt(*Self::YEARS.end(), 12, 31).unwrap_or(NaiveDate::MAX));
        self.0.checked_add_days(Days::new(days)).map_or(last, Self).min(last)
    }

    /// The day so many days earlier; at least the first day there is.
    #[must_use]
    pub fn minus(self, days: u64) -> Self {
        let first = Self(NaiveDate::default());
        self.0.checked_sub_days(Days::new(days)).map_or(first, Self).max(first)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Its day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl std::fmt::Display for DateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no day of the form 2026-12-24")
    }
}

impl std::str::FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let is_form = |(place, letter): (usize, u8)| match place {
            4 | 7 => letter == b'-',
            _ => letter.is_ascii_digit(),
        };
        if text.len() != 10 || !text.bytes().enumerate().all(is_form) {
            return Err(DateError);
        }
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
        let read = || Self::new(i32::try_from(number(0, 4)?).ok()?, number(5, 7)?, number(8, 10)?);
        read().ok_or(DateError)
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_it_is_read() {
        for text in ["1970-01-01", "2026-12-24", "2028-02-29", "9999-12-31"] {
            let date: Date = serde_json::from_value(text.into()).unwrap();
            assert_eq!(serde_json::to_value(date).unwrap(), text);
            assert_eq!(Date::of_days(date.days()), date, "{text}");
        }
        for text in [
            "",
            "2026-2-3",
            "2027-02-29",
            "2100-02-29",
            "2026-13-01",
            "1969-12-31",
            "+026-01-01",
            "2026-01-01 ",
            "２０26-1",
        ] {
            assert_eq!(text.parse::<Date>(), Err(DateError), "{text:?}");
        }
    }

    #[test]
    fn days_follow_each_other_over_months_years_and_a_leap_day() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(day("2028-02-28").plus(1), day("2028-02-29"));
        assert_eq!(day("2028-02-29").plus(1), day("2028-03-01"));
        assert_eq!(day("2027-02-28").plus(1), day("2027-03-01"));
        assert_eq!(day("2026-12-31").plus(1), day("2027-01-01"));
        assert_eq!(day("2027-01-01").minus(1), day("2026-12-31"));
        assert_eq!((day("2026-11-28").weekday(), day("2028-02-29").weekday()), (Weekday::Sat, Weekday::Tue));
        assert_eq!(day("9999-12-31").plus(1), day("9999-12-31"));
        assert_eq!((day("1970-01-01").minus(1), Date::of_days(-1)), (day("1970-01-01"), day("1970-01-01")));
        let mut date = day("2026-01-01");
        for number in date.days()..date.days() + 5 * 366 {
            assert_eq!(date.days(), number);
            date = date.plus(1);
        }
    }
}
