//! The conversation as lines on the screen: messages in groups, days, who came and went. Draws nothing.

use protocol::{AgentId, Author, Body, Change, Event, Happened, Receipt, Refusal, TabId, Timestamp};
use session::reading::{Edits, Groups};
use session::{Pending, Progress};

/// The window's upper end moves in steps, so that not every new message takes an old one away.
const STEP: usize = 50;

/// One line of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Stays the same while a message goes from sending to sent, so that its element stays too.
    pub(crate) key: u64,
    pub(crate) kind: Kind,
}

/// What a line shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Day(Day),
    /// An agent took the conversation.
    Joined(String),
    /// An agent closed it.
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
    /// The agent's name; none when it is the visitor's own.
    pub(crate) agent: Option<String>,
    /// Whether it continues the group of the message before it.
    pub(crate) follows: bool,
    /// Empty when it was taken back.
    pub(crate) body: String,
    /// Whether it reads otherwise than at first.
    pub(crate) edited: bool,
    pub(crate) at: Timestamp,
    pub(crate) state: State,
}

/// How far a message has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Sending,
    Sent,
    /// An agent's device has it.
    Delivered,
    /// An agent has read it.
    Read,
    Failed(Refusal),
}

/// What the rows are made of.
pub(crate) struct View<'log> {
    pub(crate) events: &'log [Event],
    pub(crate) pending: &'log [Pending],
    /// Up to where the team has it.
    pub(crate) other: Receipt,
    /// Whose pending these are.
    pub(crate) tab: TabId,
    /// How many events are shown at least.
    pub(crate) window: usize,
    pub(crate) now: Timestamp,
    /// Which local day a time falls on.
    pub(crate) day: fn(Timestamp) -> i64,
}

impl View<'_> {
    /// How many events the window leaves out.
    pub(crate) fn hidden(&self) -> usize {
        self.events.len().saturating_sub(self.window) / STEP * STEP
    }

    /// All lines, oldest first. No two have the same key.
    pub(crate) fn rows(&self) -> Vec<Row> {
        let edits = Edits::of(self.events, self.pending);
        let mut rows = Rows { view: self, edits, done: Vec::new(), groups: Groups::default() };
        for event in &self.events[self.hidden()..] {
            rows.event(event);
        }
        for pending in self.pending {
            // What a reloaded tab had kept goes under another tab's numbers.
            let own = OWN | u64::from(pending.number.0);
            let own = if pending.tab == self.tab { own } else { KEPT | pending.at.0 };
            let (key, state) = match pending.progress {
                Progress::Sending => (own, State::Sending),
                Progress::Stored(_) => (own, State::Sent),
                Progress::Failed(code) => (FAILED | pending.at.0, State::Failed(code)),
            };
            if let Change::Post(body) = &pending.change {
                rows.message(key, None, Some(body), pending.at, state);
            }
        }
        rows.done
    }
}

// Events are keyed by their place, which has 32 bits; the others by what they are and theirs. Times have 48.
const OWN: u64 = 1 << 60;
const DAY: u64 = 2 << 60;
const FAILED: u64 = 3 << 60;
const KEPT: u64 = 4 << 60;
const EDITED: u64 = 5 << 60;

struct Rows<'log> {
    view: &'log View<'log>,
    edits: Edits<'log>,
    done: Vec<Row>,
    groups: Groups<Option<AgentId>>,
}

impl Rows<'_> {
    fn event(&mut self, event: &Event) {
        let seq = u64::from(event.seq.0);
        match &event.happened {
            Happened::Posted { by, tab, number, body } => {
                let key = if *tab == self.view.tab { OWN | u64::from(number.0) } else { seq };
                let agent = match by {
                    Author::Visitor => None,
                    Author::Agent(face) => Some(face),
                };
                let state = match self.view.other {
                    other if event.seq <= other.read => State::Read,
                    other if event.seq <= other.delivered => State::Delivered,
                    _ => State::Sent,
                };
                match self.edits.last(event.seq).copied() {
                    // Another text is another element.
                    Some(edit) => {
                        let key = EDITED | u64::from(edit.place.0);
                        self.message(key, agent, edit.body, event.at, state);
                        if let Some(Row { kind: Kind::Message(message), .. }) = self.done.last_mut() {
                            message.edited = true;
                        }
                    }
                    None => self.message(key, agent, Some(body), event.at, state),
                }
            }
            Happened::Taken { by } => self.note(seq, event.at, Kind::Joined(by.name.clone())),
            Happened::Closed { by } => self.note(seq, event.at, Kind::Closed(by.name.clone())),
            // Whoever reopens it writes or takes it; that shows by itself.
            Happened::Reopened { .. } | Happened::Edited { .. } | Happened::Deleted { .. } => {}
        }
    }

    fn message(&mut self, key: u64, agent: Option<&protocol::Face>, body: Option<&Body>, at: Timestamp, state: State) {
        self.begin_day(at);
        let follows = !self.groups.leads(agent.map(|face| face.id), at);
        let agent = agent.map(|face| face.name.clone());
        let body = body.map_or_else(String::new, |body| body.as_str().to_owned());
        let message = Message { agent, follows, body, edited: false, at, state };
        self.done.push(Row { key, kind: Kind::Message(message) });
    }

    fn note(&mut self, key: u64, at: Timestamp, kind: Kind) {
        self.begin_day(at);
        self.groups.interrupt();
        self.done.push(Row { key, kind });
    }

    fn begin_day(&mut self, at: Timestamp) {
        let day = (self.view.day)(at);
        if !self.groups.begins_day(day) {
            return;
        }
        let (key, kind) = match (self.view.day)(self.view.now) - day {
            0 => (0, Day::Today),
            1 => (1, Day::Yesterday),
            _ => (at.0, Day::At(at)),
        };
        self.done.push(Row { key: DAY | key, kind: Kind::Day(kind) });
    }
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
