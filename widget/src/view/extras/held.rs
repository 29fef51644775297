//! What messages hold, drawn into them.

use words::later::Later;

use super::emoji_only::is_emoji_only;
use super::{buttons, file};
use crate::page::{LOG, element};
use crate::talk::{Content, Talk};
use crate::view::dom;

/// Marks an element in which it is drawn.
const DRAWN: &str = "holds";

/// Draws what is not drawn yet. A message whose offer is answered is another element.
pub(super) fn draw(texts: &'static Later) {
    let Some(log) = element(LOG) else { return };
    for (place, is_big) in Talk.texts_on_screen(is_emoji_only) {
        if let Some(message) = log.children().item(place).filter(|_| is_big) {
            let _ = message.set_attribute("data-big", "");
        }
    }
    for (place, content) in Talk.held() {
        let Some(message) = log.children().item(place) else { continue };
        if message.has_attribute(DRAWN) {
            continue;
        }
        let _ = message.set_attribute(DRAWN, "");
        match content {
            Content::Choices(choices, said) => {
                dom::put(&message, &buttons::buttons(choices, said.as_deref()));
            }
            Content::File(file) => file::draw(texts, &message, place, &file),
        }
    }
}
