//! One's own photo: chosen, changed, removed.

use browser::files::face;
use leptos::prelude::*;
use protocol::{Refusal, Team};
use wasm_bindgen::JsValue;

use crate::context::{context, words};
use crate::io::api::Api;
use crate::io::resource::Resource;
use crate::io::task::Trouble;
use crate::parts::chooser::Chooser;

/// The buttons for it.
#[component]
pub(super) fn Photo(resource: Resource<Team>) -> impl IntoView {
    let words = words();
    let context = context();
    let me = context.my_id();
    let has_one = Memo::new(move |_| context.pictures.with(|pictures| pictures.contains_key(&me)));
    let chooser = Chooser::new();
    let choose = move |_| chooser.open();
    let take = move |files: Vec<JsValue>| {
        let Some(file) = files.into_iter().next() else { return };
        let send = async move |api: Api| match face(file).await {
            Some(photo) => api.set_picture(&photo).await,
            None => Err(Trouble::Refused(Refusal::FileKind.into())),
        };
        resource.change(send, move |picture| context.pictures.update(|pictures| _ = pictures.insert(me, picture)));
    };
    let remove = move |_| {
        resource.change(
            async |api| api.forget_picture().await,
            move |()| {
                context.pictures.update(|pictures| _ = pictures.remove(&me));
            },
        );
    };
    view! {
        <button class="button" type="button" on:click=choose>
            {move || if has_one.get() { words.photo_change } else { words.photo_choose }}
        </button>
        {move || has_one.get().then(|| view! {
            <button class="button" type="button" on:click=remove>{words.photo_remove}</button>
        })}
        {chooser.field("image/*", false, take)}
    }
}
