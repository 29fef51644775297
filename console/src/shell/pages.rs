//! The pages of a signed-in agent: what each draws, and what it is called. A new one is a line in each of these.

use leptos::prelude::*;

use super::beside::{self, Beside};
use crate::context::{context, words};
use crate::conversation::Pane;
use crate::inbox::InboxPage;
use crate::io::route::Route;
use crate::texts::Texts;

/// Pages that are named in the bar.
pub(super) const IN_BAR: [Route; 4] = [Route::Inbox, Route::Bot, Route::Settings, Route::Team];

/// Pages that are named in the menu only.
pub(super) const IN_MENU: [Route; 1] = [Route::Devices];

/// What a page is called.
pub(super) fn title(route: Route, words: Texts) -> &'static str {
    match route {
        Route::Inbox | Route::Conversation(_) | Route::NoConversation => words.inbox,
        Route::Settings => words.settings,
        Route::Bot => words.bot,
        Route::Team => words.team,
        Route::Devices => words.devices,
        Route::Unknown => words.no_page,
    }
}

/// Draws a page, without what is open on it.
pub(super) fn draw(section: Route) -> AnyView {
    let beside = |page: Beside| beside::page(page, title(section, words()));
    match section {
        Route::Inbox | Route::Conversation(_) | Route::NoConversation => {
            view! { <InboxPage><Pane/></InboxPage> }.into_any()
        }
        Route::Settings => beside(Beside::Settings),
        Route::Bot => beside(Beside::Bot),
        Route::Team => beside(Beside::Team),
        Route::Devices => beside(Beside::Devices),
        Route::Unknown => view! { <UnknownPage/> }.into_any(),
    }
}

#[component]
fn UnknownPage() -> impl IntoView {
    let (words, context) = (words(), context());
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-inner">
                <h1>{words.no_page}</h1>
                <p class="page-lead">{words.no_page_more}</p>
                <button class="button" on:click=move |_| context.go(Route::Inbox)>{words.to_inbox}</button>
            </div>
        </main>
    }
}
