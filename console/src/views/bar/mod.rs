//! The bar on top: which site, which pages, who is there, sound, and the agent's own menu.

use leptos::prelude::*;
use protocol::{Agent, Face};

use crate::app::words;
use crate::rules::route::Route;
use crate::text::Tongue;
use crate::views::face::{Faces, Size};
use crate::views::icon::{Glyph, Icon};
use crate::views::menu::Menu;

/// The bar. `route` is the inbox for each of its conversations.
#[component]
pub(crate) fn Bar(
    me: Agent,
    site: Signal<String>,
    route: Signal<Route>,
    unanswered: Signal<usize>,
    colleagues: Signal<Vec<Face>>,
    sound: Signal<bool>,
    on_sound: Callback<()>,
    on_tongue: Callback<Tongue>,
    on_help: Callback<()>,
    on_sign_out: Callback<()>,
) -> impl IntoView {
    let words = words();
    let tab = move |to: Route, label: &'static str| {
        let current = move || (route.get() == to).then_some("page");
        let count = move || match unanswered.get() {
            0 => None,
            count if to == Route::Inbox => Some(view! { <span class="bar-count">{count}</span> }),
            _ => None,
        };
        view! { <a class="bar-tab" href=to.to_string() aria-current=current>{label}{count}</a> }
    };
    let sound_label = move || if sound.get() { words.sound_on } else { words.sound_off };
    let bell = move || {
        let icon = if sound.get() { Icon::Bell } else { Icon::BellOff };
        view! { <Glyph icon/> }
    };
    let present = move || {
        let faces = colleagues.get();
        (!faces.is_empty()).then(|| view! { <Faces faces label=words.colleagues_online size=Size::Medium/> })
    };
    view! {
        <header class="bar">
            <p class="bar-site"><span class="bar-mark" aria-hidden="true"></span>{move || site.get()}</p>
            <nav class="bar-tabs" aria-label=words.menu>
                {tab(Route::Inbox, words.inbox)}
                {tab(Route::Settings, words.settings)}
                {tab(Route::Team, words.team)}
            </nav>
            <div class="bar-end">
                {present}
                <button
                    class="tool"
                    aria-pressed=move || sound.get().to_string()
                    aria-label=sound_label
                    title=sound_label
                    on:click=move |_| on_sound.run(())
                >
                    {bell}
                </button>
                <Menu me on_tongue on_help on_sign_out/>
            </div>
        </header>
    }
}
