//! Zones as they are in the years 2026 to 2030, and what the clocks in them show, for the tests.

use calendar::{Date, Weekday};
use protocol::{Hours, Timestamp};

use super::clock::{DAY, Minute};

pub(super) const YEARS: std::ops::RangeInclusive<i32> = 2026..=2030;

/// A zone: how far ahead of UTC in winter and in summer, in minutes, and when its clocks are changed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// One hour ahead, two in summer. From the last Sunday of March to the last of October, at 01:00 UTC.
    Amsterdam,
    /// Half an hour's summer time: 10½ hours ahead, 11 in summer. From the first Sunday of October at 02:00 of its winter
    /// clocks (15:30 UTC on Saturday) to the first of April at 02:00 of its summer clocks (15:00 UTC on Saturday).
    LordHowe,
    /// 12 hours ahead, 13 in summer, which is our winter. From the last Sunday of September at 02:00 to the first of April
    /// at 03:00: both 14:00 UTC on Saturday.
    Auckland,
    /// 5½ hours ahead, always.
    Kolkata,
}

impl Place {
    pub(super) const ALL: [Self; 4] = [Self::Amsterdam, Self::LordHowe, Self::Auckland, Self::Kolkata];

    /// When the clocks are changed in a year, and how far ahead they are from then on.
    pub(super) fn changes(self, year: i32) -> Vec<(Minute, i32)> {
        let at = |sunday: Date, minutes: Minute| sunday.days() * DAY + minutes;
        match self {
            Self::Amsterdam => vec![(at(last(year, 3), 60), 120), (at(last(year, 10), 60), 60)],
            Self::LordHowe => vec![(at(first(year, 4), -9 * 60), 630), (at(first(year, 10), -510), 660)],
            Self::Auckland => vec![(at(first(year, 4), -600), 720), (at(last(year, 9), -600), 780)],
            Self::Kolkata => Vec::new(),
        }
    }

    /// How far ahead of UTC the clocks are, at any instant of these years and one before and after.
    pub(super) fn offset(self) -> impl Fn(Timestamp) -> i32 {
        let years = YEARS.start() - 1..=YEARS.end() + 2;
        let changes: Vec<_> = years.flat_map(|year| self.changes(year)).collect();
        move |at| {
            let minute = Minute::try_from(at.0 / 60_000).unwrap();
            let known = changes.partition_point(|(from, _)| *from <= minute);
            known.checked_sub(1).map_or(330, |place| changes[place].1)
        }
    }
}

/// The first Sunday of a month.
fn first(year: i32, month: u32) -> Date {
    let begin = Date::new(year, month, 1).unwrap();
    (0..7).map(|days| begin.plus(days)).find(|date| date.weekday() == Weekday::Sun).unwrap()
}

/// The last Sunday of a month of 30 days or more.
fn last(year: i32, month: u32) -> Date {
    let (fourth, fifth) = (first(year, month).plus(21), first(year, month).plus(28));
    let next = Date::new(year, month + 1, 1).unwrap();
    if fifth < next { fifth } else { fourth }
}

/// Hours as they are stored.
pub(super) fn hours(json: &str) -> Hours {
    let hours: Hours = serde_json::from_str(json).unwrap();
    assert!(hours.is_sound(), "{json}");
    hours
}

/// The same on each day of the week.
pub(super) fn daily(spans: &str) -> Hours {
    let week: Vec<_> =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| format!("\"{day}\":[{spans}]")).into();
    hours(&format!("{{\"week\":{{{}}}}}", week.join(",")))
}

/// An instant such as `2026-03-29 00:59`, in UTC.
pub(super) fn utc(text: &str) -> Timestamp {
    let (date, time) = text.split_once(' ').unwrap();
    let (hours, minutes) = time.split_once(':').unwrap();
    let date: Date = date.parse().unwrap();
    let minutes = date.days() * DAY + hours.parse::<Minute>().unwrap() * 60 + minutes.parse::<Minute>().unwrap();
    super::clock::timestamp(minutes)
}
