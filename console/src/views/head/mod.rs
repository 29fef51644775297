//! The head of a conversation: with whom, where it stands, what one can do about it.

use leptos::prelude::*;
use protocol::{AgentId, ConversationId, Face, FromAgent, Refusal, Refused, Status, Timestamp};

use crate::app::words;
use crate::rules::fold::Standing;
use crate::text::Words;
use crate::views::confirm::Confirm;
use crate::views::face::{Faces, Size, VisitorFace};
use crate::views::icon::{Glyph, Icon};
use crate::views::row::Clock;

/// The head. `others` are the colleagues who have it open too.
#[component]
pub(crate) fn Head(
    conversation: ConversationId,
    name: String,
    me: AgentId,
    status: Signal<Option<Status>>,
    refused: Signal<Option<Refused>>,
    others: Signal<Vec<Face>>,
    now: Signal<Timestamp>,
    shows_card: RwSignal<bool>,
    act: Callback<FromAgent>,
    back: Callback<()>,
) -> impl IntoView {
    let words = words();
    let standing = Memo::new(move |_| status.with(|status| status.as_ref().map(|status| Standing::of(status, me))));
    let since = Memo::new(move |_| status.with(|status| status.as_ref().and_then(Status::waiting_since)));
    let clock = move || since.get().map(|since| view! { <Clock since now/> });
    let who = move || status.with(|status| status.as_ref().map(|status| who_answers(status, me, words)));
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
        refused
            .get()
            .map(|refused| view! { <p class="head-note head-refused">{sentence(&refused, status, me, words)}</p> })
    };
    view! {
        <header class="head">
            <div class="head-line">
                <button class="tool head-back" aria-label=words.back on:click=move |_| back.run(())>
                    <Glyph icon=Icon::Back/>
                </button>
                <VisitorFace conversation name=name.clone() size=Size::Large/>
                <div class="head-who">
                    <h2>{name}</h2>
                    <p>{clock}<span>{who}</span></p>
                </div>
                <div class="head-actions">{move || standing.get().map(|standing| actions(standing, act, words))}</div>
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

fn actions(standing: Standing, act: Callback<FromAgent>, words: &'static Words) -> AnyView {
    let button = move |label: &'static str, class: &'static str, frame: FromAgent| {
        view! { <button class=class on:click=move |_| act.run(frame.clone())>{label}</button> }
    };
    let (plain, main) = ("button", "button button-main");
    match standing {
        Standing::Waiting => view! {
            {button(words.close, plain, FromAgent::Close {})}
            {button(words.take, main, FromAgent::Take { from: None })}
        }
        .into_any(),
        Standing::Mine => button(words.close, plain, FromAgent::Close {}).into_any(),
        Standing::Colleagues(face) => {
            let take = Callback::new(move |()| act.run(FromAgent::Take { from: Some(face.id) }));
            view! { <Confirm label=words.take_over question=words.take_over_from(&face.name) act=take/> }.into_any()
        }
        Standing::Closed => button(words.reopen, plain, FromAgent::Reopen {}).into_any(),
    }
}

fn who_answers(status: &Status, me: AgentId, words: &Words) -> String {
    match status {
        Status::Waiting { .. } => words.nobody_answers.to_owned(),
        Status::Assigned { to, .. } if to.id == me => words.you_answer.to_owned(),
        Status::Assigned { to, .. } => words.answers(&to.name),
        Status::Closed { by, .. } => words.closed_by(&by.name),
    }
}

fn sentence(refused: &Refused, status: Signal<Option<Status>>, me: AgentId, words: &Words) -> String {
    match status.get() {
        Some(Status::Assigned { to, .. }) if refused.code == Refusal::AlreadyTaken && to.id != me => {
            words.already_taken(&to.name)
        }
        _ => words.refusal(refused),
    }
}
