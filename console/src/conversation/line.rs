//! One line of the thread.

use leptos::prelude::*;
use protocol::{Timestamp, Who};
use reading::{Kind, bubbles};
use words::fill;

use super::attached::Attached;
use super::desk::address;
use super::handle::conversation;
use super::lines::{Line, Notice, Side, State, What, Written};
use super::page_card::PageCardView;
use super::reactions::{Reactions, reaction_name};
use crate::context::{context, words};
use crate::io::intl;
use crate::parts::body::Body;
use crate::parts::confirm::Confirm;
use crate::parts::icon::{Glyph, Icon};
use crate::texts::Texts;

/// Any line.
#[component]
pub(super) fn LineView(line: Line) -> impl IntoView {
    match line {
        Line::Day(at) => {
            let name = intl::day_name(at, context().clock.now.get_untracked(), words());
            view! { <p class="day"><span>{name}</span></p> }.into_any()
        }
        Line::Notice(notice) => {
            let words = words();
            let text = happened(&notice, words);
            view! { <p class="notice">{text}" · "{intl::time(notice.at, words.spoken)}</p> }.into_any()
        }
        Line::Written(written) => view! { <WrittenLine written/> }.into_any(),
    }
}

fn happened(notice: &Notice, words: Texts) -> String {
    let by = notice.by.agent().map(|face| face.name.as_str());
    let named = |text: &str, name: &str| fill(text, &[("name", name)]);
    match (&notice.what, by) {
        (What::Assigned(to), Some(name)) if notice.is_taking(to.id) => named(words.taken, name),
        (What::Assigned(to), Some(name)) => fill(words.assigned, &[("name", name), ("to", &to.name)]),
        (What::Assigned(to), None) => fill(words.assigned_itself, &[("to", &to.name)]),
        (What::Closed, Some(name)) => named(words.closed_by, name),
        (What::Automated, _) => words.bot_answers.to_owned(),
        (What::HandedOver(why), _) => words.handed_over(*why).to_owned(),
        (What::Closed, None) if notice.by == Who::Bot => words.closed_by_bot.to_owned(),
        (What::Closed, None) if notice.by == Who::Visitor => words.closed_by_visitor.to_owned(),
        (What::Rated(stars, comment), _) => {
            let stars = stars.to_string();
            match comment {
                None => fill(words.rated, &[("stars", &stars)]),
                Some(comment) => fill(words.rated_because, &[("stars", &stars), ("comment", comment)]),
            }
        }
        (What::Closed, None) => words.closed_itself.to_owned(),
        (What::FellSilent(minutes @ 0..120), _) => words.counted(words.closed_after_minutes, *minutes),
        (What::FellSilent(minutes), _) => words.counted(words.closed_after_hours, minutes / 60),
        (What::Reopened, Some(name)) => named(words.reopened_by, name),
        (What::Reopened, None) if notice.by == Who::Visitor => words.came_back.to_owned(),
        (What::Reopened, None) => words.reopened_itself.to_owned(),
    }
}

