//! French. Addresses nobody, so that it fits both ways of address.

use super::Launcher;

pub(super) static TEXTS: Launcher = Launcher {
    open: "Chat en direct",
    close: "Fermer le chat",
    unread: "{n} à lire",
    unreachable: "Le chat est indisponible.",
    again: "Réessayer",
};
