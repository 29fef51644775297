//! Where the agent is signed in.

use leptos::prelude::*;
use protocol::{AgentSignIn, SignInId};

use crate::app::words;
use crate::rim::intl;
use crate::rules::doing::Doing;
use crate::views::field::Fault;

/// The devices, this one marked.
#[component]
pub(crate) fn Devices(
    devices: Signal<Option<Vec<AgentSignIn>>>,
    doing: Signal<Doing>,
    revoke: Callback<SignInId>,
) -> impl IntoView {
    let words = words();
    let device = move |device: AgentSignIn| {
        let browser = if device.browser.is_empty() { words.unknown_browser.to_owned() } else { device.browser.clone() };
        let label = format!("{}: {browser}", words.sign_out);
        let act = if device.current {
            view! { <span class="entry-role">{words.this_device}</span> }.into_any()
        } else {
            view! {
                <button class="button" aria-label=label on:click=move |_| revoke.run(device.id)>{words.sign_out}</button>
            }
            .into_any()
        };
        let since = words.signed_in_since(&intl::moment(device.at, words.tongue));
        view! {
            <li class="entry">
                <span class="entry-main"><b>{browser}</b><span>{since}</span></span>
                {act}
            </li>
        }
    };
    let trouble = Signal::derive(move || doing.with(|doing| doing.trouble().map(|trouble| words.trouble(trouble))));
    view! {
        <Fault id="devices-fault" text=trouble/>
        <ul class="entries">
            {move || devices.get().unwrap_or_default().into_iter().map(device).collect_view()}
        </ul>
    }
}
