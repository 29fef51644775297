//! How messages read now: which were given another text, which were taken back, what was reacted to them.

use protocol::{Body, Change, Deleted, Edited, Event, Reacted, Reaction, Seq, What};
use session::{Pending, Progress};

/// The last edit of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// Tells this edit from every other of the message; the largest is on its way.
    pub place: Seq,
    /// Whether it is one's own and not yet in the log.
    pub is_coming: bool,
}

/// What became of a message since.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Latest<'log> {
    /// Its last edit, and its text by that; no text when it was taken back.
    pub(crate) edit: Option<(Edit, Option<&'log Body>)>,
    /// What the other side reacts to it with.
    pub(crate) reaction: Option<Reaction>,
}

/// What became of each of these events, by what the log shows and what of one's own is on its way. An edit comes after
/// what it edits, so that the newest events hold all edits of themselves.
pub(crate) fn latest<'log>(events: &'log [Event], pending: &'log [Pending]) -> Vec<Latest<'log>> {
    let mut latest = vec![Latest::default(); events.len()];
    let mut apply = |change: Become<'log>| {
        let (Become::Reads(of, ..) | Become::Shows(of, _)) = change;
        let index = events.binary_search_by_key(&of, |event| event.seq);
        if let Some(slot) = index.ok().and_then(|index| latest.get_mut(index)) {
            match change {
                Become::Reads(_, edit, body) => slot.edit = Some((edit, body)),
                Become::Shows(_, with) => slot.reaction = (with != Reaction::Nothing).then_some(with),
            }
        }
    };
    for event in events {
        let edit = Edit { place: event.seq, is_coming: false };
        match &event.what {
            What::Edited(Edited { of, body }) => apply(Become::Reads(*of, edit, Some(body))),
            What::Deleted(Deleted { of }) => apply(Become::Reads(*of, edit, None)),
            What::Reacted(Reacted { of, with }) => apply(Become::Shows(*of, *with)),
            _ => {}
        }
    }
    for pending in pending.iter().filter(|pending| !matches!(pending.progress, Progress::Failed(_))) {
        let edit = Edit { place: Seq(u32::MAX - pending.number.0), is_coming: true };
        match &pending.change {
            Change::Edit { of, body } => apply(Become::Reads(*of, edit, Some(body))),
            Change::Delete { of } => apply(Become::Reads(*of, edit, None)),
            Change::React { of, with } => apply(Become::Shows(*of, *with)),
            Change::Post(_) | Change::Note(_) => {}
        }
    }
    latest
}

/// What becomes of the message at a place.
enum Become<'log> {
    /// It reads like this, or not at all.
    Reads(Seq, Edit, Option<&'log Body>),
    /// It shows this reaction.
    Shows(Seq, Reaction),
}
