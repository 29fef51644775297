//! What stands around every page: the sign-in before it, the bar above it, the shortcuts.

mod app;
mod bar;
mod beside;
mod connection;
mod help;
mod menu;
mod pages;
mod shortcuts;
mod workspace;

pub(crate) use self::app::mount;
