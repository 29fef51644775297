//! The answers, one below the other; one that is open shows its fields in its place.

use leptos::prelude::*;
use protocol::{Answer, AnswerId};
use words::fill;

use super::draft::is_unfinished;
use super::editor::Editor;
use super::filling::{Filling, Starts};
use super::library::{Library, fresh};
use crate::context::{context, words};

/// The list, and the way to a new answer.
#[component]
pub(super) fn AnswerList(library: Library, filling: Filling) -> impl IntoView {
    let words = words();
    let is_admin = context().is_admin();
    let ids = Memo::new(move |_| library.ids());
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let list = move || {
        if is_empty.get() {
            return view! { <Starts filling/> }.into_any();
        }
        let row = move |id: AnswerId| view! { <Row library id/> };
        view! { <ul class="entries"><For each=move || ids.get() key=|id| *id children=row/></ul> }.into_any()
    };
    let new = move |_| library.open(fresh());
    view! {
        <div class="bot-head">
            <h2 id="bot-answers">{words.bot_library}</h2>
            {is_admin.then(|| view! {
                <button class="button" type="button" id="answer-new" on:click=new>{words.bot_new}</button>
            })}
        </div>
        {list}
    }
}

/// An answer: what it is about, or its fields.
#[component]
fn Row(library: Library, id: AnswerId) -> impl IntoView {
    let stored = Memo::new(move |_| library.answer(id));
    let draft = Memo::new(move |_| library.draft(id));
    let drawn = move || match draft.get() {
        Some(draft) => view! { <Editor library draft/> }.into_any(),
        None => stored.get().map(|answer| view! { <Summary library answer/> }).into_any(),
    };
    view! { <li class="bot-answer">{drawn}<Notices library id/></li> }
}

/// What an answer is about, to open it.
#[component]
fn Summary(library: Library, answer: Answer) -> impl IntoView {
    let words = words();
    let Answer { id, title, phrasings, body, .. } = answer;
    let ways = words.counted(words.bot_ways, phrasings.len());
    let first = body.as_str().lines().next().unwrap_or_default().to_owned();
    view! {
        <button
            class="bot-row"
            type="button"
            id=format!("answer-{id}")
            aria-expanded="false"
            on:click=move |_| library.open(id)
        >
            <b dir="auto">{title}</b>
            <span class="bot-ways">{ways}</span>
            <span class="bot-first" dir="auto">{first}</span>
        </button>
    }
}

/// What is to be known of a stored answer: ways to ask that lead elsewhere, too, and what is still to be filled in.
#[component]
fn Notices(library: Library, id: AnswerId) -> impl IntoView {
    let words = words();
    let notices = Memo::new(move |_| {
        let also = |known: &protocol::Answers| {
            let found = known.contradictions.iter().filter(|found| found.answers.contains(&id));
            let told = found.filter_map(|found| {
                let other = found.answers.into_iter().find(|other| *other != id)?;
                let title = &known.answers.iter().find(|answer| answer.id == other)?.title;
                Some(fill(words.bot_contradicts, &[("phrasing", &found.phrasing), ("title", title)]))
            });
            told.collect::<Vec<_>>()
        };
        let unfinished = library.answer(id).is_some_and(|answer| is_unfinished(answer.body.as_str()));
        let unfinished = unfinished.then(|| words.bot_unfinished.to_owned());
        unfinished.into_iter().chain(library.with(also)).collect::<Vec<_>>()
    });
    move || {
        notices.get().into_iter().map(|notice| view! { <p class="bot-notice" dir="auto">{notice}</p> }).collect_view()
    }
}
