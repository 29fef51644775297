//! The bar on top: which site, which pages, who is there, sound, and the agent's own menu.

use leptos::prelude::*;

use super::menu::Menu;
use super::pages::{self, IN_BAR};
use crate::context::{context, words};
use crate::inbox::{Inbox, List};
use crate::io::address;
use crate::io::route::Route;
use crate::io::sound::Sound;
use crate::parts::face::{Faces, Size};
use crate::parts::icon::{Glyph, Icon};

/// The bar.
#[component]
pub(super) fn Bar(
    section: Memo<Route>,
    sound: Sound,
    on_help: Callback<()>,
    on_sign_out: Callback<()>,
) -> impl IntoView {
    let words = words();
    let site = context().site_name;
    let list = expect_context::<Inbox>().list;
    let unanswered = Memo::new(move |_| list.with(List::unanswered));
    let colleagues = Memo::new(move |_| list.with(List::colleagues));
    let tab = move |to: Route| {
        let current = move || (section.get() == to).then_some("page");
        let count = move || match unanswered.get() {
            0 => None,
            count if to == Route::Inbox => Some(view! { <span class="bar-count">{count}</span> }),
            _ => None,
        };
        view! { <a class="bar-tab" href=address::href(to) aria-current=current>{pages::title(to, words)}{count}</a> }
    };
    let is_on = sound.on.signal();
    let sound_label = move || if is_on.get() { words.sound_on } else { words.sound_off };
    let bell = move || {
        let icon = if is_on.get() { Icon::Bell } else { Icon::BellOff };
        view! { <Glyph icon/> }
    };
    let present = move || {
        let faces = colleagues.get();
        (!faces.is_empty()).then(|| view! { <Faces faces label=words.colleagues_online size=Size::Medium/> })
    };
    view! {
        <header class="bar">
            <p class="bar-site"><span class="bar-mark" aria-hidden="true"></span><span>{move || site.get()}</span></p>
            <nav class="bar-tabs" aria-label=words.menu>{IN_BAR.map(tab).into_iter().collect_view()}</nav>
            <div class="bar-end">
                {present}
                <button
                    class="tool"
                    aria-pressed=move || is_on.get().to_string()
                    aria-label=sound_label
                    title=sound_label
                    on:click=move |_| sound.toggle()
                >
                    {bell}
                </button>
                <Menu on_help on_sign_out/>
            </div>
        </header>
    }
}
