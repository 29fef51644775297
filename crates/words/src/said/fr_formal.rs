//! French with `vous`: what differs.

use super::{Said, fr};

pub(super) static TEXTS: Said = Said { anything_else: "Pouvons-nous faire autre chose pour vous ?", ..fr::TEXTS };
