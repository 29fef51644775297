//! The conversation as it reads: days, bubbles, what happened, who types.

mod line;

use leptos::html::Div;
use leptos::prelude::*;
use protocol::{Receipt, Seq, Timestamp};

use crate::app::words;
use crate::rules::thread::{self, Line, Typist};
use crate::views::icon::{Glyph, Icon};
use line::LineView;

/// How far from the end one may have scrolled and still be taken along, in pixels.
const NEAR: i32 = 60;

/// The thread. It keeps to its end by itself: the scroller is laid out from the bottom (see the styles).
#[component]
pub(crate) fn Thread(
    name: String,
    lines: Signal<Vec<Line>>,
    has_earlier: Signal<bool>,
    is_whole: Signal<bool>,
    typing: Signal<Option<Typist>>,
    heard: Signal<Option<String>>,
    now: Signal<Timestamp>,
    earlier: Callback<()>,
    retry: Callback<Timestamp>,
    discard: Callback<Timestamp>,
    other: Signal<Receipt>,
    edit: Callback<(Seq, String)>,
    take_back: Callback<Seq>,
) -> impl IntoView {
    let words = words();
    let scroller = NodeRef::<Div>::new();
    let is_away = RwSignal::new(false);
    let has_news = RwSignal::new(false);
    let visitor = StoredValue::new(name.clone());
    let to_end = move || {
        if let Some(scroller) = scroller.get_untracked() {
            scroller.set_scroll_top(0);
        }
    };
    let last = Memo::new(move |_| lines.with(|lines| lines.last().map(Line::key)));
    Effect::new(move |before: Option<Option<(u8, u64)>>| {
        let key = last.get();
        let is_mine = lines.with_untracked(|lines| matches!(lines.last(), Some(Line::Unsent(_))));
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
    let reached = Memo::new(move |_| lines.with(|lines| thread::reached(lines, other.get())));
    let reached = move || reached.get().map(|reached| view! { <p class="said-state">{words.reached(reached)}</p> });
    let typist = move || {
        let text = match typing.get()? {
            Typist::Visitor => words.visitor_typing.to_owned(),
            Typist::Colleague(face) => words.colleague_typing(&face.name),
        };
        Some(view! {
            <p class="typing"><span class="typing-dots" aria-hidden="true"><i></i><i></i><i></i></span>{text}</p>
        })
    };
    view! {
        <div class="thread-frame">
            <div
                class="thread"
                role="region"
                aria-label=words.conversation_with(&name)
                tabindex="0"
                node_ref=scroller
                on:scroll=heed_scroll
            >
                <div class="lines">
                    {move || has_earlier.get().then(|| view! {
                        <button class="button lines-earlier" on:click=move |_| earlier.run(())>{words.earlier}</button>
                    })}
                    {move || (!is_whole.get() && lines.with(Vec::is_empty)).then(|| view! {
                        <p class="notice" role="status">{words.loading}</p>
                    })}
                    <For each=move || lines.get() key=Line::key let:line>
                        <LineView line visitor now retry discard edit take_back/>
                    </For>
                    {reached}
                    {typist}
                </div>
            </div>
            {move || has_news.get().then(|| view! {
                <button class="button thread-news" on:click=move |_| to_end()><Glyph icon=Icon::Down/>{words.newest}</button>
            })}
            <p class="unseen" role="log">{move || heard.get().map(|text| words.wrote(&visitor.read_value(), &text))}</p>
        </div>
    }
}
