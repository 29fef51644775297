//! The emoji picker above the field: a search, and the emoji in their groups. Arrow keys lead through it.

use browser::storage::{self, Shelf};
use browser::text_field;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html::{Div, Input, Textarea};
use leptos::prelude::*;
use reading::emoji::{Book, Emoji, Group, moved, with_newest};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::context::{context, words};
use crate::io::emoji::{self, Failed};
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
        Shown::Failed(Failed::Unreached) => view! {
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
    let recent = Group { label: words.emoji_recent.to_owned(), emoji: book.of_signs(signs.split(' ')) };
    // They stay as they are until the picker is opened again: nothing moves while somebody chooses.
    let all: Vec<_> =
        [recent].into_iter().filter(|group| !group.emoji.is_empty()).chain(book.groups().to_vec()).collect();
    let shown = RwSignal::new(all.clone());
    let (place, search) = (NodeRef::<Div>::new(), NodeRef::<Input>::new());
    let searched = move |query: String| {
        shown.set(if query.trim().is_empty() { all.clone() } else { book.search(&query) });
    };
    let choose = move |sign: &Element| {
        let (Some(sign), Some(field)) = (sign.get_attribute("value"), picker.field.get_untracked()) else { return };
        text_field::write(&field, &sign);
        let signs = storage::get(Shelf::Device, &key).unwrap_or_default();
        storage::set(Shelf::Device, &key, &with_newest(&signs, &sign));
    };
    let clicked = {
        let choose = choose.clone();
        move |event: MouseEvent| choose(&event_target(&event))
    };
    let pressed = move |event: KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let signs = place.get_untracked().map(|place| signs_in(&place)).unwrap_or_default();
        let at = signs.iter().position(|sign| *sign == event_target::<Element>(&event));
        let key = event.key();
        match (key.as_str(), at, signs.first()) {
            ("Escape", ..) => picker.leave(),
            ("Enter", None, Some(first)) => choose(first),
            ("ArrowDown", None, Some(first)) => focus(first),
            (_, Some(at), _) if key.starts_with("Arrow") => {
                let lengths: Vec<_> = shown.with_untracked(|all| all.iter().map(|group| group.emoji.len()).collect());
                match moved(at, &key, &lengths).and_then(|to| signs.get(to)) {
                    Some(sign) => focus(sign),
                    None if key == "ArrowUp" => search.get_untracked().iter().for_each(|search| focus(search)),
                    None => {}
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    // On a touch screen the keyboard would cover the emoji.
    let has_mouse = window().match_media("(hover:hover)").ok().flatten().is_some_and(|media| media.matches());
    Effect::new(move |_| search.get().iter().filter(|_| has_mouse).for_each(|search| focus(search)));
    view! {
        <div
            class="picker"
            role="dialog"
            aria-label=words.emoji
            data-keys=""
            node_ref=place
            on:keydown=pressed
            on:click=clicked
        >
            <input
                type="search"
                autocomplete="off"
                enterkeyhint="done"
                placeholder=words.emoji_search
                aria-label=words.emoji_search
                node_ref=search
                on:input:target=move |event| searched(event.target().value())
            />
            <div class="signs">{move || shown.get().into_iter().map(group).collect_view()}</div>
            <p role="status">{move || shown.with(Vec::is_empty).then_some(words.emoji_none)}</p>
        </div>
    }
}

fn group(Group { label, emoji }: Group) -> impl IntoView {
    let heading = label.clone();
    view! {
        <div role="group" aria-label=label>
            <h2>{heading}</h2>
            {emoji.into_iter().map(sign).collect_view()}
        </div>
    }
}

/// In no tab order: from the search on, arrows lead.
fn sign(Emoji { sign, name, .. }: Emoji) -> impl IntoView {
    let (value, title) = (sign.clone(), name.clone());
    view! { <button type="button" tabindex="-1" value=value title=title aria-label=name>{sign}</button> }
}

/// The emoji that are shown.
fn signs_in(place: &Element) -> Vec<Element> {
    let buttons = place.get_elements_by_tag_name("button");
    (0..buttons.length()).filter_map(|at| buttons.item(at)).collect()
}

fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
