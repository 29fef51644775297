//! Days with hours of their own.

use leptos::prelude::*;
use protocol::Hours;

use super::fields::{button, field, row, rows};
use super::part::{EXCEPTIONS, NO_DAY, lines, split, with_line, without_line};
use super::spans::spans;
use crate::context::words;
use crate::io::focus;
use crate::parts::field::Fault;
use crate::settings::form::Form;
use crate::settings::part::Part as _;

/// The button that adds a day, and what the fields for days are called in the page.
const ADD: &str = "hours-day-add";
const DAY: &str = "hours-day";

/// All of them, and the way to another.
#[component]
pub(super) fn Exceptions(form: Form<Hours>) -> impl IntoView {
    let words = words();
    let setting = &Hours::SETTINGS[EXCEPTIONS];
    let text = Memo::new(move |_| form.texts.with(|texts| texts[EXCEPTIONS].clone()));
    let write = move |new: String| form.texts.update(|texts| texts[EXCEPTIONS] = new);
    let count = Memo::new(move |_| text.with(|text| lines(text).count()));
    let fault = Memo::new(move |_| form.fault(EXCEPTIONS).map(|fault| words.fault(&fault)));
    let add = move |()| {
        let place = count.get_untracked();
        write(with_line(&text.get_untracked(), place, "", ""));
        focus::soon(format!("{DAY}-{place}"));
    };
    let one = move |place: usize| {
        let part = move |text: &str| {
            let (day, times) = lines(text).nth(place).map(split).unwrap_or_default();
            (if day == NO_DAY { String::new() } else { day.to_owned() }, times.to_owned())
        };
        let date = Memo::new(move |_| text.with(|text| part(text).0));
        let times = Memo::new(move |_| text.with(|text| part(text).1));
        let dated = move |day: String| write(with_line(&text.get_untracked(), place, &day, &times.get_untracked()));
        let set = move |new: String| write(with_line(&text.get_untracked(), place, &date.get_untracked(), &new));
        let remove = move |()| {
            write(without_line(&text.get_untracked(), place));
            focus::soon(ADD.to_owned());
        };
        let name = format!("{} {}", words.hours_day, place + 1);
        let day = vec![
            field("date", format!("{DAY}-{place}"), name.clone(), date, Callback::new(dated)),
            button(
                "tool",
                format!("{DAY}-{place}-remove"),
                format!("{name}: {}", words.hours_day_remove),
                "×",
                Callback::new(remove),
            ),
        ];
        row(name.clone(), day.into_any(), spans(DAY, place, name, times, Callback::new(set)))
    };
    view! {
        <fieldset class="field" id=setting.id>
            <legend class="field-label">{(setting.label)(words)}</legend>
            <p class="field-hint">{(setting.hint)(words)}</p>
            {rows("hours-week hours-dates", count, one)}
            <Fault id="hours-exceptions-fault" text=fault/>
            {button("button hours-add", ADD.to_owned(), words.hours_day_add.to_owned(), words.hours_day_add, Callback::new(add))}
        </fieldset>
    }
}
