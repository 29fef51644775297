//! Everything that touches the browser or the server, and what is remembered of it. One API, one file.

pub(crate) mod account;
pub(crate) mod address;
pub(crate) mod api;
pub(crate) mod claim;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod emoji;
pub(crate) mod file;
pub(crate) mod focus;
pub(crate) mod idle;
pub(crate) mod intl;
pub(crate) mod resource;
pub(crate) mod route;
pub(crate) mod sound;
pub(crate) mod switch;
pub(crate) mod task;
pub(crate) mod title;
