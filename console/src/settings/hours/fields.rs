//! What the rows of a day are made of: few kinds, as each is code of its own.

use leptos::prelude::*;

use crate::context::context;

/// A field for a time of day or a date.
pub(super) fn field(
    kind: &'static str,
    id: String,
    label: String,
    value: Memo<String>,
    write: Callback<String>,
) -> AnyView {
    view! {
        <input
            id=id
            type=kind
            disabled=!context().is_admin()
            aria-label=label
            prop:value=move || value.get()
            on:input:target=move |event| write.run(event.target().value())
        />
    }
    .into_any()
}

/// A button; nothing for who only reads.
pub(super) fn button(class: &'static str, id: String, label: String, says: &'static str, act: Callback<()>) -> AnyView {
    if !context().is_admin() {
        return ().into_any();
    }
    view! { <button id=id class=class type="button" aria-label=label on:click=move |_| act.run(())>{says}</button> }
        .into_any()
}

/// A day: what it is called or its date, and beside it its times.
pub(super) fn row(label: String, day: AnyView, times: Vec<AnyView>) -> AnyView {
    view! {
        <div class="hours-day" role="group" aria-label=label>
            <div class="hours-span">{day}</div>
            <div>{times}</div>
        </div>
    }
    .into_any()
}

/// So many rows, drawn anew only where there are more or fewer.
pub(super) fn rows(
    class: &'static str,
    count: Memo<usize>,
    row: impl Fn(usize) -> AnyView + Send + 'static,
) -> AnyView {
    view! { <div class=class>{move || (0..count.get()).map(&row).collect::<Vec<_>>()}</div> }.into_any()
}
