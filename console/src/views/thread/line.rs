//! One line of the thread.

use leptos::prelude::*;
use protocol::{Seq, Timestamp};

use crate::app::words;
use crate::rim::intl;
use crate::rules::thread::{Line, Message, Notice, Side, Text, Unsent, What};
use crate::text::Words;
use crate::views::body::Body;
use crate::views::confirm::Confirm;

/// Any line.
#[component]
pub(super) fn LineView(
    line: Line,
    visitor: StoredValue<String>,
    now: Signal<Timestamp>,
    retry: Callback<Timestamp>,
    discard: Callback<Timestamp>,
    edit: Callback<(Seq, String)>,
    take_back: Callback<Seq>,
) -> impl IntoView {
    let words = words();
    match line {
        Line::Day(at) => {
            let name = intl::day_name(at, now.get_untracked(), words);
            view! { <p class="day"><span>{name}</span></p> }.into_any()
        }
        Line::Notice(notice) => notice_line(&notice, words).into_any(),
        Line::Message(message) => view! { <Said message visitor edit take_back/> }.into_any(),
        Line::Unsent(unsent) => view! { <Sending unsent retry discard/> }.into_any(),
    }
}

fn notice_line(notice: &Notice, words: &Words) -> impl IntoView + use<> {
    let text = match &notice.what {
        What::Taken(face) => words.taken(&face.name),
        What::Closed(face) => words.closed_by(&face.name),
        What::Reopened(face) => words.reopened_by(&face.name),
        What::VisitorCameBack => words.came_back.to_owned(),
    };
    view! { <p class="notice">{text}" · "{intl::time(notice.at, words.tongue)}</p> }
}

#[component]
fn Said(
    message: Message,
    visitor: StoredValue<String>,
    edit: Callback<(Seq, String)>,
    take_back: Callback<Seq>,
) -> impl IntoView {
    let words = words();
    let is_mine = message.by == Side::Mine;
    let seq = message.seq;
    let (text, state) = match (message.text, message.change) {
        (text, Some(change)) if change.is_coming => (text, Some(words.sending)),
        (text @ Text::Edited(_), _) => (text, Some(words.edited)),
        (text, _) => (text, None),
    };
    let text = match text {
        Text::Posted(text) | Text::Edited(text) => Some(text),
        Text::TakenBack => None,
    };
    let doing = text.clone().filter(|_| is_mine).map(|text| {
        view! {
            <span class="said-doing">
                <button class="link" on:click=move |_| edit.run((seq, text.clone()))>{words.edit}</button>
                <Confirm label=words.take_back question=words.take_back_question act=Callback::new(move |()| take_back.run(seq))/>
            </span>
        }
    });
    let is_gone = text.is_none();
    let bubble = match text {
        Some(text) => view! { <Body text/> }.into_any(),
        None => view! { <i>{words.taken_back}</i> }.into_any(),
    };
    let (class, name) = match message.by {
        Side::Visitor => ("said said-visitor", visitor.get_value()),
        Side::Mine => ("said said-mine", words.you_capital.to_owned()),
        Side::Colleague(face) => ("said said-colleague", face.name),
    };
    let lead = message.leads.then(|| {
        view! { <p class="said-who"><b>{name}</b>" "<span>{intl::time(message.at, words.tongue)}</span></p> }
    });
    view! {
        <div class=class class:said-leads=message.leads>
            {lead}
            <div class="bubble" class:bubble-gone=is_gone dir="auto" title=intl::moment(message.at, words.tongue)>{bubble}</div>
            {state.map(|state| view! { <p class="said-state">{state}</p> })}
            {doing}
        </div>
    }
}

#[component]
fn Sending(unsent: Unsent, retry: Callback<Timestamp>, discard: Callback<Timestamp>) -> impl IntoView {
    let words = words();
    let at = unsent.at;
    let lead = unsent.leads.then(|| {
        view! { <p class="said-who"><b>{words.you_capital}</b>" "<span>{intl::time(at, words.tongue)}</span></p> }
    });
    let state = match unsent.failed {
        None => view! { <p class="said-state">{words.sending}</p> }.into_any(),
        Some(code) => view! {
            <p class="said-state said-failed" role="alert">
                {words.not_sent}" "{words.refusal(&code.into())}
                <button class="link" on:click=move |_| retry.run(at)>{words.try_again}</button>
                <button class="link" on:click=move |_| discard.run(at)>{words.delete}</button>
            </p>
        }
        .into_any(),
    };
    view! {
        <div class="said said-mine said-unsent" class:said-leads=unsent.leads>
            {lead}
            <div class="bubble" dir="auto"><Body text=unsent.text/></div>
            {state}
        </div>
    }
}
