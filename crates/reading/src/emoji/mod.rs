//! Emoji, as visitors and agents find and type them: by searching, by arrow keys in the picker, by a smiley or a name in
//! what is being written.

mod book;
mod grid;
mod recent;
mod smileys;
mod typed;

pub use book::{Book, Emoji, Group};
pub use grid::{COLUMNS, moved};
pub use recent::with_newest;
pub use typed::{Swap, Typed, wants_names};
