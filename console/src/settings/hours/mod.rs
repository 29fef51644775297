//! When the site answers: a week, public holidays, and days that are otherwise.

mod exceptions;
mod holidays;
mod part;
mod spans;

use leptos::prelude::*;
use protocol::{Hours, Zone};

use self::exceptions::Exceptions;
use self::holidays::HolidayList;
use self::spans::Spans;
use super::form::Form;
use super::inputs::FieldOf;
use super::part::Part as _;
use crate::context::{context, words};
use crate::io::intl;
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
    let country = move |place: usize| view! { <FieldOf form place setting=&Hours::SETTINGS[place]/> };
    view! {
        <FieldOf form place=part::ON setting=&Hours::SETTINGS[part::ON]/>
        {move || is_on.get().then(|| view! {
            <ZoneField form/>
            <fieldset class="field">
                <legend class="field-label">{words.hours_week}</legend>
                <div class="hours-week">
                    {part::DAYS.map(|place| view! { <Day form place/> }).collect_view()}
                </div>
                <p class="field-hint">{words.hours_week_hint}</p>
            </fieldset>
            <fieldset class="field">
                <legend class="field-label">{words.hours_holidays}</legend>
                <div class="hours-countries">{part::COUNTRIES.map(country).collect_view()}</div>
                <HolidayList form/>
            </fieldset>
            <Exceptions form/>
        })}
    }
}

/// Where the clocks hang.
#[component]
fn ZoneField(form: Form<Hours>) -> impl IntoView {
    let setting = &Hours::SETTINGS[part::ZONE];
    let chosen = Memo::new(move |_| text(form, part::ZONE));
    let mut zones = intl::zones();
    let stored = chosen.get_untracked();
    if !zones.contains(&stored) {
        zones.insert(0, stored);
    }
    let option = move |zone: String| {
        let (value, name) = (zone.clone(), zone.replace('_', " "));
        view! { <option value=value prop:selected=move || chosen.get() == zone>{name}</option> }
    };
    view! {
        <div class="field">
            <label for=setting.id>{(setting.label)(words())}</label>
            <select
                id=setting.id
                disabled=!context().is_admin()
                on:change:target=move |event| write(form, part::ZONE, event.target().value())
            >
                {zones.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

/// A day of the week.
#[component]
fn Day(form: Form<Hours>, place: usize) -> impl IntoView {
    let words = words();
    let setting = &Hours::SETTINGS[place];
    let name = (setting.label)(words);
    let times = Memo::new(move |_| text(form, place));
    let fault = Memo::new(move |_| form.fault(place).map(|fault| words.fault(&fault)));
    let is_first = place == part::DAYS.start;
    let same = move |_| {
        form.texts.update(|texts| {
            let times = texts[place].clone();
            for other in part::DAYS.skip(1).take(4) {
                times.clone_into(&mut texts[other]);
            }
        });
    };
    view! {
        <div class="hours-day" role="group" aria-labelledby=setting.id>
            <span id=setting.id>{name}</span>
            <div>
                <Spans id=format!("{}-span", setting.id) name text=times write=Callback::new(move |text| write(form, place, text))/>
                <Fault id=format!("{}-fault", setting.id) text=fault/>
                {(is_first && context().is_admin()).then(|| view! {
                    <button class="link hours-same" type="button" on:click=same>{words.hours_same}</button>
                })}
            </div>
        </div>
    }
}

/// What stands in a setting's field.
fn text(form: Form<Hours>, place: usize) -> String {
    form.texts.with(|texts| texts.get(place).cloned().unwrap_or_default())
}

fn write(form: Form<Hours>, place: usize, new: String) {
    form.texts.update(|texts| texts[place] = new);
}
