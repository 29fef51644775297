//! How a conversation is read, the same to a visitor and to an agent: what is a link, which messages belong together,
//! what stands for a face. Draws nothing.
//!
//! Written to be small as wasm: letters are compared as ASCII where that serves, since Unicode's tables are large.

mod edits;
mod groups;
mod initials;
mod links;

pub use edits::{Edit, Edits};
pub use groups::Groups;
pub use initials::initials;
pub use links::{Piece, is_web, pieces};
