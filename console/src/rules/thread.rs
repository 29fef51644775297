//! The log as a person reads it: day lines, bubbles grouped by author, lines about what happened. Reads no clock.

use protocol::{AgentId, Author, Change, Event, Face, Happened, Receipt, Refusal, Seq, Timestamp};
use session::reading::{Edit, Edits, Groups};
use session::{Pending, Progress};

/// A line of the thread.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Line {
    /// A new day begins; some time of it.
    Day(Timestamp),
    /// A message that is in the log.
    Message(Message),
    /// A message of one's own that is not yet in the log.
    Unsent(Unsent),
    /// Something else that happened.
    Notice(Notice),
}

/// A message in the log.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Message {
    pub(crate) seq: Seq,
    pub(crate) at: Timestamp,
    pub(crate) by: Side,
    pub(crate) text: Text,
    /// Its last edit, or that it was taken back.
    pub(crate) change: Option<Changed>,
    /// Whether it begins a group, and so shows who wrote it and when.
    pub(crate) leads: bool,
}

/// How a message reads now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Text {
    /// As it was posted.
    Posted(String),
    /// As its last edit has it.
    Edited(String),
    /// Not any more.
    TakenBack,
}

/// A change of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Changed {
    place: Seq,
    /// Whether it is still on its way.
    pub(crate) is_coming: bool,
}

/// A message that is on its way or has failed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Unsent {
    pub(crate) at: Timestamp,
    pub(crate) text: String,
    pub(crate) leads: bool,
    pub(crate) failed: Option<Refusal>,
}

/// Whose a message is, to the agent who reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Side {
    /// The visitor's.
    Visitor,
    /// One's own, from whatever tab.
    Mine,
    /// A colleague's.
    Colleague(Face),
}

/// Something that happened and is no message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) seq: Seq,
    pub(crate) at: Timestamp,
    pub(crate) what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// An agent took it.
    Taken(Face),
    /// An agent closed it.
    Closed(Face),
    /// An agent reopened it.
    Reopened(Face),
    /// The visitor wrote again.
    VisitorCameBack,
}

/// Who types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Typist {
    /// The visitor.
    Visitor,
    /// A colleague.
    Colleague(Face),
}

/// The thread of the last `window` events and all that is unsent. `day` numbers local days.
pub(crate) fn lines(
    events: &[Event],
    pending: &[Pending],
    window: usize,
    me: AgentId,
    day: impl Fn(Timestamp) -> i64,
) -> Vec<Line> {
    let edits = Edits::of(events, pending);
    let mut lines = Lines { edits, drawn: Vec::new(), groups: Groups::default(), day };
    for event in &events[events.len().saturating_sub(window)..] {
        lines.event(event, me);
    }
    for pending in pending {
        lines.unsent(pending);
    }
    lines.drawn
}

/// How far the newest message of one's own has come, if it is the last of the thread.
pub(crate) fn reached(lines: &[Line], other: Receipt) -> Option<Reached> {
    match lines.last()? {
        Line::Message(message) if message.by == Side::Mine => Some(match message.seq {
            seq if seq <= other.read => Reached::Read,
            seq if seq <= other.delivered => Reached::Delivered,
            _ => Reached::Sent,
        }),
        _ => None,
    }
}

/// The newest message of one's own that is still there, as it reads now.
pub(crate) fn last_of_mine(lines: &[Line]) -> Option<(Seq, String)> {
    lines.iter().rev().find_map(|line| match line {
        Line::Message(Message { seq, by: Side::Mine, text: Text::Posted(text) | Text::Edited(text), .. }) => {
            Some((*seq, text.clone()))
        }
        _ => None,
    })
}

/// How far a message has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reached {
    /// Into the log.
    Sent,
    /// To a device of the other side.
    Delivered,
    /// Before a person.
    Read,
}

struct Lines<'log, F> {
    edits: Edits<'log>,
    drawn: Vec<Line>,
    groups: Groups<Side>,
    day: F,
}

impl<F: Fn(Timestamp) -> i64> Lines<'_, F> {
    fn event(&mut self, event: &Event, me: AgentId) {
        let (seq, at) = (event.seq, event.at);
        if let Happened::Edited { .. } | Happened::Deleted { .. } = event.happened {
            return;
        }
        self.new_day(at);
        let what = match &event.happened {
            Happened::Posted { by, body, .. } => {
                let by = side(by, me);
                let leads = self.groups.leads(by.clone(), at);
                let edit = self.edits.last(seq);
                let text = match edit {
                    None => Text::Posted(body.as_str().to_owned()),
                    Some(Edit { body: Some(body), .. }) => Text::Edited(body.as_str().to_owned()),
                    Some(Edit { body: None, .. }) => Text::TakenBack,
                };
                let change = edit.map(|&Edit { place, is_coming, .. }| Changed { place, is_coming });
                self.drawn.push(Line::Message(Message { seq, at, by, text, change, leads }));
                return;
            }
            Happened::Edited { .. } | Happened::Deleted { .. } => return,
            Happened::Taken { by } => What::Taken(by.clone()),
            Happened::Closed { by } => What::Closed(by.clone()),
            Happened::Reopened { by: Author::Agent(by) } => What::Reopened(by.clone()),
            Happened::Reopened { by: Author::Visitor } => What::VisitorCameBack,
        };
        self.groups.interrupt();
        self.drawn.push(Line::Notice(Notice { seq, at, what }));
    }

    fn unsent(&mut self, pending: &Pending) {
        let failed = match pending.progress {
            Progress::Failed(code) => Some(code),
            Progress::Sending | Progress::Stored(_) => None,
        };
        let text = match &pending.change {
            Change::Post(body) => body.as_str().to_owned(),
            // One that is on its way shows in its message.
            Change::Edit { body, .. } if failed.is_some() => body.as_str().to_owned(),
            Change::Edit { .. } | Change::Delete { .. } => return,
        };
        self.new_day(pending.at);
        let leads = self.groups.leads(Side::Mine, pending.at);
        self.drawn.push(Line::Unsent(Unsent { at: pending.at, text, leads, failed }));
    }

    fn new_day(&mut self, at: Timestamp) {
        if self.groups.begins_day((self.day)(at)) {
            self.drawn.push(Line::Day(at));
        }
    }
}

fn side(author: &Author, me: AgentId) -> Side {
    match author {
        Author::Visitor => Side::Visitor,
        Author::Agent(face) if face.id == me => Side::Mine,
        Author::Agent(face) => Side::Colleague(face.clone()),
    }
}

impl Line {
    /// What tells this line from every other, whatever of it can change included.
    pub(crate) fn key(&self) -> (u8, u64) {
        match self {
            Self::Day(at) => (0, at.0),
            Self::Message(message) => match message.change {
                None => (1, u64::from(message.seq.0)),
                Some(change) => (5, u64::from(message.seq.0) << 32 | u64::from(change.place.0)),
            },
            Self::Notice(notice) => (2, u64::from(notice.seq.0)),
            Self::Unsent(unsent) => (if unsent.failed.is_some() { 4 } else { 3 }, unsent.at.0),
        }
    }
}

#[cfg(test)]
#[path = "thread_tests.rs"]
mod tests;
