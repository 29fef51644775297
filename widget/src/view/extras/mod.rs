//! The way to what stands below few messages: answers to choose from, and the signs to react with. What draws them is a
//! part of its own, which is loaded when it is first wanted.

mod bar;
mod buttons;

use std::cell::Cell;

use super::sheet;
use crate::later::{Failed, later};
use crate::talk::{Kind, Offered, Talk};

later! {
    /// Answers and reactions.
    Part in "extras": draw(key: u64) -> () = crate::view::extras::draw
}

/// Stands for the answers of all messages, in place of a row's key.
const ANSWERS: u64 = 0;

/// Offers reactions to the message of that row, or offers them no more.
pub(super) fn react(talk: Talk, key: u64) {
    Part::load(move |part| match part {
        Ok(part) => part.draw(key),
        Err(Failed::Unreachable) => talk.notify(talk.texts().part_unreachable),
        Err(Failed::Gone) => talk.notify(talk.texts().part_gone),
    });
}

/// Draws the answers of each message on the screen that offers some.
pub(super) fn answers(talk: Talk) {
    let offers = talk.see(|screen| {
        screen.rows.iter().any(|row| matches!(&row.kind, Kind::Message(message) if message.offered != Offered::Nothing))
    });
    if offers {
        react(talk, ANSWERS);
    }
}

thread_local! {
    static IS_STYLED: Cell<bool> = const { Cell::new(false) };
}

fn draw(key: u64) {
    if !IS_STYLED.replace(true) {
        sheet::add(include_str!("../../../style/extras.css"));
    }
    if key == ANSWERS { buttons::draw() } else { bar::open(key) }
}
