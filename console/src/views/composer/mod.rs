//! Where the agent writes. Enter sends; what cannot be sent is said before it is tried.

use leptos::html::Textarea;
use leptos::prelude::*;
use protocol::{AgentId, Body, BodyError, FromAgent, Status, limits};

use crate::app::words;
use crate::rules::fold::Standing;
use crate::text::Words;
use crate::views::icon::{Glyph, Icon};

/// From how many characters left on they are counted.
const COUNTED: usize = 300;

/// The composer; while the conversation is closed, the way to reopen it.
#[component]
pub(crate) fn Composer(
    draft: Signal<String>,
    me: AgentId,
    status: Signal<Option<Status>>,
    is_editing: Signal<bool>,
    write: Callback<String>,
    say: Callback<Body>,
    act: Callback<FromAgent>,
    edit_last: Callback<()>,
    leave: Callback<()>,
) -> impl IntoView {
    let words = words();
    let standing = Memo::new(move |_| status.with(|status| status.as_ref().map(|status| Standing::of(status, me))));
    let is_closed = Memo::new(move |_| standing.get() == Some(Standing::Closed));
    move || {
        if is_closed.get() {
            return view! {
                <div class="composer composer-closed">
                    <p>{words.closed_hint}</p>
                    <button class="button" on:click=move |_| act.run(FromAgent::Reopen {})>{words.reopen}</button>
                </div>
            }
            .into_any();
        }
        view! { <Writing draft standing=standing.into() is_editing write say edit_last leave/> }.into_any()
    }
}

#[component]
fn Writing(
    draft: Signal<String>,
    standing: Signal<Option<Standing>>,
    is_editing: Signal<bool>,
    write: Callback<String>,
    say: Callback<Body>,
    edit_last: Callback<()>,
    leave: Callback<()>,
) -> impl IntoView {
    let words = words();
    let area = NodeRef::<Textarea>::new();
    let fault = Memo::new(move |_| draft.with(|draft| fault(draft, words)));
    let is_empty = Memo::new(move |_| draft.with(|draft| draft.trim().is_empty()));
    let send = move || {
        let body = draft.with_untracked(|draft| Body::try_from(draft.as_str()));
        if let Ok(body) = body {
            say.run(body);
        }
        if let Some(area) = area.get_untracked() {
            let _ = area.focus();
        }
    };
    Effect::new(move |_| {
        draft.track();
        // As high as its text, up to what the styles allow. Set through the object model, as the policy wants it.
        if let Some(area) = area.get() {
            let style = web_sys::HtmlElement::style(&area);
            let _ = style.set_property("height", "auto");
            let _ = style.set_property("height", &format!("{}px", area.scroll_height()));
        }
    });
    let pressed = move |event: web_sys::KeyboardEvent| {
        // 229: the key belongs to an input method, which some browsers say only so.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        if event.key() == "Enter" && !event.shift_key() {
            event.prevent_default();
            send();
        } else if event.key() == "Escape" {
            leave.run(());
        } else if event.key() == "ArrowUp" && draft.with_untracked(String::is_empty) {
            event.prevent_default();
            edit_last.run(());
        }
    };
    let placeholder = move || match standing.get() {
        Some(Standing::Waiting) => words.reply_waiting.to_owned(),
        Some(Standing::Colleagues(face)) => words.reply_beside(&face.name),
        _ => words.reply.to_owned(),
    };
    let left = move || {
        let left = limits::BODY_CHARACTERS.saturating_sub(draft.with(|draft| draft.trim().chars().count()));
        (left <= COUNTED && fault.get().is_none()).then(|| words.characters_left(left))
    };
    view! {
        <form class="composer" on:submit=move |event| { event.prevent_default(); send(); }>
            <p class="composer-fault" role="alert">{move || fault.get()}</p>
            {move || is_editing.get().then(|| view! {
                <p class="composer-editing" role="status">
                    {words.editing}
                    <button class="link" type="button" on:click=move |_| leave.run(())>{words.cancel}</button>
                </p>
            })}
            <div class="composer-box">
                <textarea
                    rows="1"
                    dir="auto"
                    node_ref=area
                    aria-label=words.reply
                    placeholder=placeholder
                    prop:value=move || draft.get()
                    on:input:target=move |event| write.run(event.target().value())
                    on:keydown=pressed
                ></textarea>
                <button
                    class="composer-send"
                    type="submit"
                    aria-label=words.send
                    title=words.enter_sends
                    aria-disabled=move || (is_empty.get() || fault.get().is_some()).then_some("true")
                >
                    <Glyph icon=Icon::Send/>
                </button>
            </div>
            <p class="composer-left">{left}</p>
        </form>
    }
}

fn fault(draft: &str, words: &Words) -> Option<&'static str> {
    match Body::try_from(draft).err()? {
        BodyError::Empty => None,
        BodyError::TooLong => Some(words.too_long),
        BodyError::ControlCharacter => Some(words.strange_character),
    }
}
