//! How a conversation reads, to a visitor and to an agent: which lines the log makes, what is a link in them, what
//! stands for a face; and which emoji people find and type. Draws nothing, reads no clock, and goes once through
//! whatever people wrote.
//!
//! Written to be small as wasm: letters are compared as ASCII where that serves, since Unicode's tables are large.

mod bubbles;
mod edits;
pub mod emoji;
mod groups;
mod initials;
mod line;
mod links;
#[cfg(test)]
mod log;
mod reached;
mod standing;
mod steps;
mod thread;

pub use bubbles::{bubbles, is_long};
pub use edits::Edit;
pub use initials::initials;
pub use line::{Author, Day, Kind, Line, Message, Notice, Noticed, Offer, Origin};
pub use links::{Piece, is_web, pieces};
pub use reached::Reached;
pub use standing::{answering, status, unread};
pub use thread::Thread;
