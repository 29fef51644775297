//! Whose chat this is, and who answers.

use leptos::prelude::*;

use session::reading::initials;

use super::{NONE, press, words};
use crate::chat::Chat;

pub(super) fn header(chat: Chat) -> impl IntoView {
    let face = words(chat, |chat| chat.see(|screen| initials(&screen.agent)));
    let title = words(chat, |chat| {
        let agent = chat.see(|screen| screen.agent.clone());
        if agent.is_empty() { chat.own().settings.name.clone() } else { agent }
    });
    let line = words(chat, |chat| {
        if chat.see(|screen| screen.agent.is_empty()) {
            chat.text.ask.to_owned()
        } else {
            [chat.text.answers_you, " · ", &chat.own().settings.name].concat()
        }
    });
    view! {
        <header>
            <span class="face" aria-hidden="true">{face}</span>
            <div>
                <h1 dir="auto">{title}</h1>
                <p>{line}</p>
            </div>
            <button class="close" title=chat.text.close on:click=press(chat, NONE, |chat, _| chat.close())></button>
        </header>
    }
}
