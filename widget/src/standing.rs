//! What the log says about now: who answers, and how much is unread.

use protocol::{Author, Event, Happened, Seq};

/// The name of the agent who answers; nobody while it waits or is closed.
pub(crate) fn answering(events: &[Event]) -> Option<&str> {
    events.iter().rev().find_map(|event| match &event.happened {
        Happened::Taken { by } | Happened::Reopened { by: Author::Agent(by) } => Some(Some(by.name.as_str())),
        Happened::Closed { .. } | Happened::Reopened { by: Author::Visitor } => Some(None),
        Happened::Posted { .. } | Happened::Edited { .. } | Happened::Deleted { .. } => None,
    })?
}

/// How many messages of agents came after `read`. Who has answered has read what was there.
pub(crate) fn unread(events: &[Event], read: Seq) -> u32 {
    let mut count = 0;
    for event in events.iter().rev().take_while(|event| event.seq > read) {
        match &event.happened {
            Happened::Posted { by: Author::Agent(_), .. } => count += 1,
            Happened::Posted { by: Author::Visitor, .. } => break,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use protocol::{AgentId, Body, Face, Number, TabId, Timestamp};

    use super::*;

    fn face(name: &str) -> Face {
        Face { id: AgentId::from_random([1; 16]), name: name.to_owned() }
    }

    fn said(by: Author) -> Happened {
        let body = Body::try_from("a").unwrap();
        Happened::Posted { by, tab: TabId::from_random([1; 16]), number: Number(1), body }
    }

    fn log(happened: &[Happened]) -> Vec<Event> {
        let event =
            |(seq, happened): (u32, &Happened)| Event { seq: Seq(seq), at: Timestamp(0), happened: happened.clone() };
        (1..).zip(happened).map(event).collect()
    }

    #[test]
    fn s2_who_took_it_answers_until_it_is_closed() {
        let (taken, closed) = (Happened::Taken { by: face("Anna") }, Happened::Closed { by: face("Anna") });
        let reopened = Happened::Reopened { by: Author::Agent(face("Bram")) };
        assert_eq!(answering(&[]), None);
        assert_eq!(answering(&log(&[said(Author::Visitor)])), None);
        assert_eq!(answering(&log(&[taken.clone(), said(Author::Visitor)])), Some("Anna"));
        assert_eq!(answering(&log(&[taken.clone(), closed.clone()])), None);
        assert_eq!(answering(&log(&[taken, closed, reopened])), Some("Bram"));
    }

    #[test]
    fn unread_is_what_agents_wrote_since_it_was_read_or_answered() {
        let anna = || said(Author::Agent(face("Anna")));
        let events = log(&[said(Author::Visitor), anna(), Happened::Taken { by: face("Anna") }, anna()]);
        assert_eq!(unread(&events, Seq(0)), 2);
        assert_eq!(unread(&events, Seq(2)), 1);
        assert_eq!(unread(&events, Seq(4)), 0);
        assert_eq!(unread(&log(&[anna(), said(Author::Visitor), anna()]), Seq(0)), 1);
    }
}
