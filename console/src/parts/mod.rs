//! What several pages are made of: a file per part, its styles beside it. Signals in, callbacks out.

pub(crate) mod body;
pub(crate) mod chooser;
pub(crate) mod clock;
pub(crate) mod confirm;
pub(crate) mod copy;
pub(crate) mod empty;
pub(crate) mod face;
pub(crate) mod field;
pub(crate) mod fields;
pub(crate) mod icon;
pub(crate) mod languages;
pub(crate) mod names;
pub(crate) mod page;
