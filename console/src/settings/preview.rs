//! A drawing of the chat on a page, with settings that are not yet saved. It does nothing.

use leptos::prelude::*;
use protocol::{Distance, Icon as Drawn, Look, Side};
use words::{Formality, Language, widget};

use crate::context::words;
use crate::parts::icon::{Glyph, Icon};
use crate::texts::Texts;

/// The drawing.
#[component]
pub(super) fn Preview(
    name: Signal<String>,
    look: Memo<Look>,
    greeting: Memo<Option<(String, String)>>,
) -> impl IntoView {
    let words = words();
    let greeting = move || {
        greeting.get().map(|(first, rest)| {
            view! { <div class="preview-greeting" dir="auto"><b>{first}</b><span>{rest}</span></div> }
        })
    };
    // In the language of the chat; of the console, where the page has the say.
    let language = move |look: &Look| Language::spoken(&look.language.to_string()).unwrap_or(words.spoken);
    // Each text by itself, so that the console has not all of the widget's in it.
    let ask = move || look.with(|look| widget::one(language(look), Formality::of(look.formal), |texts| texts.ask));
    let write =
        move || look.with(|look| widget::one(language(look), Formality::of(look.formal), |texts| texts.placeholder));
    let chats = move |text: fn(Texts) -> &'static str| move || text(Texts::of(look.with(language)));
    view! {
        <div
            class="preview"
            class:preview-left=move || look.with(|look| look.side == Side::Left)
            style=("--accent", move || look.with(|look| look.accent.to_string()))
            style=("--from-side", move || half(look.with(|look| look.from_side)))
            style=("--from-bottom", move || half(look.with(|look| look.from_bottom)))
            style=("--accent-ink", move || look.with(|look| look.accent.ink().css()))
            role="img"
            aria-label=words.preview
        >
            <div class="preview-panel" data-theme=move || look.with(|look| look.theme.name())>
                <div class="preview-head">
                    <span class="preview-name">
                        <b>{move || name.get()}</b>
                        <span>{ask}</span>
                    </span>
                </div>
                {greeting}
                <div class="preview-said preview-own">{chats(|texts| texts.preview_hello)}</div>
                <div class="preview-said">{chats(|texts| texts.preview_answer)}</div>
                <div class="preview-write">{write}</div>
            </div>
            <span
                class="preview-launcher"
                style=("--height", move || format!("{}px", look.with(|look| look.launcher.size.pixels() * 6 / 7)))
            >
                {move || match look.with(|look| look.launcher.icon) {
                    Drawn::Bubble => view! { <Glyph icon=Icon::Bubble/> }.into_any(),
                    Drawn::Question => "?".into_any(),
                    Drawn::Envelope => "✉".into_any(),
                    Drawn::Hand => "👋".into_any(),
                }}
                <b>{move || look.with(label)}</b>
            </span>
        </div>
    }
}

/// A label, as the visitors of some language have it.
fn label(look: &Look) -> String {
    let labels = &look.launcher.labels;
    let shown = labels.get(&look.language).or_else(|| labels.values().next());
    shown.map(|label| label.as_str().to_owned()).unwrap_or_default()
}

/// The drawing is half as large as the page.
fn half(distance: Distance) -> String {
    format!("{}px", distance.pixels() / 2)
}
