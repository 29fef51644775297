//! One message: its bubble, when it was, how far it has come.

use leptos::prelude::*;
use protocol::{Refusal, Timestamp};
use reading::{Piece, Reached, initials, pieces};

use super::{extras, press};
use crate::talk::{Message, Talk};

/// The class of a message; the stylesheet shows by it how far the message has come.
pub(super) fn class(message: &Message) -> String {
    let side = match (&message.by, message.reached) {
        (Some(_), _) => "message",
        (None, Reached::Sending) => "message own sending",
        (None, Reached::Sent) => "message own",
        (None, Reached::Delivered) => "message own delivered",
        (None, Reached::Read) => "message own read",
        (None, Reached::Failed(_)) => "message own failed",
    };
    let follows = if message.follows { " follows" } else { "" };
    let gone = if message.body.is_empty() { " gone" } else { "" };
    // The stylesheet draws the sign.
    let (reacted, sign) = message.reaction.map_or(("", ""), |reaction| (" reacted ", reaction.name()));
    [side, follows, gone, reacted, sign].concat()
}

pub(super) fn message(talk: Talk, class: String, key: u64, message: Message) -> impl IntoView + use<> {
    let text = talk.texts();
    let Message { by, follows, body, edited, at, reached, .. } = message;
    let time = talk.times().time(at);
    let time = if edited && !body.is_empty() { [&time, " · ", text.edited].concat() } else { time };
    let body = if body.is_empty() { text.deleted.to_owned() } else { body };
    let own = by.is_none();
    let face = by.as_deref().map(initials);
    // Read out, and seen above a group of the team's.
    let name = if follows { String::new() } else { by.unwrap_or_else(|| text.you.to_owned()) };
    let mark = |class, label| own.then(|| view! { <i class=class role="img" aria-label=label></i> });
    let title = if own { text.edit } else { text.react };
    // Tapping or clicking a message focuses it, which shows its time and what one can do with it. It stands in no tab
    // order; what one can do with the newest ones does, see the stylesheet.
    view! {
        <div class=class tabindex="-1" data-face=face>
            <b class="name" dir="auto">{name}</b>
            <div class="line">
                <p class="bubble" dir="auto">{pieces(&body).into_iter().map(piece).collect::<Vec<_>>()}</p>
                {mark("mark", text.sent)}
                {mark("mark twice", text.delivered)}
                {mark("mark twice seen", text.read)}
                {mark("mark clock", text.sending)}
                <time>{time}</time>
                <button class="tool" title=title on:click=press(talk, key, extras::act)></button>
            </div>
            {failure(talk, at, reached)}
        </div>
    }
}

/// A text node in an element, never markup. An `a` without an address is no link.
fn piece(piece: Piece<'_>) -> impl IntoView + use<> {
    let (href, text) = (piece.href(), piece.text().to_owned());
    view! { <a href=href target="_blank" rel="noopener noreferrer nofollow ugc">{text}</a> }
}

fn failure(talk: Talk, at: Timestamp, reached: Reached) -> impl IntoView {
    let text = talk.texts();
    let Reached::Failed(code) = reached else { return None };
    let reason = match code {
        Refusal::BodyTooLong => text.not_sent_too_long,
        Refusal::OriginRefused => text.not_sent_refused,
        _ => text.not_sent,
    };
    Some(view! {
        <p class="failure">
            {reason} <button on:click=press(talk, at.0, Talk::retry)>{text.retry}</button>
            <button on:click=press(talk, at.0, Talk::discard)>{text.discard}</button>
        </p>
    })
}
