//! The head of a conversation: with whom, where it stands, what one can do about it.

use leptos::prelude::*;
use protocol::{AgentId, FromAgent, Refusal, Refused, Status, Who};
use words::fill;

use super::handle::{Conversation, conversation};
use super::lines::asks_to_end;
use super::open::Conversations;
use super::standing::Standing;
use crate::context::{Context, context, words};
use crate::io::focus;
use crate::io::route::Route;
use crate::parts::clock::WaitingClock;
use crate::parts::confirm::Confirm;
use crate::parts::face::{Faces, Size, VisitorFace};
use crate::parts::icon::{Glyph, Icon};
use crate::texts::Texts;

/// Back to the list, with the focus on the row one comes from.
pub(crate) fn back(context: Context, from: Conversation) {
    context.go(Route::Inbox);
    let row = format!(".row[href$=\"{}\"]", from.id);
    request_animation_frame(move || focus::focus(&row));
}

/// The head.
#[component]
pub(super) fn Head() -> impl IntoView {
    let words = words();
    let context = context();
    let conversation = conversation();
    let shows_card = expect_context::<Conversations>().shows_card;
    let (me, status) = (context.my_id(), conversation.status);
    let name = Memo::new(move |_| conversation.name(words));
    let since = Memo::new(move |_| status.with(|status| status.as_ref().and_then(Status::waiting_since)));
    let clock = move || since.get().map(|since| view! { <WaitingClock since/> });
    let who = move || status.with(|status| status.as_ref().map(|status| who_answers(status, me, words)));
    let others = Memo::new(move |_| {
        let mut others = conversation.view.looking.get();
        others.retain(|face| face.id != me);
        others
    });
    let looking = move || {
        let faces = others.get();
        let names: Vec<_> = faces.iter().map(|face| face.name.clone()).collect();
        (!faces.is_empty()).then(|| {
            view! {
                <p class="head-note">
                    <Faces faces label=words.also_looking size=Size::Small/>
                    {words.looking(&names)}
                </p>
            }
        })
    };
    let refusal = move || {
        conversation.view.refused.get().map(|refused| {
            let text = status.with(|status| sentence(&refused, status.as_ref(), me, words));
            view! { <p class="head-note head-refused">{text}</p> }
        })
    };
    let is_asked = Memo::new(move |_| conversation.view.lines.with(|lines| asks_to_end(lines)));
    let actions = move || conversation.standing.get().map(|standing| actions(standing, conversation, is_asked, words));
    view! {
        <header class="head">
            <div class="head-line">
                <button class="tool head-back" aria-label=words.back on:click=move |_| back(context, conversation)>
                    <Glyph icon=Icon::Back/>
                </button>
                {move || view! { <VisitorFace conversation=conversation.id name=name.get() size=Size::Large/> }}
                <div class="head-who">
                    <h2 dir="auto">{name}</h2>
                    <p>{clock}<span>{who}</span></p>
                </div>
                <div class="head-actions">{actions}</div>
                <button
                    class="tool head-card"
                    aria-label=words.show_card
                    title=words.show_card
                    aria-expanded=move || shows_card.get().to_string()
                    on:click=move |_| shows_card.update(|shows| *shows = !*shows)
                >
                    <Glyph icon=Icon::Card/>
                </button>
            </div>
            <div role="status">{looking}</div>
            <div role="alert">{refusal}</div>
        </header>
    }
}

fn actions(standing: Standing, conversation: Conversation, is_asked: Memo<bool>, words: Texts) -> AnyView {
    let button = move |label: &'static str, class: &'static str, frame: FromAgent| {
        view! { <button class=class on:click=move |_| conversation.act(&frame)>{label}</button> }
    };
    let (plain, main) = ("button", "button button-main");
    match standing {
        Standing::Waiting | Standing::Automated => view! {
            {button(words.close, plain, FromAgent::Close {})}
            {button(words.take, main, FromAgent::Take { from: None })}
        }
        .into_any(),
        Standing::Mine => view! {
            <button
                class=plain
                title=move || is_asked.get().then_some(words.asked_to_close)
                on:click=move |_| conversation.close()
            >
                {move || if is_asked.get() { words.close_now } else { words.close }}
            </button>
        }
        .into_any(),
        Standing::Colleagues(face) => {
            let take = Callback::new(move |()| conversation.act(&FromAgent::Take { from: Some(face.id) }));
            let question = fill(words.take_over_from, &[("name", &face.name)]);
            view! { <Confirm label=words.take_over question act=take/> }.into_any()
        }
        Standing::Closed => button(words.reopen, plain, FromAgent::Reopen {}).into_any(),
    }
}

fn who_answers(status: &Status, me: AgentId, words: Texts) -> String {
    match status {
        Status::Waiting { .. } => words.nobody_answers.to_owned(),
        Status::Automated {} => words.bot_answers.to_owned(),
        Status::Assigned { to, .. } if to.id == me => words.you_answer.to_owned(),
        Status::Assigned { to, .. } => fill(words.answers, &[("name", &to.name)]),
        Status::Closed { by, .. } => match by.agent() {
            Some(face) => fill(words.closed_by, &[("name", &face.name)]),
            None if *by == Who::Visitor => words.closed_by_visitor.to_owned(),
            None if *by == Who::Bot => words.closed_by_bot.to_owned(),
            None => words.closed_itself.to_owned(),
        },
    }
}

fn sentence(refused: &Refused, status: Option<&Status>, me: AgentId, words: Texts) -> String {
    match status {
        Some(Status::Assigned { to, .. }) if refused.code == Refusal::AlreadyTaken && to.id != me => {
            fill(words.already_taken, &[("name", &to.name)])
        }
        _ => words.refusal(refused),
    }
}
