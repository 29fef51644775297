//! What follows when nobody says anything any more (rule S8): the visitor is asked once whether there is anything else,
//! and when nothing comes of that either, the conversation closes. What is due follows from the log alone; so however
//! often the alarm rings, each is done once.

use protocol::{Endings, Party, Posted, Status, Timestamp, What};

use super::fold::Fold;

/// What the owner wants of a silence, and what is asked in it, in the visitor's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// When.
    pub endings: Endings,
    /// Whether there is anything else.
    pub question: Posted,
}

impl Silence {
    /// What is to happen next if nothing else does, and when.
    pub(super) fn next(&self, fold: &Fold) -> Option<(Timestamp, What)> {
        if !is_answered(fold) {
            return None;
        }
        let (after, what) = match fold.ending {
            None => (self.endings.ask_after, What::Posted(self.question.clone())),
            // An agent may have asked as well.
            Some(_) => (self.endings.close_after, What::Closed),
        };
        // A note, an edit, a reaction: somebody is there, and the silence begins anew.
        Some((fold.changed.plus(after?.duration()), what))
    }
}

/// Whether an agent has the conversation, and the visitor waits for nothing. An answer that was taken back is none.
fn is_answered(fold: &Fold) -> bool {
    let is_theirs = matches!(fold.status, Some(Status::Assigned { unanswered_since: None, .. }));
    is_theirs && !fold.is_last_deleted() && fold.last.as_ref().is_some_and(|last| last.by.party() == Party::Team)
}

#[cfg(test)]
#[path = "silence_tests.rs"]
mod tests;
