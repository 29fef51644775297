//! The times of one day: from when until when, as often as there is a break.

use leptos::prelude::*;

use super::fields::{button, field, rows};
use super::part::{pieces, times, with_times, without_times};
use crate::context::words;
use crate::io::focus;

/// A day's times, in two fields for each span. `name` says of which day; `id` is unique on the page.
pub(super) fn spans(
    id: &'static str,
    place: usize,
    name: String,
    text: Memo<String>,
    write: Callback<String>,
) -> Vec<AnyView> {
    let words = words();
    let id = format!("{id}-{place}-span");
    let add_id = format!("{id}-add");
    let count = Memo::new(move |_| text.with(|text| pieces(text).count()));
    let add = {
        let id = id.clone();
        move |()| {
            let place = count.get_untracked();
            write.run(with_times(&text.get_untracked(), place, "", ""));
            focus::soon(format!("{id}-{place}"));
        }
    };
    let more = button(
        "button hours-add",
        add_id.clone(),
        format!("{name}: {}", words.hours_add),
        words.hours_add,
        Callback::new(add),
    );
    let row = move |place: usize| {
        // Of several, each says which it is.
        let named = |what: &str| match place {
            0 => format!("{name}: {what}"),
            _ => format!("{name} ({}): {what}", place + 1),
        };
        let from = Memo::new(move |_| text.with(|text| times(text, place).0));
        let to = Memo::new(move |_| text.with(|text| times(text, place).1));
        let begins =
            move |from: String| write.run(with_times(&text.get_untracked(), place, &from, &to.get_untracked()));
        let ends = move |to: String| write.run(with_times(&text.get_untracked(), place, &from.get_untracked(), &to));
        let again = add_id.clone();
        let remove = move |()| {
            write.run(without_times(&text.get_untracked(), place));
            focus::soon(again.clone());
        };
        let parts = vec![
            field("time", format!("{id}-{place}"), named(words.hours_opens), from, Callback::new(begins)),
            "–".into_any(),
            field("time", format!("{id}-{place}-end"), named(words.hours_closes), to, Callback::new(ends)),
            button("tool", format!("{id}-{place}-remove"), named(words.hours_remove), "×", Callback::new(remove)),
        ];
        view! { <div class="hours-span">{parts}</div> }.into_any()
    };
    let none = move || if count.get() == 0 { words.hours_shut } else { "" };
    vec![view! { <span class="hours-shut">{none}</span> }.into_any(), rows("hours-spans", count, row), more]
}
