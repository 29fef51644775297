//! Nederlands.

use super::Said;

pub(super) static TEXTS: Said = Said {
    anything_else: "Kunnen we nog iets voor je doen?",
    something_else: "Ja, nog iets",
    all_done: "Nee, bedankt",
};
