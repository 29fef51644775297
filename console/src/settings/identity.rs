//! Who may write, and the keys by which the website signs who its visitors are.

use leptos::prelude::*;
use protocol::{Identity, IdentityKey, NewIdentityKey, Settings, SettingsChange, Versioned};
use words::fill;

use super::form::Form;
use super::part::{Input, Part, Setting};
use crate::context::words;
use crate::io::intl;
use crate::io::task::Task;
use crate::parts::copy::Copy;
use crate::parts::fields::Fault;
use crate::texts::Texts;

impl Part for Identity {
    const ID: &'static str = "identity";
    const SETTINGS: &'static [Setting<Self>] = &[Setting {
        id: "identity-required",
        label: |words| words.identity_required,
        hint: |words| words.identity_required_hint.to_owned(),
        input: Input::Check,
        write: |identity| identity.required.to_string(),
        read: |identity, text| text.parse().map(|required| identity.required = required).map_err(|_| Fault::Empty),
    }];

    fn title(words: Texts) -> &'static str {
        words.identity
    }

    fn of(settings: &Settings) -> &Versioned<Self> {
        &settings.identity
    }

    fn change(part: Versioned<Self>) -> SettingsChange {
        SettingsChange::Identity(part)
    }
}

/// The keys, and the way to another. A secret is shown once, when its key is made.
#[component]
pub(super) fn Keys(form: Form<Identity>) -> impl IntoView {
    let words = words();
    let task = RwSignal::new(Task::Nothing);
    let fresh = RwSignal::new(None::<NewIdentityKey>);
    let make = move |_| {
        fresh.set(None);
        form.ask(
            task,
            async move |api| api.make_identity_key().await,
            move |key| {
                let settings = key.settings.clone();
                fresh.set(Some(key));
                settings
            },
        );
    };
    let remove = Callback::new(move |key: IdentityKey| {
        fresh.set(None);
        let Versioned { version, mut value } = form.stored();
        value.keys.retain(|other| *other != key);
        let change = SettingsChange::Identity(Versioned { version, value });
        form.ask(task, async move |api| api.change_settings(&change).await, |settings| settings);
    });
    let keys = move || {
        let Identity { required, keys } = form.stored_now().value;
        let is_needed = required && keys.len() == 1;
        match &keys[..] {
            [] => view! { <p class="field-hint">{words.identity_no_keys}</p> }.into_any(),
            keys => {
                let entries = keys.iter().map(|key| view! { <Key key=*key is_needed remove/> }).collect_view();
                view! { <ul class="entries">{entries}</ul> }.into_any()
            }
        }
    };
    let trouble = move || task.with(|task| task.trouble().map(|trouble| words.trouble(trouble)));
    view! {
        <section class="settings-keys" aria-labelledby="identity-keys">
            <h3 id="identity-keys">{words.identity_keys}</h3>
            <p class="field-hint">{words.identity_keys_lead}</p>
            {keys}
            <div role="status">
                {move || fresh.get().map(|key| view! {
                    <div class="settings-secret">
                        <p>{fill(words.identity_made, &[("id", &key.id.to_string())])}</p>
                        <Copy text=key.secret label=words.identity_secret/>
                    </div>
                })}
            </div>
            <p role="alert" class="settings-failed">{trouble}</p>
            <button class="button" type="button" on:click=make>{words.identity_make}</button>
        </section>
    }
}

/// One key. Taking it away is asked about once more, in its place.
#[component]
fn Key(key: IdentityKey, is_needed: bool, remove: Callback<IdentityKey>) -> impl IntoView {
    let words = words();
    let is_asked = RwSignal::new(false);
    let since = fill(words.identity_since, &[("when", &intl::moment(key.made, words.spoken))]);
    let name = key.id.to_string();
    let label = format!("{}: {name}", words.identity_remove);
    let sure = move || match (is_asked.get(), is_needed) {
        (false, _) => String::new(),
        (true, true) => words.identity_last.to_owned(),
        (true, false) => words.identity_remove_sure.to_owned(),
    };
    let press = move |_| {
        if is_asked.get_untracked() && !is_needed {
            remove.run(key);
        }
        is_asked.set(true);
    };
    view! {
        <li class="entry">
            <span class="entry-main"><code>{name}</code><span>{since}</span><span role="status">{sure}</span></span>
            <button class="button" type="button" aria-label=label on:click=press>
                {words.identity_remove}
            </button>
        </li>
    }
}
