//! How messages read now: which were given another text, which were taken back.

use protocol::{Body, Change, Deleted, Edited, Event, Seq, What};
use session::{Pending, Progress};

/// The last edit of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// Tells this edit from every other of the message; the largest is on its way.
    pub place: Seq,
    /// Whether it is one's own and not yet in the log.
    pub is_coming: bool,
}

/// What became of an event since: its last edit, and its text by that; no text when it was taken back.
pub(crate) type Latest<'log> = Option<(Edit, Option<&'log Body>)>;

/// What became of each of these events, by what the log shows and what of one's own is on its way. An edit comes after
/// what it edits, so that the newest events hold all edits of themselves.
pub(crate) fn latest<'log>(events: &'log [Event], pending: &'log [Pending]) -> Vec<Latest<'log>> {
    let mut latest = vec![None; events.len()];
    let mut set = |message: Seq, edit, body| {
        let index = events.binary_search_by_key(&message, |event| event.seq);
        if let Some(slot) = index.ok().and_then(|index| latest.get_mut(index)) {
            *slot = Some((edit, body));
        }
    };
    for event in events {
        let edit = Edit { place: event.seq, is_coming: false };
        match &event.what {
            What::Edited(Edited { of, body }) => set(*of, edit, Some(body)),
            What::Deleted(Deleted { of }) => set(*of, edit, None),
            _ => {}
        }
    }
    for pending in pending.iter().filter(|pending| !matches!(pending.progress, Progress::Failed(_))) {
        let edit = Edit { place: Seq(u32::MAX - pending.number.0), is_coming: true };
        match &pending.change {
            Change::Edit { of, body } => set(*of, edit, Some(body)),
            Change::Delete { of } => set(*of, edit, None),
            Change::Post(_) | Change::Note(_) => {}
        }
    }
    latest
}
