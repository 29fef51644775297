//! German. Addresses nobody, so that it fits both ways of address.

use super::Launcher;

pub(super) static TEXTS: Launcher = Launcher {
    open: "Live-Chat",
    close: "Chat schließen",
    unread: "{n} ungelesen",
    unreachable: "Der Chat ist nicht erreichbar.",
    again: "Erneut versuchen",
};
