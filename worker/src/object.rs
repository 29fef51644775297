//! The kinds of objects. Each translates what arrives into inputs of `chat`, and performs the effects.

pub(crate) mod call;
mod contact;
mod conversation;
mod exchange;
mod guest;
mod inbox;
mod library;
pub(crate) mod name;
mod site;
mod socket;
mod sockets;
mod sql;
mod turn;

pub use contact::ContactObject;
pub use conversation::ConversationObject;
pub(crate) use conversation::consult::forget as forget_knowledge;
pub(crate) use guest::{ConsoleGuest, GUEST_HEADER, OnBehalfOf, PieceGuest, VISITOR_HEADER, guest_header};
pub use inbox::InboxObject;
pub use library::LibraryObject;
pub use site::SiteObject;
