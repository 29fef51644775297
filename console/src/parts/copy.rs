//! A text to copy, and the button that does.

use std::time::Duration;

use leptos::prelude::*;

use crate::context::words;
use crate::io::clipboard;

/// Shows `text` in full, so that it can be copied by hand where the browser refuses.
#[component]
pub(crate) fn Copy(#[prop(into)] text: String, #[prop(into)] label: String) -> impl IntoView {
    let words = words();
    let copied = RwSignal::new(false);
    let shown = text.clone();
    let press = move |_| {
        if clipboard::copy(&text) {
            copied.set(true);
            set_timeout(
                move || {
                    copied.try_set(false);
                },
                Duration::from_secs(2),
            );
        }
    };
    view! {
        <div class="copy">
            <code tabindex="0" role="group" aria-label=label>{shown}</code>
            <button class="button" type="button" on:click=press aria-live="polite">
                {move || if copied.get() { words.copied } else { words.copy }}
            </button>
        </div>
    }
}
