//! The inbox: which conversations there are, who waits, who answers.

mod feed;
mod list;
mod page;
mod row;
mod section;
mod shard;
mod state;
#[cfg(test)]
mod story;

pub(crate) use self::list::List;
pub(crate) use self::page::InboxPage;
pub(crate) use self::state::Inbox;
