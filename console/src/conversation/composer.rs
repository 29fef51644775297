//! Where the agent writes: to the visitor, or a note for colleagues. Enter sends; what cannot be sent is said before it
//! is tried.

use browser::files::pasted;
use leptos::html::Textarea;
use leptos::prelude::*;
use protocol::{Body, BodyError, FromAgent, limits};
use reading::{Kind, is_long};
use words::fill;

use super::attach::{self, Attach, OnTheirWay};
use super::handle::{conversation, focus_field};
use super::lines::last_of_mine;
use super::offering::OfferEditor;
use super::picker::{Picker, PickerButton, PickerPlace};
use super::shared::{self, SharedPage};
use super::smileys::Smileys;
use super::standing::Standing;
use crate::context::{context, words};
use crate::io::focus;
use crate::parts::icon::{Glyph, Icon};
use crate::texts::Texts;

/// From how many characters left on they are counted.
const COUNTED: usize = 300;

/// The composer. In a closed conversation one writes notes, or reopens it.
#[component]
pub(super) fn Composer() -> impl IntoView {
    let words = words();
    let conversation = conversation();
    let view = conversation.view;
    let is_editing = Memo::new(move |_| view.editing.get().is_some());
    // Not under somebody's hands: what they type would go to the page, as its shortcuts.
    let is_used = move || is_editing.get() || view.is_writing.get() || view.draft.with(|draft| !draft.is_empty());
    let is_shut = Memo::new(move |_| {
        conversation.standing.get() == Some(Standing::Closed) && view.kind.get() == Kind::Message && !is_used()
    });
    let reopen = move |_| conversation.act(&FromAgent::Reopen {});
    view! {
        <div class="composer" class:composer-note=move || view.kind.get() == Kind::Note && !is_editing.get()>
            {move || if is_editing.get() {
                view! {
                    <p class="composer-editing" role="status">
                        {words.editing}
                        <button class="link" type="button" on:click=move |_| conversation.stop_editing()>
                            {words.cancel}
                        </button>
                    </p>
                }
                .into_any()
            } else {
                view! { <Switch is_shut/> }.into_any()
            }}
            {move || if is_shut.get() {
                view! {
                    <div class="composer-closed">
                        <p>{words.closed_hint}</p>
                        <button class="button" on:click=reopen>{words.reopen}</button>
                    </div>
                }
                .into_any()
            } else {
                view! { <Writing/> }.into_any()
            }}
        </div>
    }
}

/// Whether it is for the visitor or for colleagues.
#[component]
fn Switch(is_shut: Memo<bool>) -> impl IntoView {
    let words = words();
    let conversation = conversation();
    let kind = conversation.view.kind;
    let choice = move |of: Kind, label: &'static str| {
        let clicked = move |event: web_sys::MouseEvent| {
            // The arrow keys click, too, and then the focus stays.
            if event.detail() > 0 {
                focus_field();
            }
        };
        view! {
            <label class="switch-choice">
                <input
                    type="radio"
                    name="write"
                    prop:checked=move || kind.get() == of
                    on:change=move |_| conversation.write_as(of)
                    on:click=clicked
                />
                <span>{label}</span>
            </label>
        }
    };
    let hint = move || match (kind.get(), conversation.standing.get()) {
        (Kind::Note, _) => Some(words.note_hint),
        (Kind::Message, Some(Standing::Closed)) if !is_shut.get() => Some(words.closed_send),
        (Kind::Message, _) => None,
    };
    view! {
        <div class="composer-top">
            <div class="switch" role="radiogroup" aria-label=words.write_which>
                {choice(Kind::Message, words.write_reply)}
                {choice(Kind::Note, words.write_note)}
            </div>
            <p class="composer-hint" role="status">{hint}</p>
        </div>
    }
}

