//! The conversation as it reads: days, bubbles, what happened, who types.

use leptos::html::Div;
use leptos::prelude::*;
use protocol::Who;
use reading::Reached;
use words::fill;

use super::handle::conversation;
use super::line::LineView;
use super::lines::{Line, LineKey};
use crate::context::words;
use crate::parts::icon::{Glyph, Icon};
use crate::texts::Texts;

/// How far from the end one may have scrolled and still be taken along, in pixels.
const NEAR: i32 = 60;

/// The thread. It keeps to its end by itself: the scroller is laid out from the bottom (see the styles).
#[component]
pub(super) fn ThreadView() -> impl IntoView {
    let words = words();
    let conversation = conversation();
    let view = conversation.view;
    let lines = view.lines;
    let scroller = NodeRef::<Div>::new();
    let (is_away, has_news) = (RwSignal::new(false), RwSignal::new(false));
    let label = move || fill(words.conversation_with, &[("name", &conversation.name(words))]);
    let to_end = move || {
        if let Some(scroller) = scroller.get_untracked() {
            scroller.set_scroll_top(0);
        }
    };
    let last = Memo::new(move |_| lines.with(|lines| lines.last().map(Line::key)));
    Effect::new(move |before: Option<Option<LineKey>>| {
        let key = last.get();
        let is_mine =
            lines.with_untracked(|lines| matches!(lines.last(), Some(Line::Written(last)) if last.is_unsent()));
        if is_mine {
            to_end();
        } else if before.is_some_and(|before| before.is_some() && before != key) && is_away.get_untracked() {
            has_news.set(true);
        }
        key
    });
    let heed_scroll = move |_| {
        let away = scroller.get_untracked().is_some_and(|scroller| scroller.scroll_top() < -NEAR);
        is_away.set(away);
        if !away {
            has_news.set(false);
        }
    };
    let state = move || view.reached.get().and_then(|reached| reached_text(reached, words));
    let heard = move || {
        view.heard
            .get()
            .map(|text| fill(words.wrote, &[("name", &untrack(|| conversation.name(words))), ("text", &text)]))
    };
    view! {
        <div class="thread-frame">
            <div class="thread" role="region" aria-label=label tabindex="0" node_ref=scroller on:scroll=heed_scroll>
                <div class="lines">
                    {move || view.has_earlier.get().then(|| view! {
                        <button class="button lines-earlier" on:click=move |_| conversation.show_earlier()>
                            {words.earlier}
                        </button>
                    })}
                    {move || (!view.is_whole.get() && lines.with(Vec::is_empty)).then(|| view! {
                        <p class="notice" role="status">{words.loading}</p>
                    })}
                    <For each=move || lines.get() key=Line::key let:line>
                        <LineView line/>
                    </For>
                    {move || state().map(|state| view! { <p class="said-state">{state}</p> })}
                    {move || view.typing.who.get().map(|who| view! {
                        <p class="typing">
                            <span class="typing-dots" aria-hidden="true"><i></i><i></i><i></i></span>
                            {types(&who, words)}
                        </p>
                    })}
                </div>
            </div>
            {move || has_news.get().then(|| view! {
                <button class="button thread-news" on:click=move |_| to_end()>
                    <Glyph icon=Icon::Down/>{words.newest}
                </button>
            })}
            <p class="unseen" role="log">{heard}</p>
        </div>
    }
}

fn reached_text(reached: Reached, words: Texts) -> Option<&'static str> {
    match reached {
        Reached::Sent => Some(words.sent),
        Reached::Delivered => Some(words.delivered),
        Reached::Read => Some(words.read),
        // Said at the message itself.
        Reached::Sending | Reached::Failed(_) => None,
    }
}

fn types(who: &Who, words: Texts) -> String {
    let name = match who {
        Who::Visitor => return words.visitor_typing.to_owned(),
        Who::Agent(face) => &face.name,
        Who::Bot => words.bot,
        Who::System => words.system,
    };
    fill(words.typing, &[("name", name)])
}
