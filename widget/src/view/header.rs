//! Whose chat this is, and who answers.

use leptos::prelude::*;
use reading::initials;

use super::{NONE, press, words};
use crate::talk::Talk;

pub(super) fn header(talk: Talk) -> impl IntoView {
    let face = words(talk, |talk| talk.see(|screen| initials(&screen.agent)));
    let title = words(talk, |talk| {
        let agent = talk.see(|screen| screen.agent.clone());
        if agent.is_empty() { talk.settings().name.clone() } else { agent }
    });
    let line = words(talk, |talk| {
        if talk.see(|screen| screen.agent.is_empty()) {
            talk.texts().ask.to_owned()
        } else {
            [talk.texts().answers_you, " · ", &talk.settings().name].concat()
        }
    });
    view! {
        <header>
            <span class="face" aria-hidden="true">{face}</span>
            <div>
                <h1 dir="auto">{title}</h1>
                <p>{line}</p>
            </div>
            <button class="close" title=talk.texts().close on:click=press(talk, NONE, |talk, _| talk.close())></button>
        </header>
    }
}
