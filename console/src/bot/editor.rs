//! An answer's fields. Agents who are no admins read them.

use leptos::prelude::*;
use protocol::AnswerId;
use words::fill;

use super::draft::{Draft, Part};
use super::library::Library;
use crate::context::{context, words};
use crate::io::task::Task;
use crate::parts::confirm::Confirm;
use crate::parts::field::Fault;
use crate::texts::Texts;

/// What a field looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Line,
    /// So many lines to begin with.
    Lines(u8),
}

/// A field: which, what names it on the page, how it looks, what it is called, what to know, and what is wrong with it.
type Field = (Part, &'static str, Kind, fn(Texts) -> [&'static str; 3]);

const FIELDS: [Field; 4] = [
    (Part::Title, "title", Kind::Line, |words| [words.bot_subject, words.bot_subject_hint, words.fault_no_subject]),
    (Part::Phrasings, "phrasings", Kind::Lines(6), |words| {
        [words.bot_phrasings, words.bot_phrasings_hint, words.fault_no_phrasings]
    }),
    (Part::Body, "body", Kind::Lines(6), |words| [words.bot_body, words.bot_body_hint, words.fault_no_body]),
    (Part::Link, "link", Kind::Line, |words| [words.bot_link, words.bot_link_hint, words.fault_no_link]),
];

/// The fields, and what can be done with them.
#[component]
pub(super) fn Editor(library: Library, draft: ArcRwSignal<Draft>) -> impl IntoView {
    let words = words();
    let is_admin = context().is_admin();
    let task = RwSignal::new(Task::Nothing);
    // What is wrong is said once saving was tried: a field that is still empty is no mistake.
    let is_tried = RwSignal::new(false);
    let draft: RwSignal<Draft> = draft.into();
    let (id, title) = draft.with_untracked(|draft| (draft.id, draft.title.clone()));
    let is_stored = Memo::new(move |_| library.answer(id).is_some());
    let form = format!("answer-form-{id}");
    let save = move || {
        if task.with_untracked(|task| *task == Task::Busy) {
            return;
        }
        is_tried.set(true);
        match draft.with_untracked(Draft::read) {
            Some(answer) => library.save(task, answer),
            None => focus_first_fault(&draft.read_untracked()),
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let cancel = move |_| {
        // What is on its way is stored or not: one sees which before the fields are gone.
        if task.with_untracked(|task| *task == Task::Busy) {
            return;
        }
        library.close(id);
        // Somebody may have changed it meanwhile.
        library.reload();
    };
    let state = move || match task.get() {
        Task::Busy => words.saving.to_owned(),
        Task::Failed(trouble) => words.trouble(&trouble),
        Task::Nothing | Task::Done => String::new(),
    };
    let is_failed = move || task.with(|task| task.trouble().is_some());
    let remove = Callback::new(move |()| library.remove(task, id));
    let question = fill(words.bot_remove_sure, &[("title", &title)]);
    let about = title.clone();
    let removal = move || {
        let (question, about) = (question.clone(), about.clone());
        is_stored.get().then(|| view! { <Confirm label=words.remove question about act=remove/> })
    };
    let name = if title.is_empty() { words.bot_new.to_owned() } else { title };
    let field = |field| draw(id, draft, is_tried.into(), field);
    // The buttons stand outside of the form: what `Confirm` asks sends nothing.
    view! {
        <div class="bot-editor" role="group" aria-label=name>
            <form id=form.clone() novalidate on:submit=submit>{FIELDS.map(field).into_iter().collect_view()}</form>
            <div class="bot-acts">
                {is_admin.then(|| view! {
                    <button class="button button-main" type="submit" form=form>{words.save}</button>
                })}
                <button class="button" type="button" on:click=cancel>
                    {if is_admin { words.cancel } else { words.close }}
                </button>
                <p role="status" class:settings-failed=is_failed>{state}</p>
                {is_admin.then(|| view! { <span class="bot-remove">{removal}</span> })}
            </div>
        </div>
    }
}

fn draw(id: AnswerId, draft: RwSignal<Draft>, is_tried: Signal<bool>, (part, name, kind, texts): Field) -> AnyView {
    let [label, hint, wrong] = texts(words());
    let is_read_only = !context().is_admin();
    let place = format!("answer-{name}-{id}");
    let (hint_place, fault_place) = (format!("{place}-hint"), format!("{place}-fault"));
    let described = format!("{hint_place} {fault_place}");
    let is_wrong = Memo::new(move |_| is_tried.get() && draft.with(|draft| !draft.is_sound(part)));
    let fault = Signal::derive(move || is_wrong.get().then(|| wrong.to_owned()));
    let invalid = move || is_wrong.get().then_some("true");
    let text = move || draft.with(|draft| draft.text(part).clone());
    let write = move |text: String| draft.update(|draft| *draft.text_mut(part) = text);
    let input = match kind {
        Kind::Line => view! {
            <input
                id=place.clone()
                type="text"
                dir="auto"
                autocomplete="off"
                disabled=is_read_only
                aria-describedby=described
                aria-invalid=invalid
                prop:value=text
                on:input:target=move |event| write(event.target().value())
            />
        }
        .into_any(),
        Kind::Lines(rows) => view! {
            <textarea
                id=place.clone()
                rows=rows
                dir="auto"
                disabled=is_read_only
                aria-describedby=described
                aria-invalid=invalid
                prop:value=text
                on:input:target=move |event| write(event.target().value())
            ></textarea>
        }
        .into_any(),
    };
    view! {
        <div class="field">
            <label for=place>{label}</label>
            {input}
            <p class="field-hint" id=hint_place>{hint}</p>
            <Fault id=fault_place text=fault/>
        </div>
    }
    .into_any()
}

/// The keyboard goes where something is wrong.
fn focus_first_fault(draft: &Draft) {
    if let Some((_, name, ..)) = FIELDS.iter().find(|(part, ..)| !draft.is_sound(*part)) {
        crate::io::focus::soon(format!("answer-{name}-{}", draft.id));
    }
}
