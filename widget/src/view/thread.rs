//! The conversation: its lines, who types, and the way to what is above and below.

use leptos::either::Either;
use leptos::prelude::*;

use session::reading::initials;

use super::{NONE, message, press, words};
use crate::chat::{Chat, SCROLLER, to_bottom};
use crate::rows::{Day, Kind, Row};
use crate::text::fill;

/// The element that holds the lines.
pub(super) const LOG: &str = "log";

pub(super) fn thread(chat: Chat) -> impl IntoView {
    let text = chat.text;
    let earlier = words(chat, |chat| chat.see(|screen| if screen.earlier { chat.text.earlier } else { "" }).to_owned());
    let newer = words(chat, |chat| chat.see(|screen| if screen.newer { chat.text.newer } else { "" }).to_owned());
    let notice = words(chat, |chat| chat.see(|screen| screen.notice.to_owned()));
    let face = words(chat, |chat| chat.see(|screen| initials(&screen.typing)));
    let typing = words(chat, |chat| {
        let name = chat.see(|screen| screen.typing.clone());
        if name.is_empty() { name } else { fill(chat.text.typing, &name) }
    });
    // It scrolls from its bottom (`column-reverse`), so the browser itself keeps the newest in sight.
    view! {
        <div class="scroller" id=SCROLLER tabindex="0" on:scroll=move |_| chat.scrolled()>
            <div class="thread">
                <button class="earlier" on:click=press(chat, NONE, |chat, _| chat.show_earlier())>{earlier}</button>
                <div id=LOG role="log" aria-label=text.messages></div>
                <section class="greeting">
                    <h2>{text.greeting}</h2>
                    <p>{text.invitation}</p>
                </section>
                <div class="typing">
                    <span class="face" aria-hidden="true">{face}</span>
                    <p><i></i><i></i><i></i></p>
                    <span class="hidden" role="status">{typing}</span>
                </div>
            </div>
        </div>
        <div class="between">
            <button class="newer" on:click=press(chat, NONE, |_, _| to_bottom())>{newer}</button>
            <p class="notice" role="status">{notice}</p>
        </div>
    }
}

/// The class of a line.
pub(super) fn class(row: &Row) -> String {
    match &row.kind {
        Kind::Message(message) => message::class(message),
        Kind::Day(_) => "note day".to_owned(),
        _ => "note".to_owned(),
    }
}

/// One line.
pub(super) fn line(chat: Chat, row: Row) -> impl IntoView + use<> {
    let text = chat.text;
    let class = class(&row);
    let said = match row.kind {
        Kind::Message(message) => return Either::Left(message::message(chat, class, message)),
        Kind::Joined(name) => fill(text.joined, &name),
        Kind::Closed(name) => fill(text.closed, &name),
        Kind::Day(day) => match day {
            Day::Today => text.today.to_owned(),
            Day::Yesterday => text.yesterday.to_owned(),
            Day::At(at) => chat.own().times.date(at),
        },
    };
    Either::Right(view! { <p class=class>{said}</p> })
}
