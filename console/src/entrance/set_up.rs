//! The first-run form: the site and its first admin.

use leptos::prelude::*;
use protocol::{NewAgent, NewSite, Setup};

use crate::context::words;
use crate::io::account::Account;
use crate::io::task::Task;
use crate::io::title;
use crate::parts::field::{Entry, Field, Form, Kind};
use crate::parts::fields;

/// Asks for all that makes a site.
#[component]
pub(super) fn SetUp(account: Account) -> impl IntoView {
    let words = words();
    title::set(words.setup_title);
    let task = RwSignal::new(Task::Nothing);
    let [secret, site, website, name, email, password] = std::array::from_fn(|_| Entry::new());
    let read = move || {
        // Every field is read before any is missed, so that all faults show at once.
        let secret = secret.read(words, |text| fields::given(text.trim()));
        let (site, origin) = (site.read(words, fields::name), website.read(words, fields::website));
        let (name, email) = (name.read(words, fields::name), email.read(words, fields::email));
        let password = password.read(words, fields::new_password);
        Some(Setup {
            secret: secret?,
            site: NewSite { name: site?, origins: vec![origin?] },
            agent: NewAgent { name: name?, email: email?, password: password? },
        })
    };
    let send = move || {
        if let Some(setup) = read() {
            account.enter(task, async move |api| api.set_up(&setup).await);
        }
    };
    view! {
        <h1>{words.setup_title}</h1>
        <p class="front-lead">{words.setup_lead}</p>
        <Form task send label=words.setup_do busy=words.setting_up>
            <Field id="secret" label=words.setup_secret kind=Kind::Secret entry=secret hint=words.setup_secret_hint/>
            <h2>{words.setup_site}</h2>
            <Field id="site" label=words.site_name kind=Kind::Text entry=site hint=words.site_name_hint/>
            <Field id="website" label=words.website kind=Kind::Url entry=website hint=words.website_hint/>
            <h2>{words.setup_you}</h2>
            <Field id="name" label=words.your_name kind=Kind::Name entry=name hint=words.your_name_hint/>
            <Field id="email" label=words.email kind=Kind::Email entry=email/>
            <Field id="password" label=words.password kind=Kind::NewPassword entry=password hint=words.password_hint/>
        </Form>
    }
}
