//! A drawing of the chat on a page, with settings that are not yet saved. It does nothing.

use leptos::prelude::*;
use protocol::{Accent, Side};

use crate::app::words;
use crate::views::icon::{Glyph, Icon};

/// The drawing.
#[component]
pub(crate) fn Preview(name: Signal<String>, accent: Signal<Accent>, side: Signal<Side>) -> impl IntoView {
    let words = words();
    view! {
        <div
            class="preview"
            class:preview-left=move || side.get() == Side::Left
            style=("--accent", move || accent.get().to_string())
            style=("--accent-ink", move || accent.get().ink().css())
            role="img"
            aria-label=words.preview
        >
            <div class="preview-panel">
                <div class="preview-head">
                    <span class="preview-name">
                        <b>{move || name.get()}</b>
                        <span>{words.preview_lead}</span>
                    </span>
                </div>
                <div class="preview-said preview-own">{words.preview_hello}</div>
                <div class="preview-said">{words.preview_answer}</div>
                <div class="preview-write">{words.preview_write}</div>
            </div>
            <span class="preview-launcher"><Glyph icon=Icon::Bubble/></span>
        </div>
    }
}
