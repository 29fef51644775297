//! When the site answers: a week, public holidays, and days that are otherwise.

mod exceptions;
mod fields;
mod holidays;
mod part;
mod spans;

use leptos::prelude::*;
use protocol::{Hours, Zone};

use self::exceptions::Exceptions;
use self::fields::{button, row};
use self::holidays::HolidayList;
use self::spans::spans;
use super::form::Form;
use super::inputs::field;
use super::part::Part as _;
use crate::context::words;
use crate::parts::field::Fault;

/// What a week looks like to begin with.
const OFFICE: &str = "09:00-17:00";

/// The fields of the opening hours; but for the first, only where there are hours.
#[component]
pub(super) fn HoursFields(form: Form<Hours>) -> impl IntoView {
    let words = words();
    let is_on = Memo::new(move |_| text(form, part::ON) == "true");
    // Who says for the first time that there are hours begins with a usual week, where they are.
    Effect::new(move |before: Option<bool>| {
        let is_on = is_on.get();
        let is_empty = form.texts.with_untracked(|texts| texts[part::DAYS].iter().all(String::is_empty));
        if before == Some(false) && is_on && is_empty {
            form.texts.update(|texts| {
                for place in part::DAYS.take(5) {
                    OFFICE.clone_into(&mut texts[place]);
                }
                let here = browser::local_time::zone();
                if texts[part::ZONE] == Zone::default().as_str() && !here.is_empty() {
                    texts[part::ZONE] = here;
                }
            });
        }
        is_on
    });
    let usual = move |place: usize| field(form, place, &Hours::SETTINGS[place]);
    view! {
        {usual(part::ON)}
        {move || is_on.get().then(|| view! {
            {usual(part::ZONE)}
            <fieldset class="field">
                <legend class="field-label">{words.hours_week}</legend>
                <div class="hours-week">{part::DAYS.map(|place| day(form, place)).collect::<Vec<_>>()}</div>
                <p class="field-hint">{words.hours_week_hint}</p>
            </fieldset>
            <fieldset class="field">
                <legend class="field-label">{words.hours_holidays}</legend>
                <div class="hours-countries">{part::COUNTRIES.map(usual).collect::<Vec<_>>()}</div>
                <HolidayList form/>
            </fieldset>
            <Exceptions form/>
        })}
    }
}

/// A day of the week.
fn day(form: Form<Hours>, place: usize) -> AnyView {
    let words = words();
    let setting = &Hours::SETTINGS[place];
    let name = (setting.label)(words);
    let times = Memo::new(move |_| text(form, place));
    let fault = Memo::new(move |_| form.fault(place).map(|fault| words.fault(&fault)));
    let write = move |new: String| form.texts.update(|texts| texts[place] = new);
    let mut parts = spans(setting.id, place, name.to_owned(), times, Callback::new(write));
    if place == part::DAYS.start {
        let same = move |()| {
            form.texts.update(|texts| {
                let times = texts[place].clone();
                for other in part::DAYS.skip(1).take(4) {
                    times.clone_into(&mut texts[other]);
                }
            });
        };
        let label = words.hours_same;
        parts.push(button("link hours-same", "hours-same".to_owned(), label.to_owned(), label, Callback::new(same)));
    }
    parts.push(view! { <Fault id=format!("{}-fault", setting.id) text=fault/> }.into_any());
    row(name.to_owned(), name.into_any(), parts)
}

/// What stands in a setting's field.
fn text(form: Form<Hours>, place: usize) -> String {
    form.texts.with(|texts| texts.get(place).cloned().unwrap_or_default())
}
