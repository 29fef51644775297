//! The sign-in form.

use leptos::prelude::*;
use protocol::SignIn as Frame;

use crate::app::words;
use crate::rules::doing::Doing;
use crate::rules::fields;
use crate::views::field::{Fault, Field, Kind};

/// Asks for e-mail address and password. `notice` says why, to somebody who did not expect it.
#[component]
pub(crate) fn SignIn(notice: Option<String>, doing: Signal<Doing>, submit: Callback<Frame>) -> impl IntoView {
    let words = words();
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (email_fault, password_fault) = (RwSignal::new(None), RwSignal::new(None));
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let address = fields::email(&email.read());
        email_fault.set(address.as_ref().err().map(|fault| words.fault(fault)));
        let is_empty = password.read().is_empty();
        password_fault.set(is_empty.then(|| words.fault(&fields::Fault::Empty)));
        if let Ok(address) = address
            && !is_empty
            && doing.get_untracked() != Doing::Busy
        {
            submit.run(Frame { email: address, password: password.get_untracked() });
        }
    };
    let trouble = Signal::derive(move || doing.with(|doing| doing.trouble().map(|trouble| words.trouble(trouble))));
    let is_busy = move || doing.get() == Doing::Busy;
    view! {
        <h1>{words.sign_in}</h1>
        <p class="front-lead">{words.sign_in_lead}</p>
        {notice.map(|notice| view! { <p class="front-notice" role="status">{notice}</p> })}
        <form novalidate on:submit=send>
            <Field id="email" label=words.email kind=Kind::Email value=email fault=email_fault/>
            <Field id="password" label=words.password kind=Kind::Password value=password fault=password_fault/>
            <Fault id="trouble" text=trouble/>
            <button class="button button-main" type="submit" aria-disabled=move || is_busy().then_some("true")>
                {move || if is_busy() { words.signing_in } else { words.sign_in }}
            </button>
        </form>
        <p class="front-note">{words.forgotten}</p>
    }
}
