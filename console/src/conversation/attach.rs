//! How an agent sends photos and files: a button, pasting, dropping; and what is on its way.

use browser::files::{ACCEPTED, Sending, is_picture, open};
use leptos::prelude::*;
use protocol::Refusal;
use wasm_bindgen::prelude::*;
use words::fill;

use super::handle::{Conversation, conversation, focus_field};
use crate::context::words;
use crate::parts::chooser::Chooser;
use crate::parts::icon::{Glyph, Icon};

/// Takes the files that an event brings, if any.
pub(super) fn take(to: Conversation, event: &web_sys::Event, files: Vec<JsValue>) {
    if !files.is_empty() {
        event.prevent_default();
        to.desk.with(|uploads| files.into_iter().for_each(|file| uploads.add(file)));
    }
}

/// The button.
#[component]
pub(super) fn Attach() -> impl IntoView {
    let words = words();
    let conversation = conversation();
    let chooser = Chooser::new();
    let choose = move |_| chooser.open();
    let take = move |files: Vec<JsValue>| {
        conversation.desk.with(|uploads| files.into_iter().for_each(|file| uploads.add(file)));
        focus_field();
    };
    view! {
        <button class="composer-attach" type="button" aria-label=words.attach title=words.attach on:click=choose>
            <Glyph icon=Icon::Clip/>
        </button>
        {chooser.field(ACCEPTED, true, take)}
    }
}

/// What is on its way.
#[component]
pub(super) fn OnTheirWay() -> impl IntoView {
    let desk = conversation().desk;
    // Drawn anew when it becomes another; how far it has come moves within.
    let files = Memo::new_owning(move |before: Option<Vec<_>>| {
        let now = desk
            .list
            .with(|list| list.iter().map(|sending| (sending.file, sending.bytes, sending.refused)).collect::<Vec<_>>());
        let is_other = before.as_ref() != Some(&now);
        (now, is_other)
    });
    let lines = move || {
        files
            .get()
            .into_iter()
            .filter_map(|(file, ..)| {
                let sending =
                    desk.list.with_untracked(|list| list.iter().find(|sending| sending.file == file).cloned())?;
                Some(view! { <OnItsWay sending/> })
            })
            .collect_view()
    };
    view! { <div class="on-their-way">{lines}</div> }
}

#[component]
fn OnItsWay(sending: Sending) -> impl IntoView {
    let words = words();
    let desk = conversation().desk;
    let Sending { file, name, bytes, refused, content, .. } = sending;
    let sent = move || {
        desk.list.with(|list| list.iter().find(|sending| sending.file == file).map_or(0, |sending| sending.sent))
    };
    let picture = (content.is_object() && is_picture(&content)).then(|| open(&content));
    let label = fill(words.sending_file, &[("name", &name)]);
    let way_out = if refused.is_some() { words.remove } else { words.cancel };
    let state = match refused {
        None => view! { <progress max=bytes.max(1) prop:value=sent aria-label=label></progress> }.into_any(),
        Some(code) => {
            let is_final = matches!(
                code,
                Refusal::FileEmpty | Refusal::FileTooLarge | Refusal::FileKind | Refusal::PictureTooLarge
            );
            view! {
                <p class="said-failed" role="alert">
                    {words.refusal(&code.into())}
                    {(!is_final).then(|| view! {
                        <button class="link" type="button" on:click=move |_| desk.with(|uploads| uploads.retry(file))>
                            {words.try_again}
                        </button>
                    })}
                </p>
            }
            .into_any()
        }
    };
    view! {
        <div class="on-its-way">
            {picture.map(|src| view! { <img src=src alt=""/> })}
            <div><b dir="auto">{name}</b>{state}</div>
            <button
                class="composer-attach"
                type="button"
                aria-label=way_out
                title=way_out
                on:click=move |_| {
                    desk.with(|uploads| uploads.cancel(file));
                    focus_field();
                }
            >
                <Glyph icon=Icon::Close/>
            </button>
        </div>
    }
}
