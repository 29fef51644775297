//! What a setting is entered in, by its kind.

use leptos::prelude::*;

use super::form::Form;
use super::part::{Input, Part, Setting};
use crate::context::{context, words};
use crate::io::intl;
use crate::parts::field::Fault;

/// The id of the field in which a colour is typed.
const COLOUR_TEXT: &str = "colour-text";

/// A setting's field: its label, its input, its hint, what is wrong.
pub(super) fn field<P: Part>(form: Form<P>, place: usize, setting: &'static Setting<P>) -> AnyView {
    let words = words();
    let write = move |new: String| {
        form.texts.update(|texts| {
            if let Some(text) = texts.get_mut(place) {
                *text = new;
            }
        });
    };
    let entry = Entry {
        id: setting.id,
        described: format!("{0}-hint {0}-fault", setting.id),
        is_read_only: !context().is_admin(),
        text: Memo::new(move |_| form.texts.with(|texts| texts.get(place).cloned().unwrap_or_default())),
        fault: Memo::new(move |_| form.fault(place).map(|fault| words.fault(&fault))),
        write: Callback::new(write),
    };
    entry.draw((setting.label)(words), (setting.hint)(words), setting.input)
}

impl Entry {
    fn draw(self, label: &'static str, hint: String, input: Input) -> AnyView {
        let (words, entry) = (words(), self);
        let Entry { id, text, fault, .. } = entry.clone();
        let input = match input {
            Input::Line => entry.line("text", id, None),
            Input::Number => entry.line("number", id, None),
            Input::Lines => entry.lines(),
            Input::Colour => {
                // What is picked from keeps the last text that was a colour.
                let picked = Memo::new(move |before: Option<&String>| match before {
                    Some(before) if fault.with(Option::is_some) => before.clone(),
                    _ => text.get(),
                });
                let swatch = Entry { text: picked, ..entry.clone() }.line("color", id, None);
                let typed = entry.line("text", COLOUR_TEXT, Some(words.accent_hex));
                view! { <div class="settings-colour">{swatch}{typed}</div> }.into_any()
            }
            Input::List(choices) => {
                let owned = |(value, label): (&str, &str)| (value.to_owned(), label.to_owned());
                entry.list(choices(words).into_iter().map(owned).collect())
            }
            Input::Zone => entry.list(zones(&text.get_untracked())),
            Input::Check => {
                return view! {
                    <div class="field">
                        {entry.check(label)}
                        <p class="field-hint" id=format!("{id}-hint")>{hint}</p>
                    </div>
                }
                .into_any();
            }
            Input::Choice(choices) => {
                return view! {
                    <fieldset class="field">
                        <legend class="field-label">{label}</legend>
                        <div class="choices">{entry.choices(choices(words))}</div>
                    </fieldset>
                }
                .into_any();
            }
        };
        view! {
            <div class="field">
                <label for=id>{label}</label>
                {input}
                {(!hint.is_empty()).then(|| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> })}
                <Fault id=format!("{id}-fault") text=fault/>
            </div>
        }
        .into_any()
    }
}

/// All time zones, and the one that is chosen, should the browser not know it.
fn zones(chosen: &str) -> Vec<(String, String)> {
    let mut zones = intl::zones();
    if !zones.iter().any(|zone| zone == chosen) {
        zones.insert(0, chosen.to_owned());
    }
    zones.into_iter().map(|zone| (zone.clone(), zone.replace('_', " "))).collect()
}

/// What every kind of input has.
#[derive(Clone)]
struct Entry {
    id: &'static str,
    described: String,
    is_read_only: bool,
    text: Memo<String>,
    fault: Memo<Option<String>>,
    write: Callback<String>,
}

impl Entry {
    fn line(&self, kind: &'static str, id: &'static str, label: Option<&'static str>) -> AnyView {
        let Self { text, fault, write, .. } = *self;
        view! {
            <input
                id=id
                type=kind
                spellcheck="false"
                autocomplete="off"
                disabled=self.is_read_only
                aria-label=label
                aria-describedby=self.described.clone()
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                prop:value=move || text.get()
                on:input:target=move |event| write.run(event.target().value())
            />
        }
        .into_any()
    }

    fn lines(self) -> AnyView {
        let Self { text, fault, write, .. } = self;
        view! {
            <textarea
                id=self.id
                rows="3"
                spellcheck="false"
                autocapitalize="none"
                disabled=self.is_read_only
                aria-describedby=self.described
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                prop:value=move || text.get()
                on:input:target=move |event| write.run(event.target().value())
            ></textarea>
        }
        .into_any()
    }

    fn list(self, choices: Vec<(String, String)>) -> AnyView {
        let Self { text, write, .. } = self;
        let option = move |(value, label): (String, String)| {
            view! { <option value=value.clone() prop:selected=move || text.get() == value>{label}</option> }
        };
        view! {
            <select
                id=self.id
                disabled=self.is_read_only
                on:change:target=move |event| write.run(event.target().value())
            >
                {choices.into_iter().map(option).collect_view()}
            </select>
        }
        .into_any()
    }

    fn check(self, label: &'static str) -> AnyView {
        let Self { id, text, write, is_read_only, described, .. } = self;
        view! {
            <label class="choice">
                <input
                    id=id
                    type="checkbox"
                    disabled=is_read_only
                    aria-describedby=described
                    prop:checked=move || text.get() == "true"
                    on:change:target=move |event| write.run(event.target().checked().to_string())
                />
                {label}
            </label>
        }
        .into_any()
    }

    fn choices(self, choices: Vec<(&'static str, &'static str)>) -> AnyView {
        let Self { id, text, write, is_read_only, .. } = self;
        let choice = move |(value, label): (&'static str, &'static str)| {
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=id
                        disabled=is_read_only
                        prop:checked=move || text.get() == value
                        on:change=move |_| write.run(value.to_owned())
                    />
                    {label}
                </label>
            }
        };
        choices.into_iter().map(choice).collect_view().into_any()
    }
}
