//! Frames by direction.

mod agent;
mod console;
mod talk;
mod visitor;

pub use self::agent::{FromAgent, ToAgent};
pub use self::console::{Counts, FromConsole, LastLine, Looker, Rank, Section, Shown, Summary, ToConsole, Window};
pub use self::talk::{Acknowledged, Beat, Delete, Edit, Events, Hello, React, Receipt, Say, Typing, Welcome};
pub use self::visitor::{About, Attribute, FromVisitor, Introduction, Page, Proven, ToVisitor, Tracked, VisitorCard};
