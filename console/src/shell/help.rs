//! The shortcuts, in a small dialogue, and whether single letters are any.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::context::words;
use crate::io::switch::Switch;

/// The list of shortcuts; closes itself. `letters` is whether single letters are shortcuts.
#[component]
pub(super) fn Help(open: RwSignal<bool>, letters: Switch) -> impl IntoView {
    let words = words();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && open.get()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    });
    let keys = [
        (&["j", "↓"][..], words.key_next),
        (&["k", "↑"], words.key_previous),
        (&["Enter"], words.key_open),
        (&["t"], words.key_take),
        (&["r"], words.key_reply),
        (&["n"], words.key_note),
        (&["e"], words.key_close),
        (&["u", "Esc"], words.key_back),
        (&["?"], words.key_help),
    ];
    let row = |(keys, what): (&'static [&'static str], &'static str)| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view();
        view! { <dt>{keys}</dt><dd>{what}</dd> }
    };
    view! {
        <dialog class="help" node_ref=dialog aria-labelledby="help-title" on:close=move |_| open.set(false)>
            <form method="dialog">
                <h2 id="help-title">{words.shortcuts}</h2>
                <label>
                    <input type="checkbox" prop:checked=letters.signal() on:change=move |_| letters.toggle()/>
                    {words.key_letters}
                </label>
                <dl>{keys.map(row).collect_view()}</dl>
                <p>{words.enter_sends}"."</p>
                <button class="button button-main">{words.done}</button>
            </form>
        </dialog>
    }
}
