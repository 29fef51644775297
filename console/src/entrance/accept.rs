//! The form of a colleague who was invited.

use leptos::prelude::*;
use protocol::AcceptInvitation;

use crate::context::words;
use crate::io::account::Account;
use crate::io::task::Task;
use crate::io::title;
use crate::parts::field::{Entry, Field, Form, Kind};
use crate::parts::fields;

/// Asks for a name and a password.
#[component]
pub(super) fn Accept(account: Account, token: String) -> impl IntoView {
    let words = words();
    title::set(words.accept_title);
    let task = RwSignal::new(Task::Nothing);
    let [name, password] = [Entry::new(), Entry::new()];
    let send = move || {
        let own_name = name.read(words, fields::name);
        let secret = password.read(words, fields::new_password);
        if let (Some(name), Some(password)) = (own_name, secret) {
            let request = AcceptInvitation { invitation: token.clone(), name, password };
            account.enter(task, async move |api| api.accept(&request).await);
        }
    };
    view! {
        <h1>{words.accept_title}</h1>
        <p class="front-lead">{words.accept_lead}</p>
        <Form task send label=words.accept_do busy=words.signing_in>
            <Field id="name" label=words.your_name kind=Kind::Name entry=name hint=words.your_name_hint/>
            <Field id="password" label=words.password kind=Kind::NewPassword entry=password hint=words.password_hint/>
        </Form>
    }
}
