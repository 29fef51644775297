//! The pages of people who are not signed in: sign-in, invitation, first run.

use leptos::prelude::*;
use protocol::{AcceptInvitation, Setup, SignIn};

use crate::app::words;
use crate::rim::account::{Door, Why};
use crate::rim::title;
use crate::rules::doing::Doing;
use crate::views::accept::Accept;
use crate::views::set_up::SetUp;
use crate::views::sign_in::SignIn as SignInView;

/// Asks for e-mail address and password.
#[component]
pub(crate) fn SignInPage(door: Door, why: Option<Why>) -> impl IntoView {
    let words = words();
    title::set(words.sign_in);
    let doing = RwSignal::new(Doing::Nothing);
    let submit = Callback::new(move |sign_in: SignIn| {
        door.enter(doing, async move |api| api.sign_in(&sign_in).await);
    });
    let notice = why.map(|why| match why {
        Why::Ended => words.signed_out.to_owned(),
        Why::Refused(refused) => words.refusal(&refused),
    });
    view! { <SignInView notice doing=doing.into() submit/> }
}

/// Makes somebody who was invited an agent.
#[component]
pub(crate) fn AcceptPage(door: Door, token: String) -> impl IntoView {
    title::set(words().accept_title);
    let doing = RwSignal::new(Doing::Nothing);
    let submit = Callback::new(move |(name, password): (String, String)| {
        let accept = AcceptInvitation { invitation: token.clone(), name, password };
        door.enter(doing, async move |api| api.accept(&accept).await);
    });
    view! { <Accept doing=doing.into() submit/> }
}

/// Makes the site and its first admin.
#[component]
pub(crate) fn SetUpPage(door: Door) -> impl IntoView {
    title::set(words().setup_title);
    let doing = RwSignal::new(Doing::Nothing);
    let submit = Callback::new(move |setup: Setup| {
        door.enter(doing, async move |api| api.set_up(&setup).await);
    });
    view! { <SetUp doing=doing.into() submit/> }
}
