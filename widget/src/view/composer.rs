//! Where the visitor writes: one pill that grows.

use leptos::prelude::*;

use super::picker::{self, PLACE};
use super::{NONE, press, words};
use crate::page::field::FIELD;
use crate::page::{ATTACH, EDITING};
use crate::talk::{Picker, Talk};

pub(super) fn composer(talk: Talk) -> impl IntoView {
    let text = talk.texts();
    let over = words(talk, |talk| talk.see(|screen| if screen.over { "true" } else { "false" }).to_owned());
    let expanded = words(talk, |talk| is(talk, Picker::Open));
    let busy = words(talk, |talk| is(talk, Picker::Loading));
    view! {
        <footer>
            <div id=EDITING></div>
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
