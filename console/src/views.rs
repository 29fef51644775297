//! What is drawn: a folder per component, its styles beside it. Signals in, callbacks out, no I/O.

pub(crate) mod accept;
pub(crate) mod bar;
pub(crate) mod body;
pub(crate) mod card;
pub(crate) mod composer;
pub(crate) mod confirm;
pub(crate) mod copy;
pub(crate) mod devices;
pub(crate) mod empty;
pub(crate) mod face;
pub(crate) mod field;
pub(crate) mod front;
pub(crate) mod head;
pub(crate) mod help;
pub(crate) mod icon;
pub(crate) mod list;
pub(crate) mod menu;
pub(crate) mod page;
pub(crate) mod preview;
pub(crate) mod row;
pub(crate) mod set_up;
pub(crate) mod settings;
pub(crate) mod sign_in;
pub(crate) mod team;
pub(crate) mod thread;
