//! Where the visitor writes: one pill that grows.

use leptos::prelude::*;

use super::extras::{ATTACH, EDITING};
use super::picker::{self, PLACE};
use super::{NONE, press, words};
use crate::later::Failed;
use crate::page::field::FIELD;
use crate::talk::{Picker, Talk};

pub(super) fn composer(talk: Talk) -> impl IntoView {
    let text = talk.texts();
    let over = words(talk, |talk| talk.see(|screen| if screen.over { "true" } else { "false" }).to_owned());
    let expanded = words(talk, |talk| is(talk, Picker::Open));
    let busy = words(talk, |talk| is(talk, Picker::Loading));
    let missing = words(talk, |talk| {
        let texts = talk.texts();
        failed(talk, texts.part_unreachable, texts.part_gone)
    });
    let again = words(talk, |talk| failed(talk, talk.texts().retry, talk.texts().reload));
    view! {
        <footer>
            <div id=EDITING></div>
            <p class="missing" role="status">{missing}</p>
            <button class="missing" on:click=press(talk, NONE, |talk, _| picker::again(talk))>{again}</button>
            <div id=PLACE></div>
            <p class="room" role="status">{words(talk, |talk| talk.see(|screen| screen.room.clone()))}</p>
            <div class="composer">
                <textarea
                    id=FIELD
                    rows="1"
                    dir="auto"
                    enterkeyhint="send"
                    placeholder=text.placeholder
                    aria-label=text.placeholder
                    on:input=move |event| talk.write(event_target_value(&event))
                ></textarea>
                <span id=ATTACH></span>
                <button
                    class="emoji"
                    title=text.emoji
                    aria-expanded=expanded
                    aria-busy=busy
                    on:click=press(talk, NONE, |talk, _| picker::toggle(talk))
                ></button>
                <button class="send" title=text.send aria-disabled=over on:click=press(talk, NONE, |talk, _| talk.send())></button>
            </div>
        </footer>
    }
}

/// Whether the picker is like this.
fn is(talk: Talk, picker: Picker) -> String {
    if talk.see(|screen| screen.picker) == picker { "true" } else { "false" }.to_owned()
}

/// What there is to say where the picker could not be loaded.
fn failed(talk: Talk, unreachable: &str, gone: &str) -> String {
    match talk.see(|screen| screen.picker) {
        Picker::Failed(Failed::Unreachable) => unreachable,
        Picker::Failed(Failed::Gone) => gone,
        _ => "",
    }
    .to_owned()
}
