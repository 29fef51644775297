//! One's own photo: chosen, changed, removed.

use browser::files::{chosen, face};
use browser::js::set;
use leptos::html::Input;
use leptos::prelude::*;
use protocol::{Refusal, Team};

use crate::context::{context, words};
use crate::io::resource::Resource;
use crate::io::task::Trouble;

/// The buttons for it.
#[component]
pub(super) fn Photo(resource: Resource<Team>) -> impl IntoView {
    let words = words();
    let context = context();
    let me = context.my_id();
    let has_one = Memo::new(move |_| context.pictures.with(|pictures| pictures.contains_key(&me)));
    let chooser = NodeRef::<Input>::new();
    let choose = move |_| {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.click();
        }
    };
    let changed = move |_| {
        let Some(chooser) = chooser.get_untracked() else { return };
        let picked = chosen(&chooser).into_iter().next();
        // The same file may be chosen again.
        set(&chooser, "value", &"".into());
        let Some(file) = picked else { return };
        let send = async move |api: crate::io::api::Api| match face(file).await {
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
        <input type="file" accept="image/*" hidden node_ref=chooser on:change=changed/>
    }
}
