//! Days with hours of their own.

use leptos::prelude::*;
use protocol::{Hours, limits};

use super::part::{EXCEPTIONS, NO_DAY, lines, split, with_line, without_line};
use super::spans::Spans;
use crate::context::{context, words};
use crate::io::{focus, intl};
use crate::parts::field::Fault;
use crate::settings::form::Form;
use crate::settings::part::Part as _;

/// The button that adds a day.
const ADD: &str = "hours-day-add";

/// All of them, and the way to another.
#[component]
pub(super) fn Exceptions(form: Form<Hours>) -> impl IntoView {
    let words = words();
    let setting = &Hours::SETTINGS[EXCEPTIONS];
    let can_edit = context().is_admin();
    let text = Memo::new(move |_| form.texts.with(|texts| texts.get(EXCEPTIONS).cloned().unwrap_or_default()));
    let write = Callback::new(move |new: String| form.texts.update(|texts| texts[EXCEPTIONS] = new));
    let count = Memo::new(move |_| text.with(|text| lines(text).count()));
    let fault = Memo::new(move |_| form.fault(EXCEPTIONS).map(|fault| words.fault(&fault)));
    let add = move |_| {
        let place = count.get_untracked();
        write.run(with_line(&text.get_untracked(), place, "", ""));
        focus::soon(format!("hours-day-{place}"));
    };
    let remove = Callback::new(move |place| {
        write.run(without_line(&text.get_untracked(), place));
        focus::soon(ADD.to_owned());
    });
    view! {
        <fieldset class="field" id=setting.id aria-describedby="hours-exceptions-hint hours-exceptions-fault">
            <legend class="field-label">{(setting.label)(words)}</legend>
            <p class="field-hint" id="hours-exceptions-hint">{(setting.hint)(words)}</p>
            <div class="hours-week">
                <For each=move || 0..count.get() key=|place| *place let:place>
                    <Exception place text write remove/>
                </For>
            </div>
            <Fault id="hours-exceptions-fault" text=fault/>
            {can_edit.then(|| view! {
                <button
                    id=ADD
                    class="button hours-add"
                    type="button"
                    hidden=move || { count.get() >= limits::HOURS_EXCEPTIONS }
                    on:click=add
                >
                    {words.hours_day_add}
                </button>
            })}
        </fieldset>
    }
}

/// One day: which, and when the site answers on it.
#[component]
fn Exception(place: usize, text: Memo<String>, write: Callback<String>, remove: Callback<usize>) -> impl IntoView {
    let words = words();
    let can_edit = context().is_admin();
    let both = Memo::new(move |_| {
        text.with(|text| {
            let (day, times) = lines(text).nth(place).map(split).unwrap_or_default();
            (if day == NO_DAY { String::new() } else { day.to_owned() }, times.to_owned())
        })
    });
    let name = Memo::new(move |_| match both.with(|(day, _)| day.parse().ok()) {
        Some(date) => intl::day_of(date, words.spoken),
        None => words.hours_day.to_owned(),
    });
    let dates = move |day: String| {
        let (_, times) = both.get_untracked();
        write.run(with_line(&text.get_untracked(), place, &day, &times));
    };
    let times = move |times: String| {
        let (day, _) = both.get_untracked();
        write.run(with_line(&text.get_untracked(), place, &day, &times));
    };
    let spans = Memo::new(move |_| both.get().1);
    view! {
        <div class="hours-day" role="group" aria-label=move || name.get()>
            <div class="hours-span">
                <input
                    id=format!("hours-day-{place}")
                    type="date"
                    disabled=!can_edit
                    aria-label=words.hours_day
                    prop:value=move || both.get().0
                    on:input:target=move |event| dates(event.target().value())
                />
                {can_edit.then(|| view! {
                    <button
                        class="tool"
                        type="button"
                        title=words.hours_day_remove
                        aria-label=move || format!("{}: {}", name.get(), words.hours_day_remove)
                        on:click=move |_| remove.run(place)
                    >
                        "×"
                    </button>
                })}
            </div>
            <Spans id=format!("hours-day-{place}-span") name text=spans write=Callback::new(times)/>
        </div>
    }
}
