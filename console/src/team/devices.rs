//! Where one is signed in.

use leptos::prelude::*;
use protocol::AgentSignIn;
use words::fill;

use crate::context::{context, words};
use crate::io::intl;
use crate::io::resource::Resource;
use crate::parts::field::TaskFault;
use crate::parts::page::Page;

/// Loads the devices and draws them, this one marked.
#[component]
pub(crate) fn DevicesPage() -> impl IntoView {
    let words = words();
    let resource = Resource::load(context().account, async |api| api.sign_ins().await);
    let draw = move |devices: Signal<Option<Vec<AgentSignIn>>>| {
        let entries = move || {
            let devices = devices.get().unwrap_or_default();
            devices.into_iter().map(|device| view! { <Device device resource/> }).collect_view()
        };
        view! { <TaskFault task=resource.task/><ul class="entries">{entries}</ul> }.into_any()
    };
    view! { <Page title=words.devices lead=words.devices_lead loaded=resource.loaded.into() draw/> }
}

#[component]
fn Device(device: AgentSignIn, resource: Resource<Vec<AgentSignIn>>) -> impl IntoView {
    let words = words();
    let AgentSignIn { id, browser, at, current, .. } = device;
    let browser = if browser.is_empty() { words.unknown_browser.to_owned() } else { browser };
    let label = format!("{}: {browser}", words.sign_out);
    let revoke = move |_| resource.change(async move |api| api.revoke(id).await, move |()| resource.reload());
    let act = if current {
        view! { <span class="entry-role">{words.this_device}</span> }.into_any()
    } else {
        view! { <button class="button" aria-label=label on:click=revoke>{words.sign_out}</button> }.into_any()
    };
    let since = fill(words.signed_in_since, &[("when", &intl::moment(at, words.spoken))]);
    view! {
        <li class="entry">
            <span class="entry-main"><b>{browser}</b><span>{since}</span></span>
            {act}
        </li>
    }
}
