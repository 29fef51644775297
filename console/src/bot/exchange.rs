//! The answers as a file, out and in.

use leptos::prelude::*;
use protocol::Answers;

use super::filling::Filling;
use super::library::Library;
use crate::context::{context, words};
use crate::io::file;
use crate::io::resource::run;
use crate::io::task::Task;
use crate::parts::chooser::Chooser;

/// The buttons.
#[component]
pub(super) fn Exchange(library: Library, filling: Filling) -> impl IntoView {
    let words = words();
    let is_admin = context().is_admin();
    let site = context().me.with_value(|me| me.site.clone());
    let task = RwSignal::new(Task::Nothing);
    let chooser = Chooser::new();
    let export = move |_| {
        let name = format!("{site}-answers.json");
        run(
            library.account(),
            task,
            async move |api| api.answers().await,
            move |answers: Answers| {
                if let Ok(text) = serde_json::to_string_pretty(&answers) {
                    file::save(&name, &text);
                }
            },
        );
    };
    let chosen = move |files: Vec<_>| {
        if let Some(file) = files.into_iter().next() {
            filling.import(file);
        }
    };
    let trouble = move || task.with(|task| task.trouble().map(|trouble| words.trouble(trouble)));
    view! {
        <div class="bot-exchange">
            <button class="button" type="button" on:click=export>{words.bot_export}</button>
            {is_admin.then(|| view! {
                <button class="button" type="button" on:click=move |_| chooser.open()>{words.bot_import}</button>
                {chooser.field(".json,application/json", false, chosen)}
            })}
            <p class="field-hint">{words.bot_exchange_hint}</p>
            <p role="alert" class="field-fault">{trouble}</p>
        </div>
    }
}
