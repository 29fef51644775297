//! English.

use super::Said;

pub(super) static TEXTS: Said = Said {
    anything_else: "Is there anything else we can do for you?",
    something_else: "Yes, there is",
    all_done: "No, thank you",
};
