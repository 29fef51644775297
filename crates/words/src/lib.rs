//! Everything that people read, as data: a file for each language and part of the product. Decides nothing about when
//! a text is shown.
//!
//! A new language is a line in `languages!` and a file of its tag in `launcher`, `page`, `widget`, `later`,
//! `said`, `transcript` and `console`; a text that is missing in any of
//! them does not compile. A new text is a name in its part's `mod.rs`, and a line in each language.

#[macro_use]
mod declare;
mod fill;
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
pub use language::Language;
