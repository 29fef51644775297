//! What the server decides: conversation, inbox, site, tokens. Functions of event and time.
//! Knows nothing of sockets, storage or clocks; what is to be done is returned as effects, in order.

pub mod browser;
pub mod conversation;
pub mod flood;
pub mod frame;
pub mod inbox;
pub mod notice;
mod pace;
pub mod reader;
pub mod secret;
pub mod site;
pub mod token;
pub mod untold;
