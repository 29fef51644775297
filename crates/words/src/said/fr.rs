//! French.

use super::Said;

pub(super) static TEXTS: Said = Said {
    anything_else: "Pouvons-nous faire autre chose pour toi ?",
    something_else: "Oui, autre chose",
    all_done: "Non merci",
};
