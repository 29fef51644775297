//! A button that asks once more, in its own place. No dialogue covers what one is asked about.

use leptos::html::Button;
use leptos::prelude::*;

use crate::context::words;

/// A button `label`; pressed, it asks `question` and then does `act`.
#[component]
pub(crate) fn Confirm(
    label: &'static str,
    #[prop(into)] question: String,
    #[prop(optional, into)] about: String,
    act: Callback<()>,
) -> impl IntoView {
    let words = words();
    let asks = RwSignal::new(false);
    let no = NodeRef::<Button>::new();
    Effect::new(move |_| {
        // A second Enter may be an accident, so the safe answer has the focus.
        if let Some(no) = no.get() {
            let _ = no.focus();
        }
    });
    let full = if about.is_empty() { label.to_owned() } else { format!("{label}: {about}") };
    move || {
        if !asks.get() {
            let full = full.clone();
            return view! { <button class="button" aria-label=full on:click=move |_| asks.set(true)>{label}</button> }
                .into_any();
        }
        let cancel = move || asks.set(false);
        view! {
            <span
                class="confirm"
                role="group"
                aria-label=question.clone()
                data-keys=""
                on:keydown=move |event| if event.key() == "Escape" { cancel() }
            >
                <span class="confirm-question">{question.clone()}</span>
                <button class="button button-main" on:click=move |_| { asks.set(false); act.run(()); }>
                    {label}
                </button>
                <button class="button" node_ref=no on:click=move |_| cancel()>{words.cancel}</button>
            </span>
        }
        .into_any()
    }
}
