//! The settings form: what visitors see and where, with a preview of what is not yet saved.

mod choices;

use leptos::prelude::*;
use protocol::{Accent, Settings as Saved};

use crate::app::words;
use crate::rules::doing::Doing;
use crate::rules::fields;
use crate::views::copy::Copy;
use crate::views::field::{Field, Kind};
use crate::views::preview::Preview;
use choices::{Colour, Languages, Sides, Websites};

/// The form. Agents who are no admins read it.
#[component]
pub(crate) fn Settings(
    settings: Saved,
    tag: String,
    is_admin: bool,
    doing: RwSignal<Doing>,
    save: Callback<Saved>,
    copy: Callback<String, bool>,
) -> impl IntoView {
    let words = words();
    let origins: Vec<_> = settings.origins.iter().map(ToString::to_string).collect();
    let name = RwSignal::new(settings.name.clone());
    let colour = RwSignal::new(settings.accent.to_string());
    let side = RwSignal::new(settings.side);
    let language = RwSignal::new(settings.language);
    let websites = RwSignal::new(origins.join("\n"));
    let stored = RwSignal::new(settings);
    let sent = StoredValue::new(None::<Saved>);

    let parsed_name = Memo::new(move |_| fields::name(&name.read()));
    let parsed_colour = Memo::new(move |_| fields::colour(&colour.read()));
    let parsed_websites = Memo::new(move |_| fields::websites(&websites.read()));
    let name_fault = Signal::derive(move || parsed_name.get().err().map(|fault| words.fault(&fault)));
    let colour_fault = Signal::derive(move || parsed_colour.get().err().map(|fault| words.fault(&fault)));
    let websites_fault = Signal::derive(move || parsed_websites.get().err().map(|fault| words.fault(&fault)));
    let edited = Memo::new(move |_| {
        let (accent, origins) = (parsed_colour.get().ok()?, parsed_websites.get().ok()?);
        Some(Saved { name: parsed_name.get().ok()?, accent, side: side.get(), language: language.get(), origins })
    });
    let is_changed = Memo::new(move |_| edited.get().is_none_or(|edited| edited != stored.get()));
    // The preview keeps the last colour that was one while another is being typed.
    let accent = Memo::new(move |before: Option<&Accent>| {
        parsed_colour.get().ok().or(before.copied()).unwrap_or(Accent::DEFAULT)
    });
    Effect::new(move |_| {
        if doing.get() == Doing::Done
            && let Some(sent) = sent.get_value()
        {
            stored.set(sent);
        }
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(settings) = edited.get_untracked()
            && doing.get_untracked() != Doing::Busy
        {
            sent.set_value(Some(settings.clone()));
            save.run(settings);
        }
    };
    view! {
        <div class="settings">
            <form novalidate on:submit=submit>
                {(!is_admin).then(|| view! { <p class="front-notice">{words.read_only}</p> })}
                <Field
                    id="site-name"
                    label=words.site_name
                    kind=Kind::Text
                    value=name
                    fault=name_fault
                    hint=words.site_name_hint
                    disabled=!is_admin
                />
                <Colour colour accent=accent.into() fault=colour_fault is_admin/>
                <Sides side is_admin/>
                <Languages language is_admin/>
                <Websites websites fault=websites_fault is_admin/>
                {is_admin.then(|| view! { <Save edited=edited.into() is_changed=is_changed.into() doing=doing.into()/> })}
            </form>
            <div class="settings-side">
                <section>
                    <h2>{words.preview}</h2>
                    <Preview name=name.into() accent=accent.into() side=side.into()/>
                </section>
            </div>
            <section class="settings-tag">
                <h2>{words.tag}</h2>
                <p class="field-hint">{words.tag_hint}</p>
                <Copy text=tag label=words.tag copy/>
            </section>
        </div>
    }
}

/// The button, and how saving goes.
#[component]
fn Save(edited: Signal<Option<Saved>>, is_changed: Signal<bool>, doing: Signal<Doing>) -> impl IntoView {
    let words = words();
    let state = move || match doing.get() {
        Doing::Busy => words.saving.to_owned(),
        Doing::Failed(trouble) => words.trouble(&trouble),
        _ if is_changed.get() => words.unsaved.to_owned(),
        Doing::Done => words.saved.to_owned(),
        Doing::Nothing => String::new(),
    };
    let is_failed = move || doing.with(|doing| doing.trouble().is_some());
    view! {
        <div class="settings-save">
            <button
                class="button button-main"
                type="submit"
                aria-disabled=move || (edited.get().is_none() || !is_changed.get()).then_some("true")
            >
                {words.save}
            </button>
            <p role="status" class:settings-failed=is_failed>{state}</p>
        </div>
    }
}
