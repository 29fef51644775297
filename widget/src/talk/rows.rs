//! The conversation as rows of the screen. What the lines are, `edgewise-reading` says; this gives each a key, by which
//! its element stays, and says what a visitor reads in it.

use protocol::{Reaction, Receipt, Seq, TabId, Timestamp, Who};
use reading::{Author, Line, Noticed, Origin, Reached, Thread, bubbles};
use session::{Pending, Progress};

/// One row of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Stays the same while a message goes from sending to sent, so that its element stays too.
    pub(crate) key: u64,
    pub(crate) kind: Kind,
}

/// What a row shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Day(Day),
    /// An agent answers from now on.
    Joined(String),
    /// Somebody of the team closed the conversation.
    Closed(String),
    Message(Message),
}

/// A day, as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Day {
    Today,
    Yesterday,
    At(Timestamp),
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// Who of the team wrote it; none when it is the visitor's own.
    pub(crate) by: Option<String>,
    /// Whether it continues the group of the message before it.
    pub(crate) follows: bool,
    /// Empty when it was taken back.
    pub(crate) body: String,
    /// Whether it reads otherwise than at first.
    pub(crate) edited: bool,
    pub(crate) at: Timestamp,
    pub(crate) reached: Reached,
    pub(crate) held: Held,
    /// What the other side reacts to it with.
    pub(crate) reaction: Option<Reaction>,
    /// Its place in the log; 0 as long as it has none.
    pub(crate) seq: Seq,
}

/// What a message holds beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    Nothing,
    /// Answers to choose from.
    Choices,
    /// Answers; something was said since.
    Answered,
    /// A file, or a page of the website.
    Other,
}

impl Message {
    /// Whether the visitor can give it another text.
    pub(crate) fn is_editable(&self) -> bool {
        self.by.is_none() && self.seq > Seq(0) && !self.body.is_empty() && self.held == Held::Nothing
    }
}

/// What a visitor reads beside the thread.
pub(super) struct Reader<'a> {
    /// Whose pending these are.
    pub(super) tab: TabId,
    /// Up to where the team has the log.
    pub(super) other: Receipt,
    /// The name of whoever of the team has none of their own.
    pub(super) site: &'a str,
    /// What the bot is called.
    pub(super) bot: &'a str,
    pub(super) today: i64,
}

// Events are keyed by their place, which has 32 bits; the others by what they are and theirs. Times have 48.
const OWN: u64 = 1 << 60;
const DAY: u64 = 2 << 60;
const FAILED: u64 = 3 << 60;
const KEPT: u64 = 4 << 60;
const EDITED: u64 = 5 << 60;
/// With each of them: a message whose choices are answered is drawn anew.
const ANSWERED: u64 = 1 << 56;
/// From here on stands which bubble of its event a row is.
const PART: u32 = 40;

impl Reader<'_> {
    /// All rows, oldest first. No two have the same key.
    pub(super) fn rows(&self, thread: &Thread<'_>) -> Vec<Row> {
        let mut rows = Vec::new();
        for line in thread.lines() {
            match self.row(line) {
                Some(Row { key, kind: Kind::Message(message) }) if message.by.is_some() => {
                    split(key, &message, &mut rows);
                }
                row => rows.extend(row),
            }
        }
        rows
    }

    fn row(&self, line: Line<'_>) -> Option<Row> {
        Some(match line {
            Line::Day(day) => {
                let (key, day) = match self.today - day.number {
                    0 => (0, Day::Today),
                    1 => (1, Day::Yesterday),
                    _ => (day.at.0, Day::At(day.at)),
                };
                Row { key: DAY | key, kind: Kind::Day(day) }
            }
            Line::Notice(notice) => {
                let kind = match notice.what {
                    Noticed::Assigned(to) => Kind::Joined(to.name.clone()),
                    Noticed::Closed => Kind::Closed(self.name(notice.by)),
                    // For the team alone.
                    Noticed::Automated | Noticed::HandedOver(_) | Noticed::Reopened | Noticed::Rated(_) => return None,
                };
                Row { key: notice.seq.0.into(), kind }
            }
            Line::Message(message) => {
                let held = match (message.offer, message.with) {
                    (None, None) => Held::Nothing,
                    (None, Some(_)) => Held::Other,
                    (Some(offer), _) if offer.said.is_none() => Held::Choices,
                    (Some(_), _) => Held::Answered,
                };
                let kind = Kind::Message(Message {
                    by: match message.by {
                        Author::Me => None,
                        Author::Other(who) => Some(self.name(who)),
                    },
                    follows: !message.leads,
                    body: message.body.map_or_else(String::new, |body| body.as_str().to_owned()),
                    edited: message.edit.is_some(),
                    at: message.at,
                    reached: message.reached(self.other),
                    held,
                    reaction: message.reaction,
                    seq: match message.origin {
                        Origin::Log(event) => event.seq,
                        Origin::Outbox(_) => Seq(0),
                    },
                });
                let key = match (message.edit, message.origin) {
                    // Another text is another element.
                    (Some(edit), _) => EDITED | u64::from(edit.place.0),
                    (None, Origin::Outbox(pending)) => self.pending_key(pending),
                    (None, Origin::Log(event)) => match event.sent {
                        Some(sent) if sent.tab == self.tab => OWN | u64::from(sent.number.0),
                        _ => event.seq.0.into(),
                    },
                };
                Row { key: if held == Held::Answered { key | ANSWERED } else { key }, kind }
            }
        })
    }

    fn pending_key(&self, pending: &Pending) -> u64 {
        match pending.progress {
            Progress::Failed(_) => FAILED | pending.at.0,
            // What a reloaded tab had kept goes under another tab's numbers.
            _ if pending.tab != self.tab => KEPT | pending.at.0,
            _ => OWN | u64::from(pending.number.0),
        }
    }

    fn name(&self, who: &Who) -> String {
        let name = match who {
            Who::Agent(face) => &face.name,
            Who::Bot => self.bot,
            Who::Visitor | Who::System => self.site,
        };
        name.to_owned()
    }
}

/// A message of the team as a row for each of its bubbles; what is about the whole of it stands at the last.
fn split(key: u64, message: &Message, rows: &mut Vec<Row>) {
    let parts = bubbles(&message.body);
    let last = parts.len() - 1;
    for (place, part) in (0..).zip(parts) {
        let mut row = Message { body: part.to_owned(), follows: message.follows || place > 0, ..message.clone() };
        if place < last {
            (row.reaction, row.held) = (None, Held::Nothing);
        }
        rows.push(Row { key: key | (place as u64) << PART, kind: Kind::Message(row) });
    }
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
