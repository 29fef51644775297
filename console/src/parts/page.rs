//! A page beside the inbox: a heading, and what the server has of it.

use leptos::prelude::*;

use crate::context::words;
use crate::io::task::Loaded;

/// Draws what was loaded, or says why it was not. What is drawn once stays, so that a form keeps its focus while the
/// list beside it is loaded again.
#[component]
pub(crate) fn Page<T: Clone + PartialEq + Send + Sync + 'static>(
    title: &'static str,
    lead: &'static str,
    loaded: Signal<Loaded<T>>,
    draw: impl Fn(Signal<Option<T>>) -> AnyView + Send + 'static,
) -> impl IntoView {
    let words = words();
    let there = Memo::new(move |_| match loaded.get() {
        Loaded::There(there) => Some(there),
        Loaded::Loading | Loaded::Failed(_) => None,
    });
    let is_there = Memo::new(move |_| there.with(Option::is_some));
    let inner = move || {
        if is_there.get() {
            return draw(there.into());
        }
        match loaded.get() {
            Loaded::Failed(trouble) => view! { <p role="alert">{words.trouble(&trouble)}</p> }.into_any(),
            _ => view! { <p class="page-wait" role="status">{words.loading}</p> }.into_any(),
        }
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-inner">
                <h1>{title}</h1>
                <p class="page-lead">{lead}</p>
                {inner}
            </div>
        </main>
    }
}