#[component]
fn WrittenLine(written: Written) -> impl IntoView {
    let words = words();
    let conversation = conversation();
    let (is_unsent, editable, reactable) = (written.is_unsent(), written.editable(), written.reactable());
    let own = written.own();
    let Written { at, kind, by, text, state, choices, ends, file, card, reaction, leads, .. } = written;
    let doing = own.zip(text.clone()).map(|(seq, text)| {
        let edit = editable.map(|_| {
            view! {
                <button class="link" on:click=move |_| conversation.edit(seq, text.clone())>{words.edit}</button>
            }
        });
        let take_back = Callback::new(move |()| conversation.take_back(seq));
        view! {
            <span class="said-doing">
                {edit}
                <Confirm label=words.take_back question=words.take_back_question act=take_back/>
            </span>
        }
    });
    let state = match state {
        State::Edited(_) if text.is_some() => view! { <p class="said-state">{words.edited}</p> }.into_any(),
        State::Stored(_) | State::Edited(_) => ().into_any(),
        State::Sending => view! { <p class="said-state">{words.sending}</p> }.into_any(),
        State::Failed(code) => view! {
            <p class="said-state said-failed" role="alert">
                {words.not_sent}" "{words.refusal(&code.into())}
                <button class="link" on:click=move |_| conversation.retry(at)>{words.try_again}</button>
                <button class="link" on:click=move |_| conversation.discard(at)>{words.delete}</button>
            </p>
        }
        .into_any(),
    };
    // As the visitor reads them: the team's paragraphs apart, the visitor's own together.
    let is_note = kind == Kind::Note;
    let is_whole = is_note || by == Side::Other(Who::Visitor);
    let parts = |text: &str| if is_whole { vec![text.to_owned()] } else { owned(bubbles(text)) };
    let (title, dir) = (intl::moment(at, words.spoken), "auto");
    let bubble = match (text, file, card) {
        (Some(_), _, Some(card)) => {
            let site = context().me.with_value(|me| me.site.clone());
            let files = address(&site, conversation.id);
            let source = |file: &protocol::File| (format!("{files}/{}", file.id), file.width, file.height);
            let picture = card.picture.as_ref().map(source);
            let facts = card.facts().clone();
            view! { <div class="bubble" title=title><PageCardView facts picture/></div> }.into_any()
        }
        (Some(name), Some(file), None) => {
            view! { <div class="bubble" title=title><Attached name file/></div> }.into_any()
        }
        (Some(text), None, None) => parts(&text)
            .into_iter()
            .map(|text| view! { <div class="bubble" dir=dir title=title.clone()><Body text/></div> })
            .collect_view()
            .into_any(),
        (None, ..) => view! { <div class="bubble bubble-gone" title=title><i>{words.taken_back}</i></div> }.into_any(),
    };
    let (class, name) = match by {
        // A note names its author in full: "by you" does not fit the template of every language.
        Side::Mine if kind == Kind::Note => {
            ("said said-mine", Signal::stored(context().me.with_value(|me| me.agent.face.name.clone())))
        }
        Side::Mine => ("said said-mine", Signal::stored(words.you_capital.to_owned())),
        Side::Other(Who::Visitor) => ("said said-visitor", Signal::derive(move || conversation.name(words))),
        Side::Other(Who::Agent(face)) => ("said said-colleague", Signal::stored(face.name)),
        Side::Other(Who::Bot) => ("said said-colleague", Signal::stored(words.bot.to_owned())),
        Side::Other(Who::System) if ends => ("said said-colleague", Signal::stored(words.asked_itself.to_owned())),
        Side::Other(Who::System) => ("said said-colleague", Signal::stored(words.system.to_owned())),
    };
    view! {
        <div class=class class:said-leads=leads class:said-note=is_note class:said-unsent=is_unsent>
            {(leads || is_note).then(|| lead(name, at, kind, words))}
            {bubble}
            {reaction.map(|reaction| {
                let who = if reactable.is_some() { words.team_reacted } else { words.visitor_reacted };
                let label = fill(who, &[("reaction", reaction_name(reaction, words))]);
                view! { <p class="said-reaction" role="img" aria-label=label.clone() title=label>{reaction.sign()}</p> }
            })}
            {(!choices.is_empty()).then(|| view! {
                <ul class="offered" aria-label=words.offered>
                    {choices.into_iter().map(|(text, is_chosen)| view! {
                        <li class:offered-chosen=is_chosen title=is_chosen.then_some(words.offer_chosen)>{text}</li>
                    }).collect_view()}
                </ul>
            })}
            {state}
            {doing}
            {reactable.map(|of| view! { <Reactions of current=reaction/> })}
        </div>
    }
}

fn owned(parts: Vec<&str>) -> Vec<String> {
    parts.into_iter().map(str::to_owned).collect()
}

/// Who wrote it and when. That it is a note stands in words above each: nobody may take one for a message.
fn lead(name: Signal<String>, at: Timestamp, kind: Kind, words: Texts) -> AnyView {
    let time = intl::time(at, words.spoken);
    match kind {
        Kind::Message => view! { <p class="said-who"><b>{name}</b>" "<span>{time}</span></p> }.into_any(),
        Kind::Note => view! {
            <p class="said-who" title=words.note_hint>
                <Glyph icon=Icon::Note/>
                <b>{move || name.with(|name| fill(words.note_by, &[("name", name)]))}</b>" "<span>{time}</span>
                <span class="unseen">{words.note_hint}</span>
            </p>
        }
        .into_any(),
    }
}
