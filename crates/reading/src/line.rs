//! The lines of a thread: what each of them says, borrowed from the log.

use protocol::{Body, Choices, Content, Event, Face, Rated, Reaction, Receipt, Seq, Timestamp, Who, Why};
use session::Pending;

use crate::edits::Edit;
use crate::reached::Reached;

/// A line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'log> {
    /// A new day begins.
    Day(Day),
    /// Somebody wrote something.
    Message(Message<'log>),
    /// Something else happened.
    Notice(Notice<'log>),
}

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The first time of it that the log shows.
    pub at: Timestamp,
    /// Its number.
    pub number: i64,
}

/// A message or a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message<'log> {
    /// For whom it is.
    pub kind: Kind,
    /// Who wrote it.
    pub by: Author<'log>,
    /// When it was stored; until then, when it was sent, by the device's clock.
    pub at: Timestamp,
    /// Its text now; none when it was taken back.
    pub body: Option<&'log Body>,
    /// Its last edit, if it reads otherwise than at first.
    pub edit: Option<Edit>,
    /// The answers that it offers to the visitor.
    pub offer: Option<Offer<'log>>,
    /// What it holds besides its text; answers to choose from are in `offer` as well.
    pub with: Option<&'log Content>,
    /// What the other side reacts to it with.
    pub reaction: Option<Reaction>,
    /// Whether it begins a group, and so shows who wrote it.
    pub leads: bool,
    /// Where it is kept.
    pub origin: Origin<'log>,
}

/// Answers to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer<'log> {
    /// The answers.
    pub choices: &'log Choices,
    /// Whether the last of them ends the conversation.
    pub ends: bool,
    /// What the visitor has said since, whether one of them or something else: then nothing is chosen any more.
    pub said: Option<&'log Body>,
}

/// For whom something was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// For the other side.
    Message,
    /// For colleagues alone.
    Note,
}

/// Who wrote something, to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author<'log> {
    /// The reader, in whatever tab.
    Me,
    /// Anybody else.
    Other(&'log Who),
}

/// Where a message is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'log> {
    /// In the log.
    Log(&'log Event),
    /// On the device; the log does not show it yet.
    Outbox(&'log Pending),
}

/// Something that happened and was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice<'log> {
    /// Its place in the log.
    pub seq: Seq,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: &'log Who,
    /// What it was.
    pub what: Noticed<'log>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noticed<'log> {
    /// This agent answers from now on.
    Assigned(&'log Face),
    /// The bot answers from now on. Only the team reads that.
    Automated,
    /// The bot handed over. Only the team reads that.
    HandedOver(Why),
    /// The conversation was closed.
    Closed,
    /// It was reopened. Only the team reads that: to a visitor it shows by what is written next.
    Reopened,
    /// The visitor said how it was. Only the team reads that in the thread.
    Rated(&'log Rated),
}

impl Message<'_> {
    /// How far it has come, to the side whose receipt is `other`.
    pub fn reached(&self, other: Receipt) -> Reached {
        match self.origin {
            Origin::Log(event) => Reached::of_event(event, other),
            Origin::Outbox(pending) => Reached::of_pending(pending),
        }
    }
}
