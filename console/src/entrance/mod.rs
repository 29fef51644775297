//! What a person sees before signing in: one calm card, and the choice of language.

mod accept;
mod set_up;
mod sign_in;

use leptos::prelude::*;

use self::accept::Accept;
use self::set_up::SetUp;
use self::sign_in::SignIn;
use crate::context::words;
use crate::io::account::{Account, SignedIn};
use crate::parts::languages::Languages;

/// The card that fits to how far signing in has come.
#[component]
pub(crate) fn Entrance(account: Account, signed_in: SignedIn) -> impl IntoView {
    let words = words();
    let inner = match signed_in {
        // Drawn by the shell.
        SignedIn::Agent(_) => ().into_any(),
        // Blank for a moment is calmer than a word that flashes by.
        SignedIn::Asking => view! { <p class="front-wait" role="status">{words.loading}</p> }.into_any(),
        SignedIn::Unreached => view! {
            <Notice text=words.not_reached.to_owned()>
                <button class="button button-main" on:click=move |_| account.ask()>{words.try_again}</button>
            </Notice>
        }
        .into_any(),
        SignedIn::NoSite => view! { <SetUp account/> }.into_any(),
        SignedIn::Nobody(why) => view! { <SignIn account why/> }.into_any(),
        SignedIn::Invited(token) => view! { <Accept account token/> }.into_any(),
    };
    view! { <Front>{inner}</Front> }
}

/// There is no site at this address.
#[component]
pub(crate) fn NoSite() -> impl IntoView {
    view! { <Front><Notice text=words().refused_no_such_site.to_owned()/></Front> }
}

#[component]
fn Front(children: Children) -> impl IntoView {
    view! {
        <div class="front">
            <main class="front-card">
                <p class="front-mark" aria-hidden="true"></p>
                {children()}
            </main>
            <footer class="front-foot"><Languages/></footer>
        </div>
    }
}

/// One sentence, and perhaps something to do about it.
#[component]
fn Notice(text: String, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <h1>"Edgewise"</h1>
        <p role="alert">{text}</p>
        {children.map(|children| children())}
    }
}
