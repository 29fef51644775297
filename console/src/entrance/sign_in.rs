//! The sign-in form.

use leptos::prelude::*;
use protocol::SignIn as Request;

use crate::context::words;
use crate::io::account::{Account, Why};
use crate::io::task::Task;
use crate::io::title;
use crate::parts::field::{Entry, Field, Form, Kind};
use crate::parts::fields;

/// Asks for e-mail address and password; says why, to an agent who did not expect it.
#[component]
pub(super) fn SignIn(account: Account, why: Option<Why>) -> impl IntoView {
    let words = words();
    title::set(words.sign_in);
    let task = RwSignal::new(Task::Nothing);
    let [email, password] = [Entry::new(), Entry::new()];
    let send = move || {
        let address = email.read(words, fields::email);
        let secret = password.read(words, fields::given);
        if let (Some(email), Some(password)) = (address, secret) {
            let request = Request { email, password };
            account.enter(task, async move |api| api.sign_in(&request).await);
        }
    };
    let notice = why.map(|why| match why {
        Why::Ended => words.signed_out.to_owned(),
        Why::Refused(refused) => words.refusal(&refused),
    });
    view! {
        <h1>{words.sign_in}</h1>
        <p class="front-lead">{words.sign_in_lead}</p>
        {notice.map(|notice| view! { <p class="front-notice" role="status">{notice}</p> })}
        <Form task send label=words.sign_in busy=words.signing_in>
            <Field id="email" label=words.email kind=Kind::Email entry=email/>
            <Field id="password" label=words.password kind=Kind::Password entry=password/>
        </Form>
        <details class="front-note">
            <summary>{words.forgotten}</summary>
            <p>{words.forgotten_admin}</p>
            <p>{words.forgotten_owner}</p>
        </details>
    }
}
