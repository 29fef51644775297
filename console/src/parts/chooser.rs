//! How a person chooses files: a field out of sight, opened by a button that looks as it should.

use browser::files::chosen;
use browser::js::set;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The field. Copies are the same one.
#[derive(Clone, Copy)]
pub(crate) struct Chooser(NodeRef<Input>);

impl Chooser {
    pub(crate) fn new() -> Self {
        Self(NodeRef::new())
    }

    /// Asks the person.
    pub(crate) fn open(self) {
        if let Some(field) = self.0.get_untracked() {
            field.click();
        }
    }

    /// The field itself, to be drawn once; calls back with what was chosen.
    pub(crate) fn field(
        self,
        accept: &'static str,
        is_many: bool,
        take: impl Fn(Vec<JsValue>) + 'static,
    ) -> impl IntoView {
        let changed = move |_| {
            let Some(field) = self.0.get_untracked() else { return };
            let files = chosen(&field);
            // The same file may be chosen again.
            set(&field, "value", &"".into());
            take(files);
        };
        view! { <input type="file" multiple=is_many accept=accept hidden node_ref=self.0 on:change=changed/> }
    }
}
