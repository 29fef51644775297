//! The frame around sign-in, invitation and first run: one calm card, and the choice of language.

use leptos::prelude::*;

use crate::text::Tongue;
use crate::views::menu::Tongues;

/// One card in the middle.
#[component]
pub(crate) fn Front(children: Children) -> impl IntoView {
    let choose: Option<Callback<Tongue>> = use_context();
    view! {
        <div class="front">
            <main class="front-card">
                <p class="front-mark" aria-hidden="true"></p>
                {children()}
            </main>
            {choose.map(|choose| view! { <footer class="front-foot"><Tongues choose/></footer> })}
        </div>
    }
}

/// One sentence, and perhaps one thing to do about it.
#[component]
pub(crate) fn FrontNotice(
    title: &'static str,
    text: String,
    #[prop(optional)] action: Option<&'static str>,
    #[prop(optional)] act: Option<Callback<()>>,
) -> impl IntoView {
    let button = action.zip(act).map(|(action, act)| {
        view! { <button class="button button-main" on:click=move |_| act.run(())>{action}</button> }
    });
    view! {
        <h1>{title}</h1>
        <p role="alert">{text}</p>
        {button}
    }
}
