//! Where a conversation stands: who it waits for, who answers it (rules S1 to S4).

use serde::{Deserialize, Serialize};

use crate::{Author, Event, Face, Happened, Timestamp};

/// Where a conversation stands: the fold that lists show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has taken it.
    Waiting {
        /// Since the visitor's first unanswered message.
        since: Timestamp,
    },
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
        by: Face,
    },
}

impl Status {
    /// Where it stands once `event` has happened.
    #[must_use]
    pub fn after(before: Option<Self>, event: &Event) -> Option<Self> {
        let at = event.at;
        Some(match (&event.happened, before) {
            // What a message says changes nothing of who waits for whom.
            (Happened::Edited { .. } | Happened::Deleted { .. }, before) => return before,
            (Happened::Posted { by: Author::Visitor, .. }, Some(Self::Assigned { to, unanswered_since })) => {
                Self::Assigned { to, unanswered_since: unanswered_since.or(Some(at)) }
            }
            (Happened::Posted { by: Author::Visitor, .. } | Happened::Reopened { by: Author::Visitor }, before) => {
                Self::Waiting { since: before.and_then(|before| before.waiting_since()).unwrap_or(at) }
            }
            (Happened::Posted { by: Author::Agent(_), .. }, Some(Self::Assigned { to, .. })) => {
                Self::Assigned { to, unanswered_since: None }
            }
            (Happened::Posted { by: Author::Agent(by), .. }, _) => {
                Self::Assigned { to: by.clone(), unanswered_since: None }
            }
            (Happened::Taken { by } | Happened::Reopened { by: Author::Agent(by) }, before) => {
                let unanswered_since = before.and_then(|before| before.waiting_since());
                Self::Assigned { to: by.clone(), unanswered_since }
            }
            (Happened::Closed { by }, _) => Self::Closed { at, by: by.clone() },
        })
    }

    /// Since when the visitor waits for an answer, if they do.
    pub fn waiting_since(&self) -> Option<Timestamp> {
        match self {
            Self::Waiting { since } => Some(*since),
            Self::Assigned { unanswered_since, .. } => *unanswered_since,
            Self::Closed { .. } => None,
        }
    }
}
