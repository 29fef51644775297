//! The first-run form: the site and its first admin.

use leptos::prelude::*;
use protocol::{NewAgent, NewSite, Setup};

use crate::app::words;
use crate::rules::doing::Doing;
use crate::rules::fields;
use crate::text::Words;
use crate::views::field::{Fault, Field, Kind};

/// A field's text and what is wrong with it.
#[derive(Clone, Copy)]
struct Entry {
    value: RwSignal<String>,
    fault: RwSignal<Option<String>>,
}

impl Entry {
    fn new() -> Self {
        Self { value: RwSignal::default(), fault: RwSignal::default() }
    }

    fn parse<T>(self, words: &Words, parse: impl FnOnce(&str) -> Result<T, fields::Fault>) -> Option<T> {
        let parsed = parse(&self.value.read_untracked());
        self.fault.set(parsed.as_ref().err().map(|fault| words.fault(fault)));
        parsed.ok()
    }
}

/// Asks for all that makes a site.
#[component]
pub(crate) fn SetUp(doing: Signal<Doing>, submit: Callback<Setup>) -> impl IntoView {
    let words = words();
    let [secret, site, website, name, email, password] = std::array::from_fn(|_| Entry::new());
    let parse = move || {
        // Every field is read before any is missed, so that all faults show at once.
        let secret = secret.parse(words, |text| match text.trim() {
            "" => Err(fields::Fault::Empty),
            secret => Ok(secret.to_owned()),
        });
        let (site, origin) = (site.parse(words, fields::name), website.parse(words, fields::website));
        let (name, email, password) = (
            name.parse(words, fields::name),
            email.parse(words, fields::email),
            password.parse(words, fields::new_password),
        );
        Some(Setup {
            secret: secret?,
            site: NewSite { name: site?, origins: vec![origin?] },
            agent: NewAgent { name: name?, email: email?, password: password? },
        })
    };
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(setup) = parse()
            && doing.get_untracked() != Doing::Busy
        {
            submit.run(setup);
        }
    };
    let trouble = Signal::derive(move || doing.with(|doing| doing.trouble().map(|trouble| words.trouble(trouble))));
    view! {
        <h1>{words.setup_title}</h1>
        <p class="front-lead">{words.setup_lead}</p>
        <form novalidate on:submit=send>
            <Field
                id="secret"
                label=words.setup_secret
                kind=Kind::Secret
                value=secret.value
                fault=secret.fault
                hint=words.setup_secret_hint
            />
            <h2>{words.setup_site}</h2>
            <Field
                id="site"
                label=words.site_name
                kind=Kind::Text
                value=site.value
                fault=site.fault
                hint=words.site_name_hint
            />
            <Field
                id="website"
                label=words.website
                kind=Kind::Url
                value=website.value
                fault=website.fault
                hint=words.website_hint
            />
            <h2>{words.setup_you}</h2>
            <Field
                id="name"
                label=words.your_name
                kind=Kind::Name
                value=name.value
                fault=name.fault
                hint=words.your_name_hint
            />
            <Field id="email" label=words.email kind=Kind::Email value=email.value fault=email.fault/>
            <Field
                id="password"
                label=words.password
                kind=Kind::NewPassword
                value=password.value
                fault=password.fault
                hint=words.password_hint
            />
            <Fault id="trouble" text=trouble/>
            <button class="button button-main" type="submit">
                {move || if doing.get() == Doing::Busy { words.setting_up } else { words.setup_do }}
            </button>
        </form>
    }
}
