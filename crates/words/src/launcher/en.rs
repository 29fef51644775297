//! English.

use super::Launcher;

pub(super) static TEXTS: Launcher = Launcher {
    open: "Chat with us",
    close: "Close chat",
    unread: "{n} unread",
    unreachable: "The chat cannot be reached.",
    again: "Try again",
};
