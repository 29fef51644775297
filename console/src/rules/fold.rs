//! Where a conversation stands, folded from its log, and what an agent may do about it.

use protocol::{AgentId, Event, Face, Status};

/// Where the log says the conversation stands; nothing before its first message.
pub(crate) fn status(events: &[Event]) -> Option<Status> {
    events.iter().fold(None, Status::after)
}

/// Where a conversation stands for one agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Anybody may take it.
    Waiting,
    /// This agent answers.
    Mine,
    /// A colleague answers.
    Colleagues(Face),
    /// Done.
    Closed,
}

impl Standing {
    /// How `status` looks to the agent `me`.
    pub(crate) fn of(status: &Status, me: AgentId) -> Self {
        match status {
            Status::Waiting { .. } => Self::Waiting,
            Status::Assigned { to, .. } if to.id == me => Self::Mine,
            Status::Assigned { to, .. } => Self::Colleagues(to.clone()),
            Status::Closed { .. } => Self::Closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Author, Body, Happened, Number, Seq, TabId, Timestamp};

    use super::*;

    fn face(id: u8) -> Face {
        Face { id: AgentId::from_random([id; 16]), name: format!("Agent {id}") }
    }

    fn posted(by: Author) -> Happened {
        let body = Body::try_from("hello").unwrap();
        Happened::Posted { by, tab: TabId::from_random([0; 16]), number: Number(1), body }
    }

    fn check(happened: &[Happened], expected: Option<Status>) {
        let event = |(happened, at): (&Happened, u32)| Event {
            seq: Seq(at),
            at: Timestamp(u64::from(at)),
            happened: happened.clone(),
        };
        let events: Vec<_> = happened.iter().zip(1..).map(event).collect();
        assert_eq!(status(&events), expected);
    }

    #[test]
    fn s1_a_conversation_waits_since_the_first_message() {
        check(&[], None);
        let visitor = posted(Author::Visitor);
        check(&[visitor.clone(), visitor], Some(Status::Waiting { since: Timestamp(1) }));
    }

    #[test]
    fn s3_the_clock_of_an_assigned_one_runs_since_the_last_answer() {
        let (visitor, anna) = (posted(Author::Visitor), posted(Author::Agent(face(1))));
        let taken = Happened::Taken { by: face(1) };
        let assigned =
            |since: Option<u64>| Some(Status::Assigned { to: face(1), unanswered_since: since.map(Timestamp) });
        check(&[visitor.clone(), taken.clone()], assigned(Some(1)));
        check(&[visitor.clone(), taken.clone(), anna.clone()], assigned(None));
        check(&[visitor.clone(), taken, anna, visitor.clone(), visitor], assigned(Some(4)));
    }

    #[test]
    fn s4_a_visitor_who_writes_reopens_whatever_comes_first() {
        let (visitor, closed) = (posted(Author::Visitor), Happened::Closed { by: face(1) });
        let reopened = Happened::Reopened { by: Author::Visitor };
        let waits = Some(Status::Waiting { since: Timestamp(3) });
        check(&[visitor.clone(), closed.clone(), reopened.clone(), visitor.clone()], waits.clone());
        check(&[visitor.clone(), closed.clone(), visitor.clone(), reopened], waits);
        let by_agent = Happened::Reopened { by: Author::Agent(face(2)) };
        check(&[visitor, closed, by_agent], Some(Status::Assigned { to: face(2), unanswered_since: None }));
    }
}
