//! Where the visitor writes: one pill that grows.

use leptos::prelude::*;

use super::{NONE, press, words};
use crate::chat::Chat;
use crate::field::FIELD;

pub(super) fn composer(chat: Chat) -> impl IntoView {
    let text = chat.text;
    let over = words(chat, |chat| chat.see(|screen| if screen.over { "true" } else { "false" }).to_owned());
    view! {
        <footer>
            <p class="room" role="status">{words(chat, |chat| chat.see(|screen| screen.room.clone()))}</p>
            <div class="composer">
                <textarea
                    id=FIELD
                    rows="1"
                    dir="auto"
                    enterkeyhint="send"
                    placeholder=text.placeholder
                    aria-label=text.placeholder
                    on:input=move |event| chat.write(event_target_value(&event))
                ></textarea>
                <button class="send" title=text.send aria-disabled=over on:click=press(chat, NONE, |chat, _| chat.send())></button>
            </div>
        </footer>
    }
}
