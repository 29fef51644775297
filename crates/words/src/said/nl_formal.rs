//! Dutch with `u`: what differs.

use super::{Said, nl};

pub(super) static TEXTS: Said = Said { anything_else: "Kunnen we nog iets voor u doen?", ..nl::TEXTS };
