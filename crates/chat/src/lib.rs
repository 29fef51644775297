//! What the server decides: conversation, inbox, site, tokens, links. Functions of event and time.
//! Knows nothing of sockets, storage or clocks; what is to be done is returned as effects, in order.

pub mod address;
pub mod ask;
pub mod automation;
pub mod browser;
pub mod client;
pub mod contact;
pub mod conversation;
pub mod files;
pub mod gate;
pub mod hours;
pub mod inbox;
pub mod library;
pub mod links;
pub mod room;
pub mod site;
