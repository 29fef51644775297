//! A conversation in the list: with whom, the last line, how long it waits, who answers, who looks.

use leptos::prelude::*;
use protocol::{AgentId, ConversationId, Face, Party, Status, Summary, Timestamp};
use words::fill;

use super::state::inbox;
use crate::context::{context, words};
use crate::io::route::Route;
use crate::io::{address, intl};
use crate::parts::clock::WaitingClock;
use crate::parts::face::{AgentFace, Faces, Size, VisitorFace};
use crate::parts::names::name_of;
use crate::texts::Texts;

/// One row, a link to the conversation.
#[component]
pub(super) fn Row(conversation: ConversationId) -> impl IntoView {
    let words = words();
    let context = context();
    let (list, me) = (inbox().list, context.my_id());
    let row = Memo::new(move |_| list.with(|list| list.row(conversation).cloned()));
    let since = Memo::new(move |_| row.with(|row| row.as_ref().and_then(|row| row.status.waiting_since())));
    let name = Memo::new(move |_| {
        row.with(|row| name_of(conversation, row.as_ref().and_then(|row| row.name.as_ref()), words))
    });
    let time = move || {
        if let Some(since) = since.get() {
            return view! { <WaitingClock since/> }.into_any();
        }
        let at = row.with(|row| row.as_ref().and_then(|row| row.last.as_ref()).map(|last| last.at));
        let text = at.map(|at| short_time(at, context.clock.now.get_untracked(), words));
        view! { <span class="row-time">{text}</span> }.into_any()
    };
    let line = move || row.with(|row| row.as_ref().map(|row| last_line(row, me, words)));
    let people = move || row.with(|row| row.as_ref().map(|row| people(row, me, words)));
    view! {
        <li>
            <a
                class="row"
                class:row-waits=move || since.get().is_some()
                href=address::href(Route::Conversation(conversation))
                aria-current=move || (context.route.get().conversation() == Some(conversation)).then_some("true")
            >
                {move || view! { <VisitorFace conversation name=name.get() size=Size::Large/> }}
                <span class="row-top"><span class="row-name" dir="auto">{name}</span>{time}</span>
                <span class="row-bottom"><span class="row-line" dir="auto">{line}</span>{people}</span>
            </a>
        </li>
    }
}

fn short_time(at: Timestamp, now: Timestamp, words: Texts) -> String {
    if intl::day(at) == intl::day(now) { intl::time(at, words.spoken) } else { intl::short_date(at, words.spoken) }
}

fn last_line(row: &Summary, me: AgentId, words: Texts) -> String {
    let Some(last) = &row.last else { return words.no_messages.to_owned() };
    let prefix = match last.by.agent() {
        Some(face) if face.id == me => words.you_prefix,
        _ if last.by.party() == Party::Team => words.we_prefix,
        _ => "",
    };
    // Empty when it was taken back.
    let text = if last.text.is_empty() { words.taken_back } else { &last.text };
    format!("{prefix}{text}")
}

/// Who answers, if it is a colleague; then who else looks.
fn people(row: &Summary, me: AgentId, words: Texts) -> impl IntoView + use<> {
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
    let label = answers.as_ref().map(|face| fill(words.answers, &[("name", &face.name)]));
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
