//! What the whole page shows: an entrance or the workspace, in which language.

use leptos::prelude::*;

use super::workspace::WorkspacePage;
use crate::context::LanguageChoice;
use crate::entrance::{Entrance, NoSite};
use crate::io::account::{Account, SignedIn};
use crate::io::{address, title};

/// Mounts the app for as long as the page lives.
pub(crate) fn mount() {
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let choice = LanguageChoice::kept();
    provide_context(choice);
    Effect::new(move |_| title::set_language(choice.get()));
    let Some(site) = address::site() else {
        return choice.draw(|| view! { <NoSite/> }.into_any());
    };
    let account = Account::open(site);
    // The workspace outlives a change of language; the entrances are drawn anew.
    (move || match account.signed_in.get() {
        SignedIn::Agent(me) => view! { <WorkspacePage account me/> }.into_any(),
        signed_in => choice.draw(move || view! { <Entrance account signed_in=signed_in.clone()/> }.into_any()),
    })
    .into_any()
}
