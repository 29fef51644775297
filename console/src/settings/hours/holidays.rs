//! Which days the chosen countries have off, this year and the next.

use std::collections::BTreeMap;

use calendar::{Country, Date, Holiday};
use leptos::prelude::*;
use protocol::Hours;

use super::part::COUNTRIES;
use crate::context::words;
use crate::io::intl;
use crate::settings::form::Form;
use crate::texts::Texts;

/// A list for each year, folded.
#[component]
pub(super) fn HolidayList(form: Form<Hours>) -> impl IntoView {
    let words = words();
    let this_year = Date::of_days(intl::day(browser::now())).year();
    // As texts, which are followed already.
    let chosen = Memo::new(move |_| form.texts.with(|texts| texts[COUNTRIES].concat()));
    let list = move |year: i32| {
        let entry = move |(date, (holiday, countries)): (Date, (Holiday, Vec<&str>))| {
            let parts = [&*intl::day_of(date, words.spoken), name(words, holiday), &countries.join(" ")].join(" · ");
            view! { <li>{parts}</li> }.into_any()
        };
        let days: Vec<_> = days(&form.edited().holidays, year).into_iter().map(entry).collect();
        view! { <details class="hours-year"><summary>{year.to_string()}</summary><ul>{days}</ul></details> }.into_any()
    };
    let is_any = move || chosen.with(|chosen| chosen.contains("true"));
    move || if is_any() { vec![list(this_year), list(this_year + 1)] } else { Vec::new() }
}

/// The days of a year, with what is celebrated, and where.
fn days(countries: &[Country], year: i32) -> BTreeMap<Date, (Holiday, Vec<&'static str>)> {
    let mut days: BTreeMap<Date, (Holiday, Vec<&'static str>)> = BTreeMap::new();
    for country in countries {
        for (date, holiday) in country.holidays(year) {
            days.entry(date).or_insert_with(|| (holiday, Vec::new())).1.push(country.code());
        }
    }
    days
}

fn name(words: Texts, holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYear => words.new_year,
        Holiday::GoodFriday => words.good_friday,
        Holiday::EasterSunday => words.easter_sunday,
        Holiday::EasterMonday => words.easter_monday,
        Holiday::KingsDay => words.kings_day,
        Holiday::Labour => words.labour_day,
        Holiday::Liberation => words.liberation_day,
        Holiday::Ascension => words.ascension,
        Holiday::WhitSunday => words.whit_sunday,
        Holiday::WhitMonday => words.whit_monday,
        Holiday::BelgianNationalDay => words.belgian_national_day,
        Holiday::Assumption => words.assumption,
        Holiday::GermanUnity => words.german_unity,
        Holiday::AllSaints => words.all_saints,
        Holiday::Armistice => words.armistice,
        Holiday::Christmas => words.christmas,
        Holiday::SecondChristmas => words.second_christmas,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_two_countries_have_off_is_there_once() {
        let days = days(&[Country::Nl, Country::De], 2026);
        let on = |text: &str| days.get(&text.parse().unwrap()).cloned();
        assert_eq!(on("2026-12-25"), Some((Holiday::Christmas, vec!["NL", "DE"])));
        assert_eq!(on("2026-04-27"), Some((Holiday::KingsDay, vec!["NL"])));
        assert_eq!(on("2026-07-21"), None);
    }
}
