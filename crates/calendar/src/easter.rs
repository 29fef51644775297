//! When Easter is.

use crate::Date;

/// Easter Sunday of a year: the first Sunday after the first full moon of spring, by the tables of the Gregorian reform
/// (Meeus, *Astronomical Algorithms*, chapter 8).
pub(crate) fn sunday(year: i32) -> Option<Date> {
    // The year's place in the moon's cycle of 19 years.
    let golden = year % 19;
    let (century, within) = (year / 100, year % 100);
    // The moon's age: corrected for leap days that the century left out, and for the moon's own drift.
    let drift = (century + 8) / 25;
    let moon = (19 * golden + century - century / 4 - (century - drift + 1) / 3 + 15) % 30;
    // How many days the Sunday is behind the full moon.
    let sunday = (32 + 2 * (century % 4) + 2 * (within / 4) - moon - within % 4) % 7;
    // Two full moons that the tables have a day late.
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    Date::new(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use super::*;

    #[test]
    fn easter_is_when_the_churches_have_it() {
        let known = [
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2038-04-25",
        ];
        for text in known {
            let date: Date = text.parse().unwrap();
            assert_eq!(sunday(date.year()), Some(date));
        }
    }

    #[test]
    fn easter_is_a_sunday_from_22_march_to_25_april() {
        for year in 1_970..=2_300 {
            let easter = sunday(year).unwrap();
            assert_eq!(easter.weekday(), Weekday::Sun, "{easter}");
            let earliest = Date::new(year, 3, 22).unwrap();
            let latest = Date::new(year, 4, 25).unwrap();
            assert!((earliest..=latest).contains(&easter), "{easter}");
        }
    }
}
