//! Where the visitor writes: one pill that grows.

use leptos::prelude::*;

use super::{NONE, press, words};
use crate::page::field::FIELD;
use crate::talk::Talk;

pub(super) fn composer(talk: Talk) -> impl IntoView {
    let text = talk.texts();
    let over = words(talk, |talk| talk.see(|screen| if screen.over { "true" } else { "false" }).to_owned());
    view! {
        <footer>
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
                <button class="send" title=text.send aria-disabled=over on:click=press(talk, NONE, |talk, _| talk.send())></button>
            </div>
        </footer>
    }
}
