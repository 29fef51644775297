//! A part of the list: its title, how many it has, the first of them, and the way to more.

use leptos::html::Details;
use leptos::prelude::*;
use protocol::Section;

use super::row::Row;
use super::state::inbox;
use crate::context::words;
use crate::io::focus;
use crate::texts::Texts;

/// The section, unless it is empty. The closed one is folded away, but where there is nothing else.
#[component]
pub(super) fn SectionView(section: Section, is_quiet: Memo<bool>) -> impl IntoView {
    let words = words();
    let list = inbox().list;
    let count = Memo::new(move |_| list.with(|list| list.count(section)));
    let is_empty = Memo::new(move |_| count.get() == 0);
    move || {
        if is_empty.get() {
            return ().into_any();
        }
        let heading = view! { <h2>{title(words, section)}" "<span class="section-count">{count}</span></h2> };
        if section == Section::Closed {
            return view! { <Folded section heading=heading.into_any() is_open=is_quiet.get_untracked()/> }.into_any();
        }
        view! { <section class="section">{heading}<Rows section/></section> }.into_any()
    }
}

/// What is folded away is not asked for.
#[component]
fn Folded(section: Section, heading: AnyView, is_open: bool) -> impl IntoView {
    let inbox = inbox();
    let details = NodeRef::<Details>::new();
    let toggled = move |_| {
        if let Some(details) = details.get_untracked() {
            inbox.unfold(section, details.open());
        }
    };
    if is_open {
        inbox.unfold(section, true);
    }
    view! {
        <details class="section section-closed" node_ref=details open=is_open on:toggle=toggled>
            <summary>{heading}</summary>
            <Rows section/>
        </details>
    }
}

#[component]
fn Rows(section: Section) -> impl IntoView {
    let words = words();
    let inbox = inbox();
    let rows = Memo::new(move |_| inbox.list.with(|list| list.section(section)));
    let more = Memo::new(move |_| {
        let count = usize::try_from(inbox.list.with(|list| list.count(section))).unwrap_or(usize::MAX);
        count.saturating_sub(rows.with(Vec::len))
    });
    let label = if section == Section::Closed { words.show_older } else { words.show_more };
    let press = move |_| {
        // The button may be gone in a moment; from the last row on the keyboard finds what came.
        if let Some(last) = rows.with_untracked(|rows| rows.last().copied()) {
            focus::focus(&format!(".row[href$=\"{last}\"]"));
        }
        inbox.more(section);
    };
    view! {
        <ul>
            <For each=move || rows.get() key=|conversation| *conversation let:conversation>
                <Row conversation/>
            </For>
        </ul>
        {move || (more.get() > 0).then(|| view! {
            <button class="button section-more" on:click=press>
                {label}<span class="section-count">{words.counted(words.more_counted, more.get())}</span>
            </button>
        })}
    }
}

fn title(words: Texts, section: Section) -> &'static str {
    match section {
        Section::Waiting => words.waiting,
        Section::Mine => words.mine,
        Section::Others => words.others,
        Section::Closed => words.closed,
    }
}
