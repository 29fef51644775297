//! The form of somebody who was invited.

use leptos::prelude::*;

use crate::app::words;
use crate::rules::doing::Doing;
use crate::rules::fields;
use crate::views::field::{Fault, Field, Kind};

/// Asks for a name and a password.
#[component]
pub(crate) fn Accept(doing: Signal<Doing>, submit: Callback<(String, String)>) -> impl IntoView {
    let words = words();
    let (name, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (name_fault, password_fault) = (RwSignal::new(None), RwSignal::new(None));
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (own_name, secret) = (fields::name(&name.read()), fields::new_password(&password.read()));
        name_fault.set(own_name.as_ref().err().map(|fault| words.fault(fault)));
        password_fault.set(secret.as_ref().err().map(|fault| words.fault(fault)));
        if let (Ok(name), Ok(password)) = (own_name, secret)
            && doing.get_untracked() != Doing::Busy
        {
            submit.run((name, password));
        }
    };
    let trouble = Signal::derive(move || doing.with(|doing| doing.trouble().map(|trouble| words.trouble(trouble))));
    view! {
        <h1>{words.accept_title}</h1>
        <p class="front-lead">{words.accept_lead}</p>
        <form novalidate on:submit=send>
            <Field id="name" label=words.your_name kind=Kind::Name value=name fault=name_fault hint=words.your_name_hint/>
            <Field
                id="password"
                label=words.password
                kind=Kind::NewPassword
                value=password
                fault=password_fault
                hint=words.password_hint
            />
            <Fault id="trouble" text=trouble/>
            <button class="button button-main" type="submit">
                {move || if doing.get() == Doing::Busy { words.signing_in } else { words.accept_do }}
            </button>
        </form>
    }
}
