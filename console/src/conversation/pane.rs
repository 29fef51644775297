//! What is open beside the list: a conversation and its visitor's card, or a sentence where there is none.

use browser::files::chosen;
use browser::js::get;
use leptos::prelude::*;

use super::attach;
use super::card::Card;
use super::composer::Composer;
use super::handle::Conversation;
use super::head::Head;
use super::open::Conversations;
use super::thread::ThreadView;
use crate::context::{context, words};
use crate::io::focus;
use crate::io::route::Route;
use crate::parts::empty::Empty;

/// What is open.
#[component]
pub(crate) fn Pane() -> impl IntoView {
    let route = context().route;
    let open = expect_context::<Conversations>().open;
    // Where list and conversation are shown one at a time, the focus goes along.
    Effect::new(move |_| {
        if open.get().is_some() {
            request_animation_frame(|| focus::focus_unless_drawn("#pane", ".list"));
        }
    });
    let is_wrong = Memo::new(move |_| route.get() == Route::NoConversation);
    move || match open.get() {
        Some(conversation) => {
            let is_missing = conversation.view.is_missing;
            (move || if is_missing.get() { missing() } else { view! { <Opened conversation/> }.into_any() }).into_any()
        }
        None if is_wrong.get() => missing(),
        None => {
            let words = words();
            view! { <Nothing title=words.nothing_open text=words.nothing_open_more/> }.into_any()
        }
    }
}

fn missing() -> AnyView {
    let (words, context) = (words(), context());
    view! {
        <Nothing title=words.no_conversation text=words.no_conversation_more>
            <button class="button pane-back" on:click=move |_| context.go(Route::Inbox)>{words.to_inbox}</button>
        </Nothing>
    }
    .into_any()
}

#[component]
fn Nothing(title: &'static str, text: &'static str, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <section class="pane pane-empty" id="pane" tabindex="-1" aria-label=title>
            <Empty title text>{children.map(|children| children())}</Empty>
        </section>
    }
}

#[component]
fn Opened(conversation: Conversation) -> impl IntoView {
    provide_context(conversation);
    let spoken = words();
    view! {
        <section
            class="pane"
            id="pane"
            tabindex="-1"
            aria-label=move || conversation.name(spoken)
            on:dragover=|event| event.prevent_default()
            on:drop=move |event| attach::take(conversation, &event, chosen(&get(&event, "dataTransfer")))
        >
            <Head/>
            <ThreadView/>
            <Composer/>
        </section>
        <Card/>
    }
}
