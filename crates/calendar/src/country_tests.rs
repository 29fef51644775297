//! Against the dates as the countries' own lists have them.

use super::*;

fn check(country: Country, year: i32, expected: &[&str]) {
    let dates: Vec<_> = country.holidays(year).iter().map(|(date, _)| date.to_string()).collect();
    let expected: Vec<_> = expected.iter().map(|day| format!("{year}-{day}")).collect();
    assert_eq!(dates, expected, "{country:?}");
}

#[test]
fn h2_the_netherlands() {
    check(
        Country::Nl,
        2025,
        &["01-01", "04-20", "04-21", "04-26", "05-05", "05-29", "06-08", "06-09", "12-25", "12-26"],
    );
    check(
        Country::Nl,
        2026,
        &["01-01", "04-05", "04-06", "04-27", "05-05", "05-14", "05-24", "05-25", "12-25", "12-26"],
    );
    check(
        Country::Nl,
        2027,
        &["01-01", "03-28", "03-29", "04-27", "05-05", "05-06", "05-16", "05-17", "12-25", "12-26"],
    );
    check(
        Country::Nl,
        2028,
        &["01-01", "04-16", "04-17", "04-27", "05-05", "05-25", "06-04", "06-05", "12-25", "12-26"],
    );
    check(
        Country::Nl,
        2029,
        &["01-01", "04-01", "04-02", "04-27", "05-05", "05-10", "05-20", "05-21", "12-25", "12-26"],
    );
    check(
        Country::Nl,
        2030,
        &["01-01", "04-21", "04-22", "04-27", "05-05", "05-30", "06-09", "06-10", "12-25", "12-26"],
    );
}

#[test]
fn h2_belgium() {
    let rest = ["07-21", "08-15", "11-01", "11-11", "12-25"];
    for (year, spring) in [
        (2026, ["01-01", "04-06", "05-01", "05-14", "05-25"]),
        (2027, ["01-01", "03-29", "05-01", "05-06", "05-17"]),
        (2028, ["01-01", "04-17", "05-01", "05-25", "06-05"]),
        (2029, ["01-01", "04-02", "05-01", "05-10", "05-21"]),
        (2030, ["01-01", "04-22", "05-01", "05-30", "06-10"]),
    ] {
        check(Country::Be, year, &[spring, rest].concat());
    }
}

#[test]
fn h2_germany() {
    let rest = ["10-03", "12-25", "12-26"];
    for (year, spring) in [
        (2026, ["01-01", "04-03", "04-06", "05-01", "05-14", "05-25"]),
        (2027, ["01-01", "03-26", "03-29", "05-01", "05-06", "05-17"]),
        (2028, ["01-01", "04-14", "04-17", "05-01", "05-25", "06-05"]),
        (2029, ["01-01", "03-30", "04-02", "05-01", "05-10", "05-21"]),
        (2030, ["01-01", "04-19", "04-22", "05-01", "05-30", "06-10"]),
    ] {
        check(Country::De, year, &[&spring[..], &rest].concat());
    }
}

#[test]
fn a_day_is_a_holiday_where_the_year_s_list_has_it_and_nowhere_else() {
    for country in Country::ALL {
        for year in 2026..=2030 {
            let list = country.holidays(year);
            assert!(list.is_sorted());
            let first = Date::new(year, 1, 1).unwrap();
            let days = (0..366).map(|days| first.plus(days)).filter(|date| date.year() == year);
            let found: Vec<_> = days.filter_map(|date| Some((date, country.holiday(date)?))).collect();
            assert_eq!(found, list, "{country:?}");
        }
    }
}

#[test]
fn a_country_is_written_small_where_it_travels() {
    for country in Country::ALL {
        let written = serde_json::to_value(country).unwrap();
        assert_eq!(written, country.code().to_lowercase());
    }
}
