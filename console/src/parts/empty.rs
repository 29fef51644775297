//! Nothing is here, and a sentence that says what to do.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// A title, a sentence, and perhaps more.
#[component]
pub(crate) fn Empty(
    title: &'static str,
    text: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-mark"><Glyph icon=Icon::Bubble/></span>
            <p class="empty-title">{title}</p>
            <p>{text}</p>
            {children.map(|children| children())}
        </div>
    }
}
