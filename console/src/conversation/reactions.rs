//! What an agent can react to a visitor's message with.

use leptos::prelude::*;
use protocol::{Reaction, Seq};

use super::handle::conversation;
use crate::context::words;
use crate::texts::Texts;

/// A button that offers the reactions to the message at `of`; the one that is there is taken back by choosing it again.
#[component]
pub(super) fn Reactions(of: Seq, current: Option<Reaction>) -> impl IntoView {
    let words = words();
    let conversation = conversation();
    let is_open = RwSignal::new(false);
    let choice = move |reaction: Reaction| {
        let name = reaction_name(reaction, words);
        let is_current = current == Some(reaction);
        let choose = move |_| {
            is_open.set(false);
            conversation.react(of, if is_current { Reaction::Nothing } else { reaction });
        };
        view! {
            <button class="reaction" title=name aria-label=name aria-pressed=is_current.to_string() on:click=choose>
                {reaction.sign()}
            </button>
        }
    };
    view! {
        <span class="said-doing" on:keydown=move |event| if event.key() == "Escape" { is_open.set(false) }>
            <button
                class="link"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {words.react}
            </button>
            {move || is_open.get().then(|| view! {
                <span class="reactions" role="group" aria-label=words.react data-keys="">
                    {Reaction::ALL.map(choice).collect_view()}
                </span>
            })}
        </span>
    }
}

/// A reaction in words.
pub(super) fn reaction_name(reaction: Reaction, words: Texts) -> &'static str {
    match reaction {
        Reaction::Nothing => "",
        Reaction::Like => words.react_like,
        Reaction::Love => words.react_love,
        Reaction::Laugh => words.react_laugh,
        Reaction::Wow => words.react_wow,
        Reaction::Sad => words.react_sad,
        Reaction::Thanks => words.react_thanks,
    }
}
