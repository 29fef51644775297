//! Dutch.

use super::Launcher;

pub(super) static TEXTS: Launcher = Launcher {
    open: "Chat met ons",
    close: "Chat sluiten",
    unread: "{n} ongelezen",
    unreachable: "De chat is niet bereikbaar.",
    again: "Opnieuw proberen",
};
