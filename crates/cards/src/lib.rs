//! A page of the owner's website as a card: which addresses may be looked at, and what a page says of itself. Whoever has
//! a network fetches; here it is only read.

mod linked;
mod markup;
mod page;
mod price;
mod reach;
mod text;

pub use page::{Card, read};
pub use reach::{Sites, is_html};
