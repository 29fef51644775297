//! What stands between the world and the rules: tokens, secrets, and how fast somebody may act.

pub mod identity;
pub(crate) mod pace;
pub(crate) mod rate;
pub mod secret;
pub mod token;
