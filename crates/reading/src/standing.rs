//! What the log says about now: where the conversation stands, who answers, how much is unread.

use protocol::{Event, Face, Party, Seq, Status, What, Who};

/// Where the conversation stands (rules S1 to S4); nothing before its first message.
pub fn status(events: &[Event]) -> Option<Status> {
    events.iter().fold(None, Status::after)
}

/// The agent who answers; nobody while it waits or is closed. The same as [`status`] says, read from the end.
pub fn answering(events: &[Event]) -> Option<&Face> {
    let mut first_to_answer = None;
    for event in events.iter().rev() {
        match (&event.what, &event.by) {
            (What::Assigned(assigned), _) => return Some(&assigned.to),
            (What::Reopened, Who::Agent(by)) => return Some(by),
            (What::Reopened, Who::Visitor) | (What::Closed, _) => break,
            (What::Posted(_), Who::Agent(by)) => first_to_answer = Some(by),
            _ => {}
        }
    }
    first_to_answer
}

/// How many messages of the team came after `read`. A visitor who has answered has read what was there.
pub fn unread(events: &[Event], read: Seq) -> u32 {
    let mut count = 0;
    for event in events.iter().rev().take_while(|event| event.seq > read) {
        match (&event.what, event.by.party()) {
            (What::Posted(_), Party::Team) => count += 1,
            (What::Posted(_), Party::Visitor) => break,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::{agent, assigned, face, log, noted, posted};
    use protocol::Timestamp;

    #[test]
    fn s1_a_conversation_waits_since_the_first_message() {
        assert_eq!(status(&[]), None);
        let events = log([posted(Who::Visitor), posted(Who::Visitor)]);
        assert_eq!(status(&events), Some(Status::Waiting { since: Timestamp(1) }));
    }

    #[test]
    fn s2_the_agent_who_took_it_answers_until_it_is_closed() {
        let check = |happened: &[(Who, What)], expected: Option<&str>| {
            let events = log(happened.iter().cloned());
            assert_eq!(answering(&events).map(|face| face.name.as_str()), expected);
        };
        let (taken, closed) = ((agent(1), assigned(1)), (agent(1), What::Closed));
        check(&[], None);
        check(&[posted(Who::Visitor)], None);
        check(&[taken.clone(), posted(Who::Visitor)], Some("Agent 1"));
        check(&[taken.clone(), (agent(1), assigned(2))], Some("Agent 2"));
        check(&[taken.clone(), closed.clone()], None);
        check(&[posted(Who::Visitor), posted(agent(2)), posted(agent(1))], Some("Agent 2"));
        check(&[taken, closed, (agent(2), What::Reopened)], Some("Agent 2"));
    }

    #[test]
    fn the_one_who_answers_is_the_one_whom_the_status_names() {
        let kinds = [
            posted(Who::Visitor),
            posted(Who::Bot),
            posted(agent(1)),
            posted(agent(2)),
            noted(agent(2)),
            (agent(1), assigned(1)),
            (agent(1), assigned(2)),
            (Who::System, assigned(2)),
            (agent(1), What::Closed),
            (Who::System, What::Closed),
            (Who::Visitor, What::Reopened),
            (agent(2), What::Reopened),
            (Who::System, What::Reopened),
            (Who::System, What::Unknown),
        ];
        // Every log of four events.
        for index in 0..kinds.len().pow(4) {
            let kind = |place: u32| kinds[index / kinds.len().pow(place) % kinds.len()].clone();
            let events = log((0..4).map(kind));
            let named = match status(&events) {
                Some(Status::Assigned { to, .. }) => Some(to),
                _ => None,
            };
            assert_eq!(answering(&events), named.as_ref(), "{events:?}");
        }
    }

    #[test]
    fn s3_the_clock_of_an_assigned_one_runs_since_the_last_answer() {
        let check = |happened: &[(Who, What)], since: Option<u64>| {
            let unanswered_since = since.map(Timestamp);
            let expected = Status::Assigned { to: face(1), unanswered_since };
            assert_eq!(status(&log(happened.iter().cloned())), Some(expected));
        };
        let (visitor, taken, answer) = (posted(Who::Visitor), (agent(1), assigned(1)), posted(agent(1)));
        check(&[visitor.clone(), taken.clone()], Some(1));
        check(&[visitor.clone(), taken.clone(), answer.clone()], None);
        check(&[visitor.clone(), taken, answer, visitor.clone(), visitor], Some(4));
    }

    #[test]
    fn s4_a_visitor_who_writes_reopens_whatever_comes_first() {
        let (visitor, closed) = (posted(Who::Visitor), (agent(1), What::Closed));
        let reopened = (Who::Visitor, What::Reopened);
        let waits = Some(Status::Waiting { since: Timestamp(3) });
        let check = |happened: [(Who, What); 4]| assert_eq!(status(&log(happened)), waits);
        check([visitor.clone(), closed.clone(), reopened.clone(), visitor.clone()]);
        check([visitor.clone(), closed, visitor, reopened]);
    }

    #[test]
    fn n1_u1_unread_is_what_the_team_wrote_to_the_visitor_since_it_was_read_or_answered() {
        let (anna, visitor) = (posted(agent(1)), posted(Who::Visitor));
        let events = log([visitor.clone(), anna.clone(), (agent(1), assigned(1)), posted(Who::Bot)]);
        assert_eq!([0, 2, 4, 9].map(|read| unread(&events, Seq(read))), [2, 1, 0, 0]);
        assert_eq!(unread(&log([anna.clone(), visitor, anna]), Seq(0)), 1);
        let unseen = [noted(agent(1)), (Who::System, What::Hidden), (Who::System, What::Unknown)];
        assert_eq!(unread(&log(unseen), Seq(0)), 0);
    }
}
