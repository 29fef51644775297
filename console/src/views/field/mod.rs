//! A labelled field with its hint, and a sentence when something is wrong with it.

use leptos::prelude::*;

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
    value: RwSignal<String>,
    #[prop(into)] fault: Signal<Option<String>>,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(optional)] disabled: bool,
) -> impl IntoView {
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = format!("{hint_id} {fault_id}");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type=kind.input()
                autocomplete=kind.autocomplete()
                autocapitalize=if kind == Kind::Name { "words" } else { "none" }
                spellcheck="false"
                disabled=disabled
                aria-describedby=described
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
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
