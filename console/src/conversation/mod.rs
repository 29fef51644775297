//! A conversation that an agent has open: what it says, who is in it, what one can do.

mod absence;
mod attach;
mod attached;
mod card;
mod composer;
mod desk;
mod drafts;
mod handle;
mod head;
mod line;
mod lines;
mod link;
mod offer;
mod offering;
mod open;
mod page_card;
mod pane;
mod picker;
mod reactions;
mod shared;
mod sharing;
mod smileys;
mod standing;
mod thread;
mod typing;
mod view;

pub(crate) use self::head::back;
pub(crate) use self::open::Conversations;
pub(crate) use self::pane::Pane;
pub(crate) use self::standing::Standing;
