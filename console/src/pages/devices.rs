//! The page of one's own devices.

use leptos::prelude::*;
use protocol::AgentSignIn;

use crate::app::words;
use crate::rim::desk::Desk;
use crate::rim::office::Office;
use crate::views::devices::Devices;
use crate::views::page::Page;

/// Loads the devices and draws them.
#[component]
pub(crate) fn DevicesPage(desk: Desk) -> impl IntoView {
    let words = words();
    let office = Office::devices(desk.door);
    let draw = move |devices: Signal<Option<Vec<AgentSignIn>>>| {
        let revoke = Callback::new(move |sign_in| office.revoke(sign_in));
        view! { <Devices devices doing=office.doing.into() revoke/> }.into_any()
    };
    view! { <Page title=words.devices lead=words.devices_lead loaded=office.loaded.into() draw/> }
}
