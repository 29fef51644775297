//! What happened in a conversation. The log of these is the conversation; what anybody sees is a fold of it.
//!
//! A cached widget, and a worker that was rolled back, outlive releases. So an event of a kind that this release does
//! not know is read as [`What::Unknown`], keeps its place and its sender's number, and is skipped by every fold.

mod assigned;
mod change;
mod content;
mod deleted;
mod edited;
mod handed_over;
mod noted;
mod posted;
mod rated;
mod reacted;
mod sent;
mod what;
mod who;

use serde::{Deserialize, Deserializer, Serialize};

pub use self::assigned::Assigned;
pub use self::change::Change;
pub use self::content::{Choices, ChoicesError, Content};
pub use self::deleted::Deleted;
pub use self::edited::Edited;
pub use self::handed_over::{HandedOver, Why};
pub use self::noted::Noted;
pub use self::posted::Posted;
pub use self::rated::{Rated, Stars, StarsError};
pub use self::reacted::{Reacted, Reaction};
pub use self::sent::{Numbered, Sent};
pub use self::what::{Audience, What};
pub use self::who::{Actor, Party, Who};

use crate::lenient::Lenient;
use crate::{Seq, Timestamp};

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// Its place, from 1 without a gap.
    pub seq: Seq,
    /// When it was stored, by the edge's clock.
    pub at: Timestamp,
    /// Who did it.
    pub by: Who,
    /// Which of a tab's numbered sends it was, where a client sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent: Option<Sent>,
    /// What it was.
    pub what: What,
}

impl Event {
    /// The same place in the log, and nothing of what happened there: for a side that may not see it.
    #[must_use]
    pub fn hidden(&self) -> Self {
        Self { seq: self.seq, at: self.at, by: Who::System, sent: None, what: What::Hidden }
    }

    /// The numbered send that it came from; nothing for what needs no number, and for unknown kinds.
    pub fn send(&self) -> Option<Numbered> {
        let Sent { tab, number } = self.sent?;
        Some(Numbered { tab, number, change: self.what.change()? })
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Raw {
            seq: Seq,
            at: Timestamp,
            by: Lenient<Who>,
            #[serde(default)]
            sent: Option<Sent>,
            what: Lenient<What>,
        }
        let Raw { seq, at, by, sent, what } = Raw::deserialize(from)?;
        let (by, what) = match (by.known(), what.known()) {
            (Some(by), Some(what)) => (by, what),
            (Some(by), None) => (by, What::Unknown),
            // Nobody knows how to show what an unknown kind of author did.
            (None, _) => (Who::System, What::Unknown),
        };
        Ok(Self { seq, at, by, sent, what })
    }
}
