//! The list beside what is open: who waits, mine, colleagues', closed. The longest wait stands on top.

use leptos::prelude::*;
use protocol::Section;

use super::section::SectionView;
use super::state::inbox;
use crate::context::{context, words};
use crate::io::address;
use crate::io::route::Route;
use crate::parts::empty::Empty;

/// The inbox; `children` stand beside its list.
#[component]
pub(crate) fn InboxPage(children: ChildrenFn) -> impl IntoView {
    let words = words();
    let list = inbox().list;
    let counted = move |sections: &'static [Section]| {
        Memo::new(move |_| list.with(|list| list.is_whole() && sections.iter().all(|one| list.count(*one) == 0)))
    };
    let is_whole = Memo::new(move |_| list.with(super::list::List::is_whole));
    let is_quiet = counted(&[Section::Waiting, Section::Mine, Section::Others]);
    let is_new = counted(&Section::ALL);
    let is_admin = context().is_admin();
    let quiet = move || {
        let tag = (is_new.get() && is_admin).then(|| {
            view! {
                <p class="list-tag">{words.quiet_tag}</p>
                <a class="button" href=address::href(Route::Settings)>{words.quiet_tag_link}</a>
            }
        });
        view! { <Empty title=words.quiet text=words.quiet_more>{tag}</Empty> }
    };
    view! {
        <main class="inbox" id="main" tabindex="-1">
            // Outside of the list, which narrow screens hide while a conversation is open.
            <h1 class="unseen">{words.inbox}</h1>
            <nav class="list" aria-label=words.conversations>
                {move || (!is_whole.get()).then(|| view! { <Loading/> })}
                {move || is_quiet.get().then(quiet)}
                {Section::ALL.map(|section| view! { <SectionView section is_quiet/> }).into_iter().collect_view()}
            </nav>
            {children()}
        </main>
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
