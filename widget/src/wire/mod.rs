//! What travels to and from the edge, and what is kept on the device: as text, and as the protocol's types.

mod codes;
mod events;
mod frames;
pub(crate) mod json;
mod kept;
mod pieces;
mod requests;
mod ticket;

pub(crate) use self::frames::{read, written};
pub(crate) use self::kept::Kept;
pub(crate) use self::pieces::answer;
pub(crate) use self::requests::{Unanswered, begin, renew};
pub(crate) use self::ticket::Ticket;

#[cfg(test)]
mod random_tests;
