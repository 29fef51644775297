//! One message: its bubble, when it was, how far it has come.

use leptos::prelude::*;
use protocol::{Refusal, Timestamp};
use session::Input;
use session::reading::{Piece, initials, pieces};

use super::press;
use crate::chat::Chat;
use crate::emoji::is_emoji_only;
use crate::rows::{Message, State};

/// The class of a message; the stylesheet shows by it how far the message has come.
pub(super) fn class(message: &Message) -> String {
    let side = match (&message.agent, message.state) {
        (Some(_), _) => "message",
        (None, State::Sending) => "message own sending",
        (None, State::Sent) => "message own",
        (None, State::Delivered) => "message own delivered",
        (None, State::Read) => "message own read",
        (None, State::Failed(_)) => "message own failed",
    };
    let follows = if message.follows { " follows" } else { "" };
    let gone = if message.body.is_empty() { " gone" } else { "" };
    [side, follows, gone, if is_emoji_only(&message.body) { " big" } else { "" }].concat()
}

pub(super) fn message(chat: Chat, class: String, message: Message) -> impl IntoView + use<> {
    let text = chat.text;
    let Message { agent, follows, body, edited, at, state } = message;
    let time = chat.own().times.time(at);
    let time = if edited && !body.is_empty() { [&time, " · ", text.edited].concat() } else { time };
    let body = if body.is_empty() { text.deleted.to_owned() } else { body };
    let own = agent.is_none();
    let face = agent.as_deref().map(initials);
    // Read out, and seen above an agent's group.
    let name = if follows { String::new() } else { agent.unwrap_or_else(|| text.you.to_owned()) };
    let mark = |class, label| own.then(|| view! { <i class=class role="img" aria-label=label></i> });
    // Tapping or clicking a message focuses it, which shows its time; it stands in no tab order.
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
            </div>
            {failure(chat, at, state)}
        </div>
    }
}

/// A text node in an element, never markup. An `a` without an address is no link.
fn piece(piece: Piece<'_>) -> impl IntoView + use<> {
    let (href, text) = (piece.href(), piece.text().to_owned());
    view! { <a href=href target="_blank" rel="noopener noreferrer nofollow ugc">{text}</a> }
}

fn failure(chat: Chat, at: Timestamp, state: State) -> impl IntoView {
    let text = chat.text;
    let State::Failed(code) = state else { return None };
    let reason = if code == Refusal::BodyTooLong { text.not_sent_too_long } else { text.not_sent };
    Some(view! {
        <p class="failure">
            {reason} <button on:click=press(chat, at, |chat, at| chat.input(Input::Retry(at)))>{text.retry}</button>
            <button on:click=press(chat, at, |chat, at| chat.input(Input::Discard(at)))>{text.discard}</button>
        </p>
    })
}
