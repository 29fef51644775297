//! Everything that touches the browser or the server, and the signals that views read. One API, one file.

pub(crate) mod account;
pub(crate) mod address;
pub(crate) mod api;
pub(crate) mod claim;
pub(crate) mod clipboard;
pub(crate) mod desk;
pub(crate) mod drafts;
pub(crate) mod feed;
pub(crate) mod intl;
pub(crate) mod keys;
pub(crate) mod office;
pub(crate) mod sight;
pub(crate) mod sound;
pub(crate) mod switch;
pub(crate) mod talk;
pub(crate) mod talk_end;
pub(crate) mod talks;
pub(crate) mod tick;
pub(crate) mod title;
