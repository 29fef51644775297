//! How messages read now: which were given another text, which were taken back.

use protocol::{Body, Change, Deleted, Edited, Event, Seq, What};

use session::{Pending, Progress};

/// What became of a message since it was posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit<'log> {
    message: Seq,
    /// Tells this edit from every other of the message; the largest is on its way.
    pub place: Seq,
    /// Its text now; none when it was taken back.
    pub body: Option<&'log Body>,
    /// Whether it is one's own and not yet in the log.
    pub is_coming: bool,
}

/// All edits of a conversation. They are few, so looking through them is quick.
#[derive(Debug, Clone, Default)]
pub struct Edits<'log>(Vec<Edit<'log>>);

impl<'log> Edits<'log> {
    /// The edits that the log shows, and those of one's own that are on their way.
    pub fn of(events: &'log [Event], pending: &'log [Pending]) -> Self {
        let happened = events.iter().filter_map(|event| {
            let (message, body) = match &event.what {
                What::Edited(Edited { of, body }) => (*of, Some(body)),
                What::Deleted(Deleted { of }) => (*of, None),
                _ => return None,
            };
            Some(Edit { message, place: event.seq, body, is_coming: false })
        });
        let coming = pending.iter().filter(|pending| !matches!(pending.progress, Progress::Failed(_)));
        let coming = coming.filter_map(|pending| {
            let (message, body) = match &pending.change {
                Change::Post(_) | Change::Note(_) => return None,
                Change::Edit { of, body } => (*of, Some(body)),
                Change::Delete { of } => (*of, None),
            };
            Some(Edit { message, place: Seq(u32::MAX - pending.number.0), body, is_coming: true })
        });
        Self(happened.chain(coming).collect())
    }

    /// The last of a message.
    pub fn last(&self, message: Seq) -> Option<&Edit<'log>> {
        self.0.iter().rev().find(|edit| edit.message == message)
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Number, Refusal, TabId, Timestamp, Who};

    use super::*;

    fn body(text: &str) -> Body {
        Body::try_from(text).unwrap()
    }

    fn event(seq: u32, of: u32, text: Option<&str>) -> Event {
        let of = Seq(of);
        let what = match text {
            Some(text) => What::Edited(Edited { of, body: body(text) }),
            None => What::Deleted(Deleted { of }),
        };
        Event { seq: Seq(seq), at: Timestamp(0), by: Who::Visitor, sent: None, what }
    }

    fn pending(number: u32, change: Change, progress: Progress) -> Pending {
        Pending { tab: TabId::from_random([1; 16]), number: Number(number), change, at: Timestamp(0), progress }
    }

    /// What a message says after its edits; "taken back" where nothing is left of it.
    fn says(edits: &Edits<'_>, message: u32) -> Option<String> {
        edits.last(Seq(message)).map(|edit| edit.body.map_or("taken back", Body::as_str).to_owned())
    }

    #[test]
    fn e1_the_last_edit_of_a_message_counts() {
        let events = [event(4, 1, Some("one")), event(5, 2, Some("two")), event(6, 1, Some("uno")), event(7, 2, None)];
        let edits = Edits::of(&events, &[]);
        assert_eq!(says(&edits, 1).as_deref(), Some("uno"));
        assert_eq!(says(&edits, 2).as_deref(), Some("taken back"));
        assert_eq!(says(&edits, 3), None);
    }

    #[test]
    fn e1_what_is_on_its_way_shows_and_what_was_refused_does_not() {
        let events = [event(4, 1, Some("one"))];
        let (of, again) = (Seq(1), body("uno"));
        let unsent = [
            pending(1, Change::Edit { of, body: again }, Progress::Sending),
            pending(2, Change::Delete { of }, Progress::Failed(Refusal::NotFound)),
        ];
        let edits = Edits::of(&events, &unsent);
        assert_eq!(says(&edits, 1).as_deref(), Some("uno"));
        assert_eq!(edits.last(of).map(|edit| edit.is_coming), Some(true));
        assert_ne!(edits.last(of).map(|edit| edit.place), Edits::of(&events, &[]).last(of).map(|edit| edit.place));
    }
}
