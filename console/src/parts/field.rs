//! A labelled field with its hint, and a sentence when something is wrong with it.

use leptos::prelude::*;

use super::fields;
use crate::context::words;
use crate::io::task::Task;
use crate::texts::Texts;

/// What stands in a field, and what is wrong with it. Copies are the same field's.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    /// As it was typed.
    pub(crate) text: RwSignal<String>,
    fault: RwSignal<Option<String>>,
}

impl Entry {
    /// Of an empty field.
    pub(crate) fn new() -> Self {
        Self { text: RwSignal::default(), fault: RwSignal::default() }
    }

    /// What it means; says what is wrong with it otherwise.
    pub(crate) fn read<T>(self, words: Texts, parse: impl FnOnce(&str) -> Result<T, fields::Fault>) -> Option<T> {
        let parsed = parse(&self.text.read_untracked());
        self.fault.set(parsed.as_ref().err().map(|fault| words.fault(fault)));
        parsed.ok()
    }
}

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Plain text.
    Text,
    /// An e-mail address.
    Email,
    /// The password that one has.
    Password,
    /// A password that one chooses.
    NewPassword,
    /// A secret that no password manager should keep.
    Secret,
    /// A person's name.
    Name,
    /// A web address.
    Url,
}

impl Kind {
    const fn input(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Password | Self::NewPassword | Self::Secret => "password",
            Self::Text | Self::Name => "text",
            Self::Url => "url",
        }
    }

    const fn autocomplete(self) -> &'static str {
        match self {
            Self::Email => "username",
            Self::Password => "current-password",
            Self::NewPassword => "new-password",
            Self::Name => "name",
            Self::Text | Self::Secret | Self::Url => "off",
        }
    }
}

/// One line of input. `id` is unique on the page.
#[component]
pub(crate) fn Field(
    id: &'static str,
    label: &'static str,
    kind: Kind,
    entry: Entry,
    #[prop(optional)] hint: Option<&'static str>,
) -> impl IntoView {
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = format!("{hint_id} {fault_id}");
    let Entry { text, fault } = entry;
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type=kind.input()
                autocomplete=kind.autocomplete()
                autocapitalize=if kind == Kind::Name { "words" } else { "none" }
                spellcheck="false"
                aria-describedby=described
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            />
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <Fault id=fault_id text=fault/>
        </div>
    }
}

/// What is wrong, told when it appears.
#[component]
pub(crate) fn Fault(#[prop(into)] id: String, #[prop(into)] text: Signal<Option<String>>) -> impl IntoView {
    view! { <p class="field-fault" id=id aria-live="polite">{move || text.get()}</p> }
}

/// Why something was not done, told when it appears.
#[component]
pub(crate) fn TaskFault(task: RwSignal<Task>) -> impl IntoView {
    let words = words();
    let text = Signal::derive(move || task.with(|task| task.trouble().map(|trouble| words.trouble(trouble))));
    view! { <Fault id="trouble" text/> }
}

/// A form that is sent once at a time: its fields, what went wrong, and the button, which stays in reach of the keyboard
/// while the form is on its way.
#[component]
pub(crate) fn Form(
    task: RwSignal<Task>,
    send: impl Fn() + 'static,
    label: &'static str,
    busy: &'static str,
    children: Children,
) -> impl IntoView {
    let is_busy = move || task.with(|task| *task == Task::Busy);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !untrack(is_busy) {
            send();
        }
    };
    view! {
        <form novalidate on:submit=submit>
            {children()}
            <TaskFault task/>
            <button class="button button-main" type="submit" aria-disabled=move || is_busy().then_some("true")>
                {move || if is_busy() { busy } else { label }}
            </button>
        </form>
    }
}
