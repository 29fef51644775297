//! Rule H1, told by examples, and held against the clocks of four zones minute by minute.

use calendar::Date;
use protocol::{Hours, Timestamp};

use super::clock::{DAY, Minute, timestamp};
use super::story::{Place, YEARS, daily, hours, utc};
use super::{Standing, standing};

const OFFICE: &str = r#"{"week":{"mon":["09:00-12:30","13:00-17:30"],"tue":["09:00-17:30"],"wed":["09:00-17:30"],
    "thu":["09:00-21:00"],"fri":["09:00-17:30"]},"holidays":["nl"],
    "exceptions":[{"date":"2026-12-24","open":["09:00-13:00"]},{"date":"2026-12-27","open":["12:00-17:00"]},{"date":"2026-12-31"}]}"#;

fn at(hours: &Hours, place: Place, now: &str) -> Standing {
    standing(hours, utc(now), &place.offset()).unwrap()
}

fn open(until: &str) -> Standing {
    Standing::Open(Some(utc(until)))
}

fn closed(until: &str) -> Standing {
    Standing::Closed(Some(utc(until)))
}

#[test]
fn h1_a_site_without_a_week_has_no_hours() {
    let none = hours(r#"{"zone":"Europe/Amsterdam","holidays":["nl"],"exceptions":[{"date":"2026-12-24"}]}"#);
    assert_eq!(standing(&none, utc("2026-12-24 12:00"), &Place::Amsterdam.offset()), None);
}

#[test]
fn h1_an_office_with_a_break_holidays_and_exceptions() {
    let office = hours(OFFICE);
    let check = |now, expected| assert_eq!(at(&office, Place::Amsterdam, now), expected, "{now}");
    // Monday 30 November, in winter: 09:00 is 08:00 UTC.
    check("2026-11-30 07:59", closed("2026-11-30 08:00"));
    check("2026-11-30 08:00", open("2026-11-30 11:30"));
    check("2026-11-30 11:29", open("2026-11-30 11:30"));
    check("2026-11-30 11:30", closed("2026-11-30 12:00"));
    check("2026-11-30 12:00", open("2026-11-30 16:30"));
    check("2026-11-30 16:30", closed("2026-12-01 08:00"));
    check("2026-12-03 19:59", open("2026-12-03 20:00"));
    // Friday evening: back on Monday.
    check("2026-12-04 16:30", closed("2026-12-07 08:00"));
    // Christmas Eve is short, Christmas is closed, and the Sunday after it is open.
    check("2026-12-24 11:00", open("2026-12-24 12:00"));
    check("2026-12-24 12:00", closed("2026-12-27 11:00"));
    check("2026-12-27 16:00", closed("2026-12-28 08:00"));
    // The year ends with a day that is closed for once, a holiday and a weekend.
    check("2026-12-30 16:30", closed("2027-01-04 08:00"));
    check("2026-12-31 23:00", closed("2027-01-04 08:00"));
    // In summer 09:00 is 07:00 UTC. King's Day is a Tuesday in 2027.
    check("2027-04-26 15:30", closed("2027-04-28 07:00"));
}

#[test]
fn h1_every_year_end_and_the_leap_day() {
    let office = hours(OFFICE);
    for (now, expected) in [
        ("2027-12-31 16:30", closed("2028-01-03 08:00")),
        ("2028-12-29 16:30", closed("2029-01-02 08:00")),
        ("2029-12-31 16:30", closed("2030-01-02 08:00")),
        ("2030-12-31 16:30", closed("2031-01-02 08:00")),
        // 2028-02-29 is a Tuesday.
        ("2028-02-28 16:30", closed("2028-02-29 08:00")),
        ("2028-02-29 08:00", open("2028-02-29 16:30")),
        ("2028-02-29 16:30", closed("2028-03-01 08:00")),
    ] {
        assert_eq!(at(&office, Place::Amsterdam, now), expected, "{now}");
    }
}

#[test]
fn h1_spans_that_touch_are_one_and_a_night_belongs_to_its_evening() {
    let bar = hours(r#"{"week":{"fri":["20:00-24:00"],"sat":["00:00-02:00","20:00-03:00"],"sun":["02:30-04:00"]}}"#);
    for (now, expected) in [
        ("2026-11-27 14:30", open("2026-11-27 20:30")),
        ("2026-11-27 20:30", closed("2026-11-28 14:30")),
        // Saturday's night overlaps Sunday's morning.
        ("2026-11-28 14:30", open("2026-11-28 22:30")),
        ("2026-11-28 21:30", open("2026-11-28 22:30")),
        ("2026-11-28 22:30", closed("2026-12-04 14:30")),
    ] {
        assert_eq!(at(&bar, Place::Kolkata, now), expected, "{now}");
    }
    // A night into a holiday is the evening's; a night that would begin on it is not.
    let night = hours(r#"{"week":{"thu":["22:00-04:00"],"fri":["22:00-04:00"]},"holidays":["nl"]}"#);
    assert_eq!(at(&night, Place::Amsterdam, "2026-12-25 02:00"), open("2026-12-25 03:00"));
    assert_eq!(at(&night, Place::Amsterdam, "2026-12-25 03:00"), closed("2026-12-31 21:00"));
}

#[test]
fn h1_who_never_closes_says_no_end_and_who_never_opens_no_beginning() {
    let always = daily("\"00:00-24:00\"");
    let from = utc("2026-01-01 00:00").0;
    for place in Place::ALL {
        let offset = place.offset();
        for quarter in 0..5 * 366 * 4 {
            let now = Timestamp(from + quarter * 6 * 3_600_000);
            assert_eq!(standing(&always, now, &offset), Some(Standing::Open(None)), "{place:?} {now:?}");
        }
    }
    let never = hours(r#"{"week":{}}"#);
    assert_eq!(at(&never, Place::Amsterdam, "2026-11-28 12:00"), Standing::Closed(None));
    // Open on one day, more than a year away.
    let far = r#"{"week":{},"exceptions":[{"date":"2027-12-24","open":["09:00-13:00"]}]}"#;
    assert_eq!(at(&hours(far), Place::Amsterdam, "2026-12-01 12:00"), closed("2027-12-24 08:00"));
    assert_eq!(at(&hours(far), Place::Amsterdam, "2026-11-01 12:00"), Standing::Closed(None));
    assert_eq!(at(&hours(far), Place::Amsterdam, "2027-12-24 12:00"), Standing::Closed(None));
    // Open all week, closed on one day: within eight days it is said.
    let week = daily("\"00:00-24:00\"");
    let with = Hours { exceptions: hours(r#"{"exceptions":[{"date":"2026-12-25"}]}"#).exceptions, ..week };
    assert_eq!(at(&with, Place::Amsterdam, "2026-12-10 12:00"), Standing::Open(None));
    assert_eq!(at(&with, Place::Amsterdam, "2026-12-20 12:00"), open("2026-12-24 23:00"));
    assert_eq!(at(&with, Place::Amsterdam, "2026-12-24 23:00"), closed("2026-12-25 23:00"));
}

#[test]
fn h1_a_time_that_clocks_skip_is_when_they_are_changed_and_one_shown_twice_is_the_first() {
    // Amsterdam, 29 March 2026: 02:00 becomes 03:00, at 01:00 UTC. 25 October: 03:00 becomes 02:00, at 01:00 UTC.
    let check =
        |spans: &str, now, expected| assert_eq!(at(&daily(spans), Place::Amsterdam, now), expected, "{spans} {now}");
    check("\"02:30-05:00\"", "2026-03-29 00:59", closed("2026-03-29 01:00"));
    check("\"02:30-05:00\"", "2026-03-29 01:00", open("2026-03-29 03:00"));
    check("\"22:00-02:30\"", "2026-03-29 00:30", open("2026-03-29 01:00"));
    // Nothing of it is left.
    check("\"02:15-02:45\"", "2026-03-29 00:59", closed("2026-03-30 00:15"));
    check("\"02:30-05:00\"", "2026-10-24 23:00", closed("2026-10-25 00:30"));
    check("\"02:30-05:00\"", "2026-10-25 00:30", open("2026-10-25 04:00"));
    check("\"22:00-02:30\"", "2026-10-25 00:00", open("2026-10-25 00:30"));
    check("\"22:00-02:30\"", "2026-10-25 01:00", closed("2026-10-25 21:00"));
    // What is shown once is as always.
    check("\"09:00-17:00\"", "2026-03-28 20:00", closed("2026-03-29 07:00"));
    check("\"09:00-17:00\"", "2026-10-24 20:00", closed("2026-10-25 08:00"));
    check("\"22:00-03:00\"", "2026-10-25 00:30", open("2026-10-25 02:00"));
}

#[test]
fn the_zones_of_the_tests_are_as_they_are() {
    let starts = |place: Place, year| place.changes(year).into_iter().map(|(at, _)| timestamp(at)).collect::<Vec<_>>();
    assert_eq!(starts(Place::Amsterdam, 2026), [utc("2026-03-29 01:00"), utc("2026-10-25 01:00")]);
    assert_eq!(starts(Place::Amsterdam, 2027), [utc("2027-03-28 01:00"), utc("2027-10-31 01:00")]);
    assert_eq!(starts(Place::Amsterdam, 2028), [utc("2028-03-26 01:00"), utc("2028-10-29 01:00")]);
    assert_eq!(starts(Place::Amsterdam, 2029), [utc("2029-03-25 01:00"), utc("2029-10-28 01:00")]);
    assert_eq!(starts(Place::Amsterdam, 2030), [utc("2030-03-31 01:00"), utc("2030-10-27 01:00")]);
    assert_eq!(starts(Place::Auckland, 2026), [utc("2026-04-04 14:00"), utc("2026-09-26 14:00")]);
    assert_eq!(starts(Place::LordHowe, 2026), [utc("2026-04-04 15:00"), utc("2026-10-03 15:30")]);
}

/// Whether the site is open at each minute of a stretch of time, by looking at the clocks alone.
fn watched(hours: &Hours, place: Place, from: Minute, to: Minute) -> Vec<bool> {
    // From a day earlier on, each time at which something begins or ends, when the clocks first show it or more.
    let (begin, offset) = (from - 3 * DAY, place.offset());
    let mut first_shown = std::collections::HashMap::new();
    let mut most = Minute::MIN;
    for minute in begin..to + 3 * DAY {
        let shown = minute + Minute::from(offset(timestamp(minute)));
        for skipped in most.max(shown - 2 * 60)..=shown {
            first_shown.entry(skipped).or_insert(minute);
        }
        most = most.max(shown);
    }
    let mut open = vec![false; usize::try_from(to - from).unwrap()];
    let today = Date::of_days(from / DAY).minus(2);
    for date in (0..u64::try_from((to - from) / DAY + 5).unwrap()).map(|days| today.plus(days)) {
        for span in hours.on(date) {
            let when = |minutes: u16| first_shown.get(&(date.days() * DAY + Minute::from(minutes))).copied();
            let (Some(start), Some(end)) = (when(span.from()), when(span.to())) else { continue };
            for minute in start.max(from)..end.min(to) {
                open[usize::try_from(minute - from).unwrap()] = true;
            }
        }
    }
    open
}

#[test]
fn h1_around_every_change_of_the_clocks_each_minute_is_as_the_clocks_say() {
    let all = [
        hours(OFFICE),
        daily("\"22:00-02:30\""),
        daily("\"00:00-02:00\",\"02:00-03:00\",\"03:30-24:00\""),
        daily("\"02:15-02:45\""),
        daily("\"01:30-02:10\",\"02:20-02:50\",\"03:00-03:10\""),
        daily("\"03:00-02:00\""),
    ];
    let mut looked_at = 0;
    for place in Place::ALL {
        let offset = place.offset();
        for (change, _) in YEARS.flat_map(|year| place.changes(year)) {
            for hours in &all {
                let (from, to) = (change - DAY, change + DAY);
                let end = to + 5 * DAY;
                let open = watched(hours, place, from, end);
                // When it is next otherwise than at each minute, from the last to the first.
                let mut next = None;
                let mut expected = vec![None; open.len()];
                for place in (0..open.len() - 1).rev() {
                    if open[place] != open[place + 1] {
                        next = Some(timestamp(from + Minute::try_from(place + 1).unwrap()));
                    }
                    expected[place] = next;
                }
                for minute in from..to {
                    let index = usize::try_from(minute - from).unwrap();
                    let Some(until) = expected[index] else { panic!("nothing changes in {end}") };
                    let now = Timestamp(timestamp(minute).0 + 59_999);
                    let found = standing(hours, now, &offset).unwrap();
                    let wanted = if open[index] { Standing::Open(Some(until)) } else { Standing::Closed(Some(until)) };
                    assert_eq!(found, wanted, "{place:?} {now:?} {hours:?}");
                    looked_at += 1;
                }
            }
        }
    }
    assert_eq!(looked_at, 3 * 10 * 6 * 2 * 24 * 60, "three zones change their clocks ten times");
}
