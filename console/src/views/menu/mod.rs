//! The agent's own menu: who one is, where to go, which language, sign out.

use leptos::html::Button;
use leptos::prelude::*;
use protocol::Agent;

use crate::app::words;
use crate::rules::route::Route;
use crate::text::Tongue;
use crate::views::face::{AgentFace, Size};

/// A face that opens a small menu.
#[component]
pub(crate) fn Menu(
    me: Agent,
    on_tongue: Callback<Tongue>,
    on_help: Callback<()>,
    on_sign_out: Callback<()>,
) -> impl IntoView {
    let words = words();
    let open = RwSignal::new(false);
    let button = NodeRef::<Button>::new();
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let face = me.face.clone();
    let label = format!("{}: {}", words.menu, face.name);
    let link = move |route: Route, label: &'static str, class: &'static str| {
        view! { <a class=class href=route.to_string() on:click=move |_| open.set(false)>{label}</a> }
    };
    let panel = move || {
        view! {
            <button class="menu-behind" tabindex="-1" aria-hidden="true" on:click=move |_| close()></button>
            <div class="menu-panel" id="menu">
                <p class="menu-who"><strong>{me.face.name.clone()}</strong><span>{me.email.clone()}</span></p>
                {link(Route::Inbox, words.inbox, "menu-item menu-narrow")}
                {link(Route::Settings, words.settings, "menu-item menu-narrow")}
                {link(Route::Team, words.team, "menu-item menu-narrow")}
                {link(Route::Devices, words.devices, "menu-item")}
                <button class="menu-item" on:click=move |_| { close(); on_help.run(()); }>
                    {words.shortcuts}<kbd>"?"</kbd>
                </button>
                <div class="menu-item menu-tongues"><span>{words.language}</span><Tongues choose=on_tongue/></div>
                <button class="menu-item menu-last" on:click=move |_| on_sign_out.run(())>{words.sign_out}</button>
            </div>
        }
    };
    view! {
        <div class="menu" data-keys=move || open.get().then_some("") on:keydown=move |event| {
            if event.key() == "Escape" && open.get_untracked() {
                // What closes the menu does not also lead back to the list.
                event.stop_propagation();
                close();
            }
        }>
            <button
                class="menu-open"
                node_ref=button
                aria-expanded=move || open.get().to_string()
                aria-controls="menu"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <span class="unseen">{label}</span>
                <AgentFace face size=Size::Medium/>
            </button>
            {move || open.get().then(panel.clone())}
        </div>
    }
}

/// The choice of language.
#[component]
pub(crate) fn Tongues(choose: Callback<Tongue>) -> impl IntoView {
    let shown = words().tongue;
    let button = move |tongue: Tongue| {
        view! {
            <button
                class="tongue"
                lang=tongue.tag()
                aria-pressed=(tongue == shown).to_string()
                on:click=move |_| choose.run(tongue)
            >
                {tongue.own_name()}
            </button>
        }
    };
    view! { <span class="tongues">{Tongue::ALL.map(button).collect_view()}</span> }
}
