//! The conversation: its lines, who types, and the way to what is above and below.

use leptos::either::Either;
use leptos::prelude::*;
use reading::initials;
use words::fill;

use super::{NONE, message, press, words};
use crate::page::scroller::{SCROLLER, to_bottom};
use crate::page::{LOG, SENDING};
use crate::talk::{Day, Kind, Row, Talk};

pub(super) fn thread(talk: Talk) -> impl IntoView {
    let text = talk.texts();
    let earlier =
        words(talk, |talk| talk.see(|screen| if screen.earlier { talk.texts().earlier } else { "" }).to_owned());
    let newer = words(talk, |talk| talk.see(|screen| if screen.newer { talk.texts().newer } else { "" }).to_owned());
    let notice = words(talk, |talk| talk.see(|screen| screen.notice.to_owned()));
    let face = words(talk, |talk| talk.see(|screen| initials(&screen.typing)));
    let typing = words(talk, |talk| {
        let name = talk.see(|screen| screen.typing.clone());
        if name.is_empty() { name } else { named(talk.texts().typing, &name) }
    });
    // It scrolls from its bottom (`column-reverse`), so the browser itself keeps the newest in sight.
    view! {
        <div class="scroller" id=SCROLLER tabindex="0" on:scroll=move |_| talk.scrolled()>
            <div class="thread">
                <button class="earlier" on:click=press(talk, NONE, |talk, _| talk.show_earlier())>{earlier}</button>
                <div id=LOG role="log" aria-label=text.messages></div>
                <section class="greeting">
                    <h2>{text.greeting}</h2>
                    <p>{text.invitation}</p>
                </section>
                <div id=SENDING></div>
                <div class="typing">
                    <span class="face" aria-hidden="true">{face}</span>
                    <p><i></i><i></i><i></i></p>
                    <span class="hidden" role="status">{typing}</span>
                </div>
            </div>
        </div>
        <div class="between">
            <button class="newer" on:click=press(talk, NONE, |_, _| to_bottom())>{newer}</button>
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
pub(super) fn line(talk: Talk, row: Row) -> impl IntoView + use<> {
    let text = talk.texts();
    let class = class(&row);
    let said = match row.kind {
        Kind::Message(message) => return Either::Left(message::message(talk, class, row.key, message)),
        Kind::Joined(name) => named(text.joined, &name),
        Kind::Closed(name) => named(text.closed, &name),
        Kind::Day(day) => match day {
            Day::Today => text.today.to_owned(),
            Day::Yesterday => text.yesterday.to_owned(),
            Day::At(at) => talk.times().date(at),
        },
    };
    Either::Right(view! { <p class=class>{said}</p> })
}

fn named(sentence: &str, name: &str) -> String {
    fill(sentence, &[("name", name)])
}
