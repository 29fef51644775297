//! The agent's own menu: who one is, where to go, which language, sign out.

use leptos::html::Button;
use leptos::prelude::*;

use super::pages::{self, IN_BAR, IN_MENU};
use crate::context::{context, words};
use crate::io::address;
use crate::io::route::Route;
use crate::parts::face::{AgentFace, Size};
use crate::parts::languages::Languages;

/// A face that opens a small menu.
#[component]
pub(super) fn Menu(on_help: Callback<()>, on_sign_out: Callback<()>) -> impl IntoView {
    let words = words();
    let me = context().me.with_value(|me| me.agent.clone());
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
    let link = move |route: Route, class: &'static str| {
        let label = pages::title(route, words);
        view! { <a class=class href=address::href(route) on:click=move |_| open.set(false)>{label}</a> }
    };
    let panel = move || {
        view! {
            <button class="menu-behind" tabindex="-1" aria-hidden="true" on:click=move |_| close()></button>
            <div class="menu-panel" id="menu">
                <p class="menu-who"><strong>{me.face.name.clone()}</strong><span>{me.email.to_string()}</span></p>
                // What the bar names where it has room.
                {IN_BAR.map(|route| link(route, "menu-item menu-narrow")).into_iter().collect_view()}
                {IN_MENU.map(|route| link(route, "menu-item")).into_iter().collect_view()}
                <button class="menu-item" on:click=move |_| { close(); on_help.run(()); }>
                    {words.shortcuts}<kbd>"?"</kbd>
                </button>
                <div class="menu-item menu-languages"><span>{words.language}</span><Languages/></div>
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
