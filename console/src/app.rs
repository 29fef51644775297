//! What the whole page shows: an entrance or the desk, in which language.

use browser::storage::{self, Shelf};
use leptos::prelude::*;

use crate::pages::desk::DeskPage;
use crate::pages::entrance::{AcceptPage, SetUpPage, SignInPage};
use crate::rim::account::{Account, Door};
use crate::rim::{address, intl, title};
use crate::text::{Tongue, Words};
use crate::views::front::{Front, FrontNotice};

const TONGUE_KEY: &str = "edgewise.language";

/// Mounts the app for as long as the page lives.
pub(crate) fn mount() {
    mount_to_body(App);
}

/// The words of the language that is shown.
pub(crate) fn words() -> &'static Words {
    use_context().unwrap_or(Tongue::En.words())
}

#[component]
fn App() -> impl IntoView {
    let kept = storage::get(Shelf::Device, TONGUE_KEY);
    let tongue = RwSignal::new(kept.map_or_else(intl::preferred, |tag| Tongue::of(&tag)));
    Effect::new(move |_| title::set_tongue(tongue.get()));
    let choose = Callback::new(move |chosen: Tongue| {
        storage::set(Shelf::Device, TONGUE_KEY, chosen.tag());
        tongue.set(chosen);
    });
    provide_context(tongue);
    provide_context(choose);
    let Some(site) = address::site() else {
        let words = tongue.get_untracked().words();
        let refused = protocol::Refusal::NoSuchSite.into();
        return view! { <Front><FrontNotice title="Edgewise" text=words.refusal(&refused)/></Front> }.into_any();
    };
    let door = Door::open(site);
    // The desk outlives a change of language; the entrances are drawn anew.
    (move || match door.account.get() {
        Account::SignedIn(me) => view! { <DeskPage door me/> }.into_any(),
        account => (move || {
            provide_context(tongue.get().words());
            entrance(door, account.clone())
        })
        .into_any(),
    })
    .into_any()
}

fn entrance(door: Door, account: Account) -> AnyView {
    let words = words();
    let inner = match account {
        // Drawn by the desk.
        Account::SignedIn(_) => ().into_any(),
        // Blank for a moment is calmer than a word that flashes by; the page's own spinner stands in `index.html`.
        Account::Starting => view! { <p class="front-wait" role="status">{words.loading}</p> }.into_any(),
        Account::Unreached => {
            let again = Callback::new(move |()| door.knock());
            view! { <FrontNotice title="Edgewise" text=words.not_reached.to_owned() action=words.try_again act=again/> }
                .into_any()
        }
        Account::SetUp => view! { <SetUpPage door/> }.into_any(),
        Account::SignedOut(why) => view! { <SignInPage door why/> }.into_any(),
        Account::Invited(token) => view! { <AcceptPage door token/> }.into_any(),
    };
    view! { <Front>{inner}</Front> }.into_any()
}
