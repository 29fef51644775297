//! The picker itself: a field to search in, and the emoji in their groups. All of it is loaded later.

use std::cell::Cell;

use leptos::ev::KeyboardEvent;
use leptos::mount::mount_to;
use leptos::prelude::*;
use reading::emoji::{Book, Emoji, Group, moved};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};
use words::later::Later;

use super::{data, fail, recent};
use crate::page::{element, has_mouse};
use crate::talk::Talk;
use crate::view::{sheet, wording};

/// The element that it is drawn into.
pub(in crate::view) const PLACE: &str = "picker";

const SEARCH: &str = "search";

thread_local! {
    static IS_STYLED: Cell<bool> = const { Cell::new(false) };
}

/// Draws the picker once its emoji have come.
pub(super) fn open() {
    let talk = Talk;
    wording::load(move |texts| match texts {
        Err(failed) => fail(failed),
        Ok(texts) => open_with(talk, texts),
    });
}

fn open_with(talk: Talk, texts: &'static Later) {
    data::load(move |book| match book {
        Err(failed) => fail(failed),
        Ok(book) => talk.open_picker(move || {
            talk.notify("");
            if !IS_STYLED.replace(true) {
                sheet::add(include_str!("../../../style/picker.css"));
            }
            let handle = element(PLACE).map(|place| mount_to(place, move || picker(talk, texts, book)));
            // On a touch screen the keyboard would cover the emoji.
            if let Some(search) = element(SEARCH).filter(|_| has_mouse()) {
                let _ = search.focus();
            }
            Box::new(handle)
        }),
    });
}

fn picker(talk: Talk, texts: &'static Later, book: &'static Book) -> impl IntoView {
    let site = &talk.settings().site;
    let recent = Group { label: texts.emoji_recent.to_owned(), emoji: book.of_signs(recent::signs(site).split(' ')) };
    // They stay as they are until the picker is opened again: nothing moves while somebody chooses.
    let all: Vec<_> =
        [recent].into_iter().filter(|group| !group.emoji.is_empty()).chain(book.groups().iter().cloned()).collect();
    let shown = RwSignal::new(all.clone());
    let search = move |event: Event| {
        let query = event_target_value(&event);
        shown.set(if query.trim().is_empty() { all.clone() } else { book.search(&query) });
    };
    let choose = move |sign: &str| {
        talk.insert(sign);
        recent::used(site, sign);
    };
    let click = move |event: leptos::ev::MouseEvent| {
        let target: Element = event_target(&event);
        if let Some(sign) = target.get_attribute("value") {
            choose(&sign);
        }
    };
    let keydown = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let signs = signs();
        let place = signs.iter().position(|sign| *sign == event_target::<Element>(&event));
        let key = event.key();
        match (key.as_str(), place, signs.first()) {
            ("Enter", None, Some(first)) => choose(&first.get_attribute("value").unwrap_or_default()),
            ("ArrowDown", None, Some(first)) => focus(first),
            (_, Some(place), _) if key.starts_with("Arrow") => {
                let lengths: Vec<_> = shown.with(|groups| groups.iter().map(|group| group.emoji.len()).collect());
                match moved(place, &key, &lengths).and_then(|place| signs.get(place)) {
                    Some(sign) => focus(sign),
                    None if key == "ArrowUp" => element(SEARCH).iter().for_each(|search| focus(search)),
                    None => {}
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <div class="picker" role="dialog" aria-label=talk.texts().emoji on:keydown=keydown on:click=click>
            <input
                id=SEARCH
                type="search"
                autocomplete="off"
                enterkeyhint="done"
                placeholder=texts.emoji_search
                aria-label=texts.emoji_search
                on:input=search
            />
            <div class="signs">{move || shown.get().into_iter().map(group).collect::<Vec<_>>()}</div>
            <p role="status">{move || if shown.with(Vec::is_empty) { texts.emoji_none } else { "" }}</p>
        </div>
    }
}

fn group(Group { label, emoji }: Group) -> impl IntoView {
    let heading = label.clone();
    view! {
        <div role="group" aria-label=label>
            <h2>{heading}</h2>
            {emoji.into_iter().map(sign).collect::<Vec<_>>()}
        </div>
    }
}

/// In no tab order: from the search on, arrows lead.
fn sign(Emoji { sign, name, .. }: Emoji) -> impl IntoView {
    let (value, title) = (sign.clone(), name.clone());
    view! { <button tabindex="-1" value=value title=title aria-label=name>{sign}</button> }
}

/// The emoji that are shown.
fn signs() -> Vec<Element> {
    let Some(buttons) = element(PLACE).map(|place| place.get_elements_by_tag_name("button")) else { return Vec::new() };
    (0..buttons.length()).filter_map(|place| buttons.item(place)).collect()
}

fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
