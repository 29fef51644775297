//! A conversation in the list: with whom, the last line, how long it waits, who answers, who looks.

use leptos::prelude::*;
use protocol::{AgentId, ConversationId, Face, Status, Summary, Timestamp};

use crate::app::words;
use crate::rim::intl;
use crate::rules::clock::{Warmth, waited_text};
use crate::rules::inbox::Inbox;
use crate::rules::names::visitor_name;
use crate::rules::route::Route;
use crate::text::Words;
use crate::views::face::{AgentFace, Faces, Size, VisitorFace};

/// One row, a link to the conversation.
#[component]
pub(crate) fn Row(
    conversation: ConversationId,
    inbox: Signal<Inbox>,
    me: AgentId,
    open: Signal<Option<ConversationId>>,
    now: Signal<Timestamp>,
) -> impl IntoView {
    let words = words();
    let row = Memo::new(move |_| inbox.with(|inbox| inbox.row(conversation).cloned()));
    let since = Memo::new(move |_| row.with(|row| row.as_ref().and_then(|row| row.status.waiting_since())));
    let name = visitor_name(conversation, words.tongue);
    let time = move || {
        if let Some(since) = since.get() {
            return view! { <Clock since now/> }.into_any();
        }
        let at = row.with(|row| row.as_ref().and_then(|row| row.last.as_ref()).map(|last| last.at));
        let text = at.map(|at| short_time(at, now.get_untracked(), words));
        view! { <span class="row-time">{text}</span> }.into_any()
    };
    let line = move || row.with(|row| row.as_ref().map(|row| last_line(row, me, words)));
    let people = move || row.with(|row| row.as_ref().map(|row| people(row, me, words)));
    view! {
        <li>
            <a
                class="row"
                class:row-waits=move || since.get().is_some()
                href=Route::Conversation(conversation).to_string()
                aria-current=move || (open.get() == Some(conversation)).then_some("true")
            >
                <VisitorFace conversation name=name.clone() size=Size::Large/>
                <span class="row-top"><span class="row-name">{name}</span>{time}</span>
                <span class="row-bottom"><span class="row-line" dir="auto">{line}</span>{people}</span>
            </a>
        </li>
    }
}

/// How long somebody has waited; warmer the longer, and never blinking.
#[component]
pub(crate) fn Clock(since: Timestamp, now: Signal<Timestamp>) -> impl IntoView {
    let words = words();
    let waited = move || now.get().since(since);
    let warmth = Memo::new(move |_| Warmth::of(waited()));
    let text = Memo::new(move |_| waited_text(waited(), words.tongue));
    view! {
        <span
            class="clock"
            class:clock-warm=move || warmth.get() == Warmth::Warm
            class:clock-hot=move || warmth.get() == Warmth::Hot
        >
            <span class="unseen">{words.waits_since}" "</span>
            {move || text.get()}
        </span>
    }
}

fn short_time(at: Timestamp, now: Timestamp, words: &Words) -> String {
    if intl::day(at) == intl::day(now) { intl::time(at, words.tongue) } else { intl::short_date(at, words.tongue) }
}

fn last_line(row: &Summary, me: AgentId, words: &Words) -> String {
    let Some(last) = &row.last else { return words.no_messages.to_owned() };
    let prefix = match &row.status {
        _ if last.from_visitor => "",
        Status::Assigned { to, .. } if to.id == me => words.you_prefix,
        _ => words.we_prefix,
    };
    // Empty when it was taken back.
    let text = if last.text.is_empty() { words.taken_back } else { &last.text };
    format!("{prefix}{text}")
}

/// Who answers, if it is a colleague; then who else looks.
fn people(row: &Summary, me: AgentId, words: &'static Words) -> impl IntoView + use<> {
    let answers = match &row.status {
        Status::Assigned { to, .. } if to.id != me => Some(to.clone()),
        _ => None,
    };
    let mut looking: Vec<Face> = Vec::new();
    for looker in &row.looking {
        let is_shown = looking.iter().chain(&answers).any(|face| face.id == looker.face.id);
        if looker.face.id != me && !is_shown {
            looking.push(looker.face.clone());
        }
    }
    let label = answers.as_ref().map(|face| words.answers(&face.name));
    view! {
        <span class="row-people">
            {(!looking.is_empty()).then(|| {
                let names: Vec<_> = looking.iter().map(|face| face.name.clone()).collect();
                view! {
                    <span class="row-looking" title=words.looking(&names)>
                        <Faces faces=looking label=words.also_looking size=Size::Small/>
                    </span>
                }
            })}
            {answers.map(|face| view! { <AgentFace face size=Size::Small/><span class="unseen">{label}</span> })}
        </span>
    }
}