#[component]
fn Writing() -> impl IntoView {
    let (words, context) = (words(), context());
    let conversation = conversation();
    let view = conversation.view;
    let draft = view.draft;
    let is_note = Memo::new(move |_| view.kind.get() == Kind::Note && view.editing.get().is_none());
    let area = NodeRef::<Textarea>::new();
    let picker = Picker::new(area);
    let smileys = Smileys::new(conversation, words.spoken);
    let offers = move || !is_note.get() && view.editing.get().is_none();
    let fault = Memo::new(move |_| {
        let is_odd = offers() && view.offer.content().is_err();
        draft.with(|draft| fault(draft, words)).or(is_odd.then_some(words.refused_bad_choices))
    });
    let is_long = Memo::new(move |_| !is_note.get() && draft.with(|draft| is_long(draft)));
    let is_empty = Memo::new(move |_| draft.with(|draft| draft.trim().is_empty()));
    let send = move || {
        smileys.finish();
        picker.close();
        let body = draft.with_untracked(|draft| Body::try_from(draft.as_str()));
        let is_shared = draft.with_untracked(|draft| view.sharing.ready(draft).is_some());
        if is_shared && untrack(offers) {
            conversation.share();
        } else if let Ok(body) = body {
            conversation.say(body);
        }
        if let Some(area) = area.get_untracked() {
            let _ = area.focus();
        }
    };
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            smileys.follow(&area);
        }
    });
    Effect::new(move |_| {
        draft.track();
        let Some(area) = area.get() else { return };
        // As high as its text, once that stands there, up to what the styles allow. Set through the object model, as the
        // policy wants it.
        request_animation_frame(move || {
            let style = web_sys::HtmlElement::style(&area);
            let _ = style.set_property("height", "auto");
            let _ = style.set_property("height", &format!("{}px", area.scroll_height()));
        });
    });
    let pressed = move |event: web_sys::KeyboardEvent| {
        // 229: the key belongs to an input method, which some browsers say only so.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        if event.key() == "Enter" && !event.shift_key() {
            event.prevent_default();
            send();
        } else if event.key() == "Escape" && picker.close() {
            // One thing at a time.
        } else if event.key() == "Escape" && view.editing.get_untracked().is_some() {
            conversation.stop_editing();
        } else if event.key() == "Escape" {
            focus::focus("#pane");
        } else if event.key() == "ArrowUp"
            && draft.with_untracked(String::is_empty)
            && let Some((of, text)) = view.lines.with_untracked(|lines| last_of_mine(lines))
        {
            event.prevent_default();
            conversation.edit(of, text);
        }
    };
    let placeholder = move || match conversation.standing.get() {
        _ if is_note.get() => words.note_placeholder.to_owned(),
        Some(Standing::Waiting) => words.reply_waiting.to_owned(),
        Some(Standing::Automated) => words.reply_automated.to_owned(),
        Some(Standing::Colleagues(face)) => fill(words.reply_beside, &[("name", &face.name)]),
        _ => words.reply.to_owned(),
    };
    on_cleanup(move || {
        let _ = view.is_writing.try_set(false);
    });
    let left = move || {
        let left = limits::BODY_CHARACTERS.saturating_sub(draft.with(|draft| draft.trim().chars().count()));
        if left <= COUNTED && fault.get().is_none() {
            Some(words.counted(words.characters_left, left))
        } else {
            is_long.get().then(|| words.shorter.to_owned())
        }
    };
    view! {
        <PickerPlace picker/>
        <form on:submit=move |event| { event.prevent_default(); send(); }>
            <p class="composer-fault" role="alert">{move || fault.get()}</p>
            {move || offers().then(|| view! { <SharedPage/> })}
            {move || offers().then(|| view! { <OnTheirWay/> })}
            <div class="composer-box">
                {move || offers().then(|| view! { <Attach/> })}
                <textarea
                    rows="1"
                    dir="auto"
                    node_ref=area
                    aria-label=move || if is_note.get() { words.write_note } else { words.reply }
                    placeholder=placeholder
                    prop:value=move || draft.get()
                    on:focus=move |_| view.is_writing.set(true)
                    on:blur=move |_| view.is_writing.set(false)
                    on:keydown=pressed
                    on:paste=move |event| if offers() {
                        attach::take(conversation, &event, pasted(&event));
                        shared::look(context, conversation, words, &event);
                    }
                ></textarea>
                <PickerButton picker/>
                <button
                    class="composer-send"
                    type="submit"
                    aria-label=move || if is_note.get() { words.note_send } else { words.send }
                    title=words.enter_sends
                    aria-disabled=move || (is_empty.get() || fault.get().is_some()).then_some("true")
                >
                    <Glyph icon=Icon::Send/>
                </button>
            </div>
            {move || (offers() && view.offer.is_open.get()).then(|| view! { <OfferEditor/> })}
            <p class="composer-left">
                {move || offers().then(|| view! {
                    <button
                        class="link"
                        type="button"
                        aria-expanded=move || view.offer.is_open.get().to_string()
                        on:click=move |_| view.offer.is_open.update(|is_open| *is_open = !*is_open)
                    >
                        {words.offer}
                    </button>
                })}
                <span>{left}</span>
            </p>
        </form>
    }
}

fn fault(draft: &str, words: Texts) -> Option<&'static str> {
    match Body::try_from(draft).err()? {
        BodyError::Empty => None,
        BodyError::TooLong => Some(words.too_long),
        BodyError::ControlCharacter => Some(words.strange_character),
    }
}
