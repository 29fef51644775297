//! The way to the reactions. The bar that offers them is a part of its own, which is loaded when it is first wanted.

mod bar;

use crate::later::{Failed, later};
use crate::talk::Talk;

later! {
    /// The bar of reactions.
    Part in "reactions": open(key: u64) -> () = crate::view::reactions::bar::open
}

/// Offers reactions to the message of that row, or offers them no more.
pub(super) fn offer(talk: Talk, key: u64) {
    Part::load(move |part| match part {
        Ok(part) => part.open(key),
        Err(Failed::Unreachable) => talk.notify(talk.texts().part_unreachable),
        Err(Failed::Gone) => talk.notify(talk.texts().part_gone),
    });
}
