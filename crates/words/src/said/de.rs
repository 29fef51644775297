//! German.

use super::Said;

pub(super) static TEXTS: Said = Said {
    anything_else: "Können wir sonst noch etwas für dich tun?",
    something_else: "Ja, noch etwas",
    all_done: "Nein, danke",
};
