//! The emoji picker above the field (`crates/picker`), and the button that opens it.

use ::picker as drawn;
use browser::later::Failed;
use browser::storage::{self, Shelf};
use browser::{dom, text_field};
use leptos::ev::KeyboardEvent;
use leptos::html::{Div, Textarea};
use leptos::prelude::*;
use reading::emoji::{Book, with_newest};

use crate::context::{context, words};
use crate::io::emoji;
use crate::parts::icon::{Glyph, Icon};
use crate::texts::Texts;

/// How the picker is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shown {
    /// Not wanted.
    Closed,
    /// Wanted, but the emoji are still on their way.
    Loading,
    /// Open.
    Open(&'static Book),
    /// Wanted, but they did not come.
    Failed(Failed),
}

/// The picker of one field. Copies are the same one.
#[derive(Clone, Copy)]
pub(super) struct Picker {
    shown: RwSignal<Shown>,
    field: NodeRef<Textarea>,
}

impl Picker {
    /// A closed one.
    pub(super) fn new(field: NodeRef<Textarea>) -> Self {
        Self { shown: RwSignal::new(Shown::Closed), field }
    }

    /// Closes it; says whether there was anything to close.
    pub(super) fn close(self) -> bool {
        let was = self.shown.get_untracked();
        if was != Shown::Closed {
            self.shown.set(Shown::Closed);
        }
        was != Shown::Closed
    }

    fn open(self, words: Texts) {
        self.shown.set(Shown::Loading);
        emoji::load(words.spoken, move |book| {
            if self.shown.try_get_untracked() == Some(Shown::Loading) {
                self.shown.set(book.map_or_else(Shown::Failed, Shown::Open));
            }
        });
    }

    /// Closes it, and the agent goes on writing.
    fn leave(self) {
        self.close();
        if let Some(field) = self.field.get_untracked() {
            let _ = field.focus();
        }
    }
}

/// What opens it, and closes it.
#[component]
pub(super) fn PickerButton(picker: Picker) -> impl IntoView {
    let words = words();
    let pressed = move |_| match picker.shown.get_untracked() {
        Shown::Closed | Shown::Failed(_) => picker.open(words),
        Shown::Loading | Shown::Open(_) => picker.leave(),
    };
    view! {
        <button
            class="composer-attach"
            type="button"
            aria-label=words.emoji
            title=words.emoji
            aria-expanded=move || matches!(picker.shown.get(), Shown::Open(_)).to_string()
            aria-busy=move || (picker.shown.get() == Shown::Loading).to_string()
            on:click=pressed
        >
            <Glyph icon=Icon::Smile/>
        </button>
    }
}

/// What it shows, if it is wanted.
#[component]
pub(super) fn PickerPlace(picker: Picker) -> impl IntoView {
    let words = words();
    move || match picker.shown.get() {
        Shown::Closed | Shown::Loading => ().into_any(),
        Shown::Open(book) => view! { <Choice picker book/> }.into_any(),
        Shown::Failed(Failed::Gone) => {
            view! { <p class="composer-fault" role="alert">{words.emoji_gone}</p> }.into_any()
        }
        Shown::Failed(Failed::Unreachable) => view! {
            <p class="composer-fault" role="alert">
                {words.not_reached} " "
                <button class="link" type="button" on:click=move |_| picker.open(words)>{words.try_again}</button>
            </p>
        }
        .into_any(),
    }
}

#[component]
fn Choice(picker: Picker, book: &'static Book) -> impl IntoView {
    let words = words();
    let key = format!("edgewise.emoji.{}", context().my_id());
    let signs = storage::get(Shelf::Device, &key).unwrap_or_default();
    let says = drawn::Texts {
        name: words.emoji,
        search: words.emoji_search,
        recent: words.emoji_recent,
        none: words.emoji_none,
    };
    let drawn = drawn::Picker::new(says, book, &signs, move |sign| {
        let Some(field) = picker.field.get_untracked() else { return };
        text_field::write(&field, sign);
        let signs = storage::get(Shelf::Device, &key).unwrap_or_default();
        storage::set(Shelf::Device, &key, &with_newest(&signs, sign));
    });
    // On a touch screen the keyboard would cover the emoji.
    let has_mouse = window().match_media("(hover:hover)").ok().flatten().is_some_and(|media| media.matches());
    let place = NodeRef::<Div>::new();
    let drawn = StoredValue::new_local(drawn);
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        drawn.with_value(|drawn| {
            dom::put(&place, drawn.place());
            if has_mouse {
                drawn.focus();
            }
        });
    });
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            picker.leave();
            event.prevent_default();
        }
    };
    view! { <div class="picker-place" node_ref=place on:keydown=pressed></div> }
}
