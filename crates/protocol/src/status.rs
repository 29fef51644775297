//! Where a conversation stands: who it waits for, who answers it (rules S1 to S4, Q1).

use serde::{Deserialize, Serialize};

use crate::{Event, Face, Party, Timestamp, What, Who};

/// Where a conversation stands: the fold that lists show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has taken it.
    Waiting {
        /// Since the visitor's first unanswered message.
        since: Timestamp,
    },
    /// The bot answers, and nobody waits for a person.
    Automated {},
    /// An agent answers.
    Assigned {
        /// Who.
        to: Face,
        /// The visitor's first message since the last answer, if there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unanswered_since: Option<Timestamp>,
    },
    /// Done, until somebody writes again.
    Closed {
        /// When.
        at: Timestamp,
        /// By whom.
        by: Who,
    },
}

impl Status {
    /// Where it stands once `event` has happened. What this release does not know, and what an author cannot do,
    /// changes nothing.
    #[must_use]
    pub fn after(before: Option<Self>, event: &Event) -> Option<Self> {
        let at = event.at;
        match (&event.what, &event.by) {
            (What::Posted(_), Who::Visitor) => Some(match before {
                Some(Self::Assigned { to, unanswered_since }) => {
                    Self::Assigned { to, unanswered_since: unanswered_since.or(Some(at)) }
                }
                Some(Self::Automated {}) => Self::Automated {},
                before => waiting(before.as_ref(), at),
            }),
            (What::Posted(_), Who::Agent(by)) => {
                let to = match before {
                    Some(Self::Assigned { to, .. }) => to,
                    _ => by.clone(),
                };
                Some(Self::Assigned { to, unanswered_since: None })
            }
            (What::Assigned(assigned), _) => Some(Self::assigned(before.as_ref(), &assigned.to)),
            (What::Reopened, Who::Agent(by)) => Some(Self::assigned(before.as_ref(), by)),
            (What::Reopened, by) if by.party() == Party::Visitor => Some(waiting(before.as_ref(), at)),
            (What::Automated, _) => match before {
                Some(Self::Waiting { .. }) => Some(Self::Automated {}),
                before => before,
            },
            (What::HandedOver(_), _) => match before {
                Some(Self::Automated {}) => Some(Self::Waiting { since: at }),
                before => before,
            },
            (What::Closed, by) => Some(Self::Closed { at, by: by.clone() }),
            (
                What::Posted(_)
                | What::Reopened
                | What::Edited(_)
                | What::Deleted(_)
                | What::Reacted(_)
                | What::Rated(_)
                | What::Noted(_)
                | What::Hidden
                | What::Unknown,
                _,
            ) => before,
        }
    }

    /// Since when the visitor waits for an answer, if they do.
    pub fn waiting_since(&self) -> Option<Timestamp> {
        match self {
            Self::Waiting { since } => Some(*since),
            Self::Assigned { unanswered_since, .. } => *unanswered_since,
            Self::Automated {} | Self::Closed { .. } => None,
        }
    }

    fn assigned(before: Option<&Self>, to: &Face) -> Self {
        Self::Assigned { to: to.clone(), unanswered_since: before.and_then(Self::waiting_since) }
    }
}

fn waiting(before: Option<&Status>, at: Timestamp) -> Status {
    Status::Waiting { since: before.and_then(Status::waiting_since).unwrap_or(at) }
}
