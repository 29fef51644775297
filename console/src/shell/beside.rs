//! The way to the pages beside the inbox. What draws them is a part of its own, which is loaded when one of them is
//! opened, or ahead: once the list shows and the browser has nothing else to do.

use std::cell::Cell;

use browser::later::Failed;
use leptos::prelude::*;

use crate::bot::BotPage;
use crate::context::words;
use crate::inbox::{Inbox, List};
use crate::io::{address, focus, idle};
use crate::settings::SettingsPage;
use crate::team::{DevicesPage, TeamPage};

/// A page that the list can do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Beside {
    /// The site's settings.
    Settings,
    /// The bot, and what it knows.
    Bot,
    /// Who answers.
    Team,
    /// Where one is signed in.
    Devices,
}

browser::later! {
    /// The pages.
    Part in "pages": draw(page: Beside) -> AnyView = crate::shell::beside::draw
}

thread_local! {
    static HERE: Cell<Option<Part>> = const { Cell::new(None) };
}

/// All of this is in the part. What only these pages use goes along by itself.
fn draw(page: Beside) -> AnyView {
    match page {
        Beside::Settings => view! { <SettingsPage/> }.into_any(),
        Beside::Bot => view! { <BotPage/> }.into_any(),
        Beside::Team => view! { <TeamPage/> }.into_any(),
        Beside::Devices => view! { <DevicesPage/> }.into_any(),
    }
}

/// Draws a page: at once if it can be.
pub(super) fn page(page: Beside, title: &'static str) -> AnyView {
    match HERE.get() {
        Some(part) => part.draw(page),
        None => view! { <Coming page title/> }.into_any(),
    }
}

/// Loads the part once the list shows. Nobody has asked for it: where it does not come, nothing is said, and whoever
/// opens a page tries again.
pub(super) fn load_ahead(inbox: Inbox) {
    let is_shown = Memo::new(move |_| inbox.list.with(List::is_whole));
    Effect::new(move |_| {
        if is_shown.get() {
            idle::then(|| load(drop));
        }
    });
}

fn load(done: impl FnOnce(Result<Part, Failed>) + 'static) {
    Part::load(move |loaded| {
        if let Ok(part) = loaded {
            HERE.set(Some(part));
        }
        done(loaded);
    });
}

/// A page in whose place something stands until it is here: that it comes, or why it does not and what to do.
#[component]
fn Coming(page: Beside, title: &'static str) -> impl IntoView {
    let words = words();
    let (part, failed) = (RwSignal::new(None::<Part>), RwSignal::new(None::<Failed>));
    let is_busy = RwSignal::new(false);
    let load = move || {
        is_busy.set(true);
        load(move |loaded| match loaded {
            Ok(here) => {
                // The button that was pressed goes; who stood on it is on the page then.
                let stood_here = focus::is_there("#main:focus, #main :focus");
                if part.try_set(Some(here)).is_none() && stood_here {
                    focus::soon("main".to_owned());
                }
            }
            Err(why) => {
                let _ = (failed.try_set(Some(why)), is_busy.try_set(false));
            }
        });
    };
    load();
    let press = move |_| match failed.get_untracked() {
        _ if is_busy.get_untracked() => {}
        Some(Failed::Gone) => address::reload(),
        _ => load(),
    };
    let has_failed = Memo::new(move |_| failed.with(Option::is_some));
    let is_gone = move || failed.get() == Some(Failed::Gone);
    // The button stays in reach of the keyboard while it is tried again.
    let refuge = move || {
        view! {
            <p role="alert">
                {move || (!is_busy.get()).then(|| if is_gone() { words.page_gone } else { words.not_reached })}
            </p>
            <button class="button" type="button" aria-disabled=move || is_busy.get().then_some("true") on:click=press>
                {move || if is_gone() { words.reload } else { words.try_again }}
            </button>
        }
    };
    move || match part.get() {
        Some(part) => part.draw(page),
        None => view! {
            <main class="page" id="main" tabindex="-1">
                <div class="page-inner">
                    <h1>{title}</h1>
                    <p class="page-wait" role="status">{move || is_busy.get().then_some(words.loading)}</p>
                    {move || has_failed.get().then(refuge)}
                </div>
            </main>
        }
        .into_any(),
    }
}
