//! The element that scrolls. Its bottom is at 0, what is above is negative.

use super::element;

/// Its id.
pub(crate) const SCROLLER: &str = "scroller";

/// Shows the newest message.
pub(crate) fn to_bottom() {
    if let Some(scroller) = element(SCROLLER) {
        scroller.set_scroll_top(0);
    }
}

/// Whether the newest message is seen, give or take a line.
pub(crate) fn is_at_bottom() -> bool {
    element(SCROLLER).is_none_or(|scroller| scroller.scroll_top() > -48)
}
