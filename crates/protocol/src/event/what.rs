//! The kinds of events, and who may see each.

use serde::{Deserialize, Serialize};

use super::{Assigned, Change, Deleted, Edited, HandedOver, Noted, Party, Posted, Rated, Reacted};

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A message was posted.
    Posted(Posted),
    /// A message has another text now.
    Edited(Edited),
    /// A message was taken back.
    Deleted(Deleted),
    /// Somebody reacted to a message of the other side.
    Reacted(Reacted),
    /// The visitor said how it was.
    Rated(Rated),
    /// An agent wrote something for colleagues.
    Noted(Noted),
    /// An agent answers from now on.
    Assigned(Assigned),
    /// The bot answers from now on.
    Automated,
    /// The bot does not answer any more: a person is needed.
    HandedOver(HandedOver),
    /// The conversation was closed.
    Closed,
    /// A closed conversation waits, or an agent answers it, again; a visitor reopens by writing.
    Reopened,
    /// Something that this reader may not see.
    Hidden,
    /// Something that this release does not know. It is never stored.
    Unknown,
}

/// Who may see an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Both sides.
    All,
    /// The team alone.
    Team,
}

impl What {
    /// Who may see it.
    pub const fn audience(&self) -> Audience {
        match self {
            Self::Noted(_) | Self::Automated | Self::HandedOver(_) => Audience::Team,
            Self::Posted(_)
            | Self::Edited(_)
            | Self::Deleted(_)
            | Self::Reacted(_)
            | Self::Rated(_)
            | Self::Assigned(_)
            | Self::Closed
            | Self::Reopened
            | Self::Hidden
            | Self::Unknown => Audience::All,
        }
    }

    /// What a client did to make it happen, where that was a numbered send.
    pub(super) fn change(&self) -> Option<Change> {
        Some(match self {
            Self::Posted(posted) => Change::Post(posted.clone()),
            Self::Edited(Edited { of, body }) => Change::Edit { of: *of, body: body.clone() },
            Self::Deleted(Deleted { of }) => Change::Delete { of: *of },
            Self::Reacted(Reacted { of, with }) => Change::React { of: *of, with: *with },
            Self::Noted(Noted { body }) => Change::Note(body.clone()),
            Self::Rated(_)
            | Self::Assigned(_)
            | Self::Automated
            | Self::HandedOver(_)
            | Self::Closed
            | Self::Reopened
            | Self::Hidden
            | Self::Unknown => return None,
        })
    }
}

impl Audience {
    /// Whether that side may see it.
    pub const fn admits(self, party: Party) -> bool {
        matches!((self, party), (Self::All, _) | (Self::Team, Party::Team))
    }
}

impl From<Change> for What {
    fn from(change: Change) -> Self {
        match change {
            Change::Post(posted) => Self::Posted(posted),
            Change::Edit { of, body } => Self::Edited(Edited { of, body }),
            Change::Delete { of } => Self::Deleted(Deleted { of }),
            Change::React { of, with } => Self::Reacted(Reacted { of, with }),
            Change::Note(body) => Self::Noted(Noted { body }),
        }
    }
}
