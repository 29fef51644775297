//! What stands around the fields of any part: its heading, what a colleague has changed meanwhile, the button and how
//! saving goes. Knows no part, so that there is one for all of them.

use leptos::prelude::*;
use words::fill;

use super::form::Form;
use super::part::Part;
use crate::context::{context, words};
use crate::io::task::Task;

/// What it takes from a form.
#[derive(Clone, Copy)]
struct Frame {
    id: &'static str,
    title: &'static str,
    is_changed: Signal<bool>,
    is_sound: Signal<bool>,
    task: RwSignal<Task>,
    /// Whether a colleague was first, and what they made otherwise.
    is_behind: Signal<bool>,
    differences: Signal<String>,
    save: Callback<()>,
    load_theirs: Callback<()>,
    save_mine: Callback<()>,
}

/// The form with these fields.
pub(super) fn framed<P: Part>(form: Form<P>, fields: AnyView) -> AnyView {
    let words = words();
    let frame = Frame {
        id: P::ID,
        title: P::title(words),
        is_changed: Signal::derive(move || form.is_changed()),
        is_sound: Signal::derive(move || form.is_sound()),
        task: form.task,
        is_behind: Signal::derive(move || form.theirs.with(Option::is_some)),
        differences: Signal::derive(move || words.list(&form.differences(words))),
        save: Callback::new(move |()| form.save()),
        load_theirs: Callback::new(move |()| form.load_theirs()),
        save_mine: Callback::new(move |()| form.save_mine()),
    };
    frame.draw(fields)
}

impl Frame {
    fn draw(self, fields: AnyView) -> AnyView {
        let is_admin = context().is_admin();
        let submit = move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            self.save.run(());
        };
        view! {
            <form class="settings-part" id=self.id novalidate on:submit=submit>
                <h2>{self.title}</h2>
                {fields}
                {is_admin.then(|| (self.changed(), self.saving()))}
            </form>
        }
        .into_any()
    }

    /// A colleague was first: what they made otherwise, and what can be done about it.
    fn changed(self) -> AnyView {
        let words = words();
        let differences = move || fill(words.changed_what, &[("fields", &self.differences.get())]);
        view! {
            <div role="alert">
                {move || self.is_behind.get().then(|| view! {
                    <div class="settings-changed">
                        <p>{words.changed_since}" "{differences}" "{words.changed_since_more}</p>
                        <button class="button" type="button" on:click=move |_| self.load_theirs.run(())>{words.load_theirs}</button>
                        <button class="button" type="button" on:click=move |_| self.save_mine.run(())>{words.save_mine}</button>
                    </div>
                })}
            </div>
        }
        .into_any()
    }

    /// The button, and how saving goes.
    fn saving(self) -> AnyView {
        let words = words();
        let Self { task, is_behind, is_changed, is_sound, .. } = self;
        let state = move || match task.get() {
            Task::Busy => words.saving.to_owned(),
            // Said above, with what can be done.
            Task::Failed(_) if is_behind.get() => String::new(),
            Task::Failed(trouble) => words.trouble(&trouble),
            _ if is_changed.get() => words.unsaved.to_owned(),
            Task::Done => words.saved.to_owned(),
            Task::Nothing => String::new(),
        };
        let is_failed = move || task.with(|task| task.trouble().is_some());
        let cannot = move || !is_sound.get() || !is_changed.get() || is_behind.get();
        view! {
            <div class="settings-save">
                <button
                    class="button button-main"
                    type="submit"
                    aria-label=format!("{}: {}", words.save, self.title)
                    aria-disabled=move || cannot().then_some("true")
                >
                    {words.save}
                </button>
                <p role="status" class:settings-failed=is_failed>{state}</p>
            </div>
        }
        .into_any()
    }
}
