//! The times of one day: from when until when, as often as there is a break.

use leptos::prelude::*;
use protocol::limits;

use super::part::{pieces, times, with_times, without_times};
use crate::context::{context, words};
use crate::io::focus;

/// A day's times, in two fields for each span. `name` says of which day; `id` is unique on the page.
#[component]
pub(super) fn Spans(
    id: String,
    #[prop(into)] name: Signal<String>,
    #[prop(into)] text: Signal<String>,
    write: Callback<String>,
) -> impl IntoView {
    let words = words();
    let can_edit = context().is_admin();
    let count = Memo::new(move |_| text.with(|text| pieces(text).count()));
    let add_id = format!("{id}-add");
    let first = id.clone();
    let add = move |_| {
        let place = count.get_untracked();
        write.run(with_times(&text.get_untracked(), place, "", ""));
        focus::soon(format!("{first}-{place}"));
    };
    let again = StoredValue::new(add_id.clone());
    let remove = Callback::new(move |place| {
        write.run(without_times(&text.get_untracked(), place));
        focus::soon(again.get_value());
    });
    let row = move |place: usize| view! { <Span id=format!("{id}-{place}") name place text write remove/> };
    let more = move || count.get() < limits::SPANS_PER_DAY;
    view! {
        <div class="hours-spans">
            {move || (count.get() == 0).then(|| view! { <span class="hours-shut">{words.hours_shut}</span> })}
            <For each=move || 0..count.get() key=|place| *place children=row/>
            {can_edit.then(|| view! {
                <button
                    id=add_id
                    class="button hours-add"
                    type="button"
                    hidden=move || !more()
                    aria-label=move || format!("{}: {}", name.get(), words.hours_add)
                    on:click=add
                >
                    {words.hours_add}
                </button>
            })}
        </div>
    }
}

/// From when until when.
#[component]
fn Span(
    id: String,
    name: Signal<String>,
    place: usize,
    text: Signal<String>,
    write: Callback<String>,
    remove: Callback<usize>,
) -> impl IntoView {
    let words = words();
    let can_edit = context().is_admin();
    let both = Memo::new(move |_| text.with(|text| times(text, place)));
    // Of several, each says which it is.
    let named = move |what: &str| match place {
        0 => format!("{}: {what}", name.get()),
        _ => format!("{} ({}): {what}", name.get(), place + 1),
    };
    let begins = move |from: String| {
        let (_, to) = both.get_untracked();
        write.run(with_times(&text.get_untracked(), place, &from, &to));
    };
    let ends = move |to: String| {
        let (from, _) = both.get_untracked();
        write.run(with_times(&text.get_untracked(), place, &from, &to));
    };
    view! {
        <div class="hours-span">
            <input
                id=id
                type="time"
                disabled=!can_edit
                aria-label=move || named(words.hours_opens)
                prop:value=move || both.get().0
                on:input:target=move |event| begins(event.target().value())
            />
            <span aria-hidden="true">"–"</span>
            <input
                type="time"
                disabled=!can_edit
                aria-label=move || named(words.hours_closes)
                prop:value=move || both.get().1
                on:input:target=move |event| ends(event.target().value())
            />
            {can_edit.then(|| view! {
                <button
                    class="tool"
                    type="button"
                    title=words.hours_remove
                    aria-label=move || named(words.hours_remove)
                    on:click=move |_| remove.run(place)
                >
                    "×"
                </button>
            })}
        </div>
    }
}
