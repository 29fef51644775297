//! What messages hold, drawn into them.

use browser::dom;
use words::later::Later;

use super::emoji_only::is_emoji_only;
use super::{buttons, card, file};
use crate::page::{LOG, element};
use crate::talk::{Content, Talk};

/// Marks an element in which it is drawn.
const DRAWN: &str = "holds";

/// Draws what is not drawn yet. A message whose offer is answered is another element.
pub(super) fn draw(texts: &'static Later) {
    let Some(log) = element(LOG) else { return };
    let rows = log.children();
    for (place, is_big) in Talk.texts_on_screen(is_emoji_only) {
        if let Some(message) = rows.item(place).filter(|_| is_big) {
            let _ = message.set_attribute("data-big", "");
        }
    }
    let is_drawn = |place| rows.item(place).is_some_and(|row| row.has_attribute(DRAWN));
    for (place, content) in Talk.held(|place| !is_drawn(place)) {
        let Some(message) = rows.item(place) else { continue };
        let _ = message.set_attribute(DRAWN, "");
        match content {
            Content::Choices(choices, said) => {
                dom::put(&message, &buttons::buttons(choices, said.as_deref()));
            }
            Content::File(file) => file::draw(texts, &message, place, &file),
            Content::Card(card) => card::draw(texts, &message, &card),
        }
    }
}
