//! The inbox list: who waits, mine, colleagues', closed. Whoever has waited longest stands on top.

use leptos::prelude::*;
use protocol::{AgentId, ConversationId, Timestamp};

use crate::app::words;
use crate::rules::inbox::{Inbox, Section};
use crate::rules::route::Route;
use crate::views::empty::Empty;
use crate::views::row::Row;

/// The list. `now` is the edge's clock.
#[component]
pub(crate) fn List(
    inbox: Signal<Inbox>,
    is_whole: Signal<bool>,
    me: AgentId,
    open: Signal<Option<ConversationId>>,
    now: Signal<Timestamp>,
    is_admin: bool,
) -> impl IntoView {
    let words = words();
    let sections = Section::ALL.map(|section| {
        let rows = Memo::new(move |_| inbox.with(|inbox| inbox.section(section, me)));
        (section, rows)
    });
    let is_quiet = Memo::new(move |_| {
        let quiet = sections.iter().all(|(section, rows)| *section == Section::Closed || rows.with(Vec::is_empty));
        is_whole.get() && quiet
    });
    let is_new = Memo::new(move |_| is_whole.get() && inbox.with(Inbox::is_empty));
    let quiet = move || {
        let tag = (is_new.get() && is_admin).then(|| {
            view! {
                <p class="list-tag">{words.quiet_tag}</p>
                <a class="button" href=Route::Settings.to_string()>{words.quiet_tag_link}</a>
            }
        });
        view! { <Empty title=words.quiet text=words.quiet_more>{tag}</Empty> }
    };
    let section = move |(section, rows): (Section, Memo<Vec<ConversationId>>)| {
        let list = move || {
            view! {
                <ul>
                    <For each=move || rows.get() key=|conversation| *conversation let:conversation>
                        <Row conversation inbox me open now/>
                    </For>
                </ul>
            }
        };
        let count = move || rows.with(Vec::len);
        let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
        move || {
            if is_empty.get() {
                return ().into_any();
            }
            let title = title(words, section);
            if section == Section::Closed {
                return view! {
                    <details class="section section-closed" open=is_quiet.get_untracked()>
                        <summary><h2>{title}<span class="section-count">{count}</span></h2></summary>
                        {list()}
                    </details>
                }
                .into_any();
            }
            view! {
                <section class="section">
                    <h2>{title}<span class="section-count">{count}</span></h2>
                    {list()}
                </section>
            }
            .into_any()
        }
    };
    view! {
        <nav class="list" aria-label=words.conversations>
            <h1 class="unseen">{words.inbox}</h1>
            {move || (!is_whole.get()).then(|| view! { <Loading/> })}
            {move || is_quiet.get().then(quiet)}
            {sections.map(section).into_iter().collect_view()}
        </nav>
    }
}

/// The shape of rows to come. It does not move.
#[component]
fn Loading() -> impl IntoView {
    let row = || view! { <li class="ghost"><span></span><span></span></li> };
    view! {
        <div role="status">
            <span class="unseen">{words().loading}</span>
            <ul class="ghosts" aria-hidden="true">{[(); 4].map(|()| row()).into_iter().collect_view()}</ul>
        </div>
    }
}

fn title(words: &'static crate::text::Words, section: Section) -> &'static str {
    match section {
        Section::Waiting => words.waiting,
        Section::Mine => words.mine,
        Section::Others => words.others,
        Section::Closed => words.closed,
    }
}
