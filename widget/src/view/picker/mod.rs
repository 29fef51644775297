//! The way to emoji: to the picker, and to those that are typed as a smiley or by name. What only it leads to is a part of
//! its own, which is loaded when it is first wanted.

mod data;
mod panel;
mod recent;
mod typing;

use browser::later::Failed;

pub(super) use self::panel::PLACE;
use super::extras;
use crate::page::field;
use crate::talk::{Picker, Talk};

browser::later! {
    /// Emoji.
    Part in "picker": begin(wanted: Wanted) -> () = crate::view::picker::begin
}

/// What a person wants of the part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
enum Wanted {
    /// To choose one.
    Picker,
    /// That what they type becomes one.
    Typing,
}

/// Opens the picker, or closes it.
pub(super) fn toggle(talk: Talk) {
    if talk.close_picker() {
        return field::focus();
    }
    talk.set_picker(Picker::Loading);
    Part::load(move |part| match part {
        Ok(part) => part.begin(Wanted::Picker),
        Err(failed) => fail(failed),
    });
}

/// From now on what is typed may become an emoji. Nobody has asked for it: where it does not come, nothing is said.
pub(super) fn follow_typing() {
    Part::load(|part| _ = part.map(|part| part.begin(Wanted::Typing)));
}

fn begin(wanted: Wanted) {
    typing::follow();
    if wanted == Wanted::Picker {
        panel::open();
    }
}

/// It has not come. Pressing the button again tries again.
fn fail(failed: Failed) {
    Talk.set_picker(Picker::Closed);
    Talk.notify(extras::sentence(failed));
}
