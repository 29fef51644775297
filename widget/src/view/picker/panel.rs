//! The picker itself. All of it is loaded later.

use std::cell::Cell;

use browser::dom;
use picker::Picker;
use reading::emoji::Book;
use words::later::Later;

use super::{data, fail, recent};
use crate::page::{element, has_mouse};
use crate::talk::Talk;
use crate::view::{sheet, wording};

/// The element that it is drawn into.
pub(in crate::view) const PLACE: &str = "picker";

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
            let picker = picker(talk, texts, book);
            if let Some(place) = element(PLACE) {
                dom::put(&place, picker.place());
            }
            // On a touch screen the keyboard would cover the emoji.
            if has_mouse() {
                picker.focus();
            }
            Box::new(picker)
        }),
    });
}

fn picker(talk: Talk, texts: &'static Later, book: &'static Book) -> Picker {
    let site = &talk.settings().site;
    let says = picker::Texts {
        name: talk.texts().emoji,
        search: texts.emoji_search,
        recent: texts.emoji_recent,
        none: texts.emoji_none,
    };
    Picker::new(says, book, &recent::signs(site), move |sign| {
        talk.insert(sign);
        recent::used(site, sign);
    })
}
