//! Where a conversation stands: who it waits for, who answers it (rules S1 to S4).

use protocol::{Author, Event, Happened, Status, Timestamp};

/// Where it stands once `event` has happened.
pub(super) fn after(before: Option<&Status>, event: &Event) -> Status {
    let at = event.at;
    match &event.happened {
        Happened::Posted { by, .. } => after_message(before, by, at),
        Happened::Taken { by } | Happened::Reopened { by: Author::Agent(by) } => {
            let unanswered_since = match before {
                Some(Status::Waiting { since }) => Some(*since),
                Some(Status::Assigned { unanswered_since, .. }) => *unanswered_since,
                Some(Status::Closed { .. }) | None => None,
            };
            Status::Assigned { to: by.clone(), unanswered_since }
        }
        Happened::Reopened { by: Author::Visitor } => Status::Waiting { since: at },
        Happened::Closed { by } => Status::Closed { at, by: by.clone() },
    }
}

/// What has to happen before this author's message can: a closed conversation opens, a waiting one is taken.
pub(super) fn makes_way(before: Option<&Status>, author: &Author) -> Option<Happened> {
    match (before, author) {
        (Some(Status::Closed { .. }), by) => Some(Happened::Reopened { by: by.clone() }),
        (Some(Status::Waiting { .. }), Author::Agent(face)) => Some(Happened::Taken { by: face.clone() }),
        _ => None,
    }
}

fn after_message(before: Option<&Status>, by: &Author, at: Timestamp) -> Status {
    match (before, by) {
        (Some(Status::Assigned { to, unanswered_since }), Author::Visitor) => {
            Status::Assigned { to: to.clone(), unanswered_since: unanswered_since.or(Some(at)) }
        }
        (Some(Status::Assigned { to, .. }), Author::Agent(_)) => {
            Status::Assigned { to: to.clone(), unanswered_since: None }
        }
        (_, Author::Agent(face)) => Status::Assigned { to: face.clone(), unanswered_since: None },
        (Some(Status::Waiting { since }), Author::Visitor) => Status::Waiting { since: *since },
        (Some(Status::Closed { .. }) | None, Author::Visitor) => Status::Waiting { since: at },
    }
}
