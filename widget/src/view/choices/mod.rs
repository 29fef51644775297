//! The way to the answers that messages offer. What draws them is a part of its own, loaded when a message offers some.

mod buttons;

use crate::later::later;
use crate::talk::{Kind, Offered, Talk};

later! {
    /// The answers.
    Part in "choices": draw() -> () = crate::view::choices::buttons::draw
}

/// Draws the answers of each message on the screen that offers some. Where the part does not come, the message says all
/// the same what can be answered, and the next change of the screen tries again.
pub(super) fn draw(talk: Talk) {
    let offers = talk.see(|screen| {
        screen.rows.iter().any(|row| matches!(&row.kind, Kind::Message(message) if message.offered != Offered::Nothing))
    });
    if offers {
        Part::load(|part| part.iter().for_each(|part| part.draw()));
    }
}
