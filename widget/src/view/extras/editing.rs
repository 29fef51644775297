//! A message of the visitor's own is given another text: what is done, and the two ways out.

use leptos::mount::mount_to;
use leptos::prelude::*;
use words::later::Later;

use crate::page::element;
use crate::talk::{Talk, Writing};

/// The element that it is drawn into.
pub(in crate::view) const PLACE: &str = "editing";

/// Shows it whenever a message is being edited.
pub(super) fn offer(texts: &'static Later) {
    if let Some(place) = element(PLACE) {
        std::mem::forget(mount_to(place, move || bar(texts)));
    }
}

fn bar(texts: &'static Later) -> impl IntoView {
    let hidden = move || Talk.see(|screen| screen.writing) != Writing::Edit;
    view! {
        <div class="editing" hidden=hidden>
            <p>{texts.editing}</p>
            <button on:click=|_| Talk.take_back()>{texts.take_back}</button>
            <button on:click=|_| _ = Talk.stop_editing()>{texts.cancel}</button>
        </div>
    }
}
