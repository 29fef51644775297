//! The way to the emoji picker. What only it leads to is a part of its own, which is loaded when it is first wanted.

mod book;
mod grid;
mod panel;
mod recent;

pub(super) use self::panel::PLACE;
use super::extras;
use crate::later::{Failed, later};
use crate::page::field;
use crate::talk::{Picker, Talk};

later! {
    /// The emoji picker.
    Part in "picker": open() -> () = crate::view::picker::panel::open
}

/// Opens the picker, or closes it.
pub(super) fn toggle(talk: Talk) {
    if talk.close_picker() {
        return field::focus();
    }
    talk.set_picker(Picker::Loading);
    Part::load(move |part| match part {
        Ok(part) => part.open(),
        Err(failed) => fail(failed),
    });
}

/// It has not come. Pressing the button again tries again.
fn fail(failed: Failed) {
    Talk.set_picker(Picker::Closed);
    Talk.notify(extras::sentence(failed));
}
