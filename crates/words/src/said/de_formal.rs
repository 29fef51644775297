//! German with `Sie`: what differs.

use super::{Said, de};

pub(super) static TEXTS: Said = Said { anything_else: "Können wir sonst noch etwas für Sie tun?", ..de::TEXTS };
