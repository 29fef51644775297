//! Everything that people read, as data: a file for each language and part of the product. Decides nothing about when
//! a text is shown.
//!
//! A new language is a line in `languages!` and a file of its tag in `launcher`, `page`, `widget`, `later`, `said`,
//! `transcript` and `console`; a text that is missing in any of them does not compile. A new text is a name in its
//! part's `mod.rs`, and a line in each language.
//!
//! Parts that address a visitor (`widget`, `later`, `said`) have a formal file for each language that has a formal way
//! of address. It holds only what differs. Launcher, page and transcript address nobody; agents are addressed informally.

#[macro_use]
mod declare;
#[cfg(test)]
mod check;
mod fill;
mod formality;
mod language;
#[macro_use]
mod travelling;

pub mod console;
pub mod later;
pub mod launcher;
pub mod page;
pub mod said;
pub mod transcript;
pub mod widget;

pub use fill::{Plural, fill};
pub use formality::Formality;
pub use language::Language;
