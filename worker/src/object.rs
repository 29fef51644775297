//! The three kinds of objects. Each translates what arrives into inputs of `chat`, and performs the effects.

mod client;
mod conversation;
mod inbox;
mod site;
mod socket;
mod sockets;
mod sql;
mod stub;

pub use conversation::ConversationObject;
pub use inbox::InboxObject;
pub(crate) use site::SHARDS;
pub use site::SiteObject;
pub(crate) use socket::{ATTACHED_HEADER, Attached, Visitor, Who};
pub(crate) use stub::{ask_site, conversation, inbox};
