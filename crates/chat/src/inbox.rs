//! One shard of a site's inbox: which conversations wait, who answers them. Holds summaries, never messages.
//!
//! A row is stored when it changes whose conversation it is or who looks; where only the last line moves on, now and
//! then (rule I4): a message is then not stored twice. What an eviction takes from such a row, its conversation tells
//! again: when it next changes, when it is due (rule I3), and when a console asks for the list.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use protocol::{AgentId, ConversationId, Seq, SignInId, Status, Summary, Timestamp, ToConsole, limits};

/// The shard that lists a new conversation: evenly spread over `shards`, at least 1, by the id's random bits.
pub fn shard_of(key: [u8; 16], shards: u16) -> u16 {
    u16::from_be_bytes([key[0], key[1]]) % shards.max(1)
}

/// Of a row in which only the last line moves on, the newest is stored so often.
pub const LINES_STORED_EVERY: Duration = Duration::from_mins(5);

/// How long after it was stored a row may lag: until the next is stored, or the conversation is due to tell again.
const MAY_LAG: Duration = Duration::from_mins(10);

/// What an inbox is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A console has connected.
    Hello,
    /// A conversation says how it stands.
    Summary(Summary),
    /// A sign-in is no longer good.
    Revoke(SignInId),
}

/// What is to be done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Store the row. What follows must not leave before it is.
    Store(Summary),
    /// Remember the revocation.
    StoreRevoked(SignInId),
    /// Tell every console of the change, when it is time to.
    Tell(Summary),
    /// Tell the one who acted.
    Reply(ToConsole),
    /// Close this sign-in's sockets here.
    CloseSockets(SignInId),
    /// Tell the conversation to close this sign-in's sockets.
    ShowOut(ConversationId, SignInId),
    /// Ask the conversation how it stands.
    Ask(ConversationId),
}

/// The list.
#[derive(Debug, Clone, Default)]
pub struct Inbox {
    rows: BTreeMap<ConversationId, Row>,
    /// Which of them may be forgotten, the longest closed first.
    closed: BTreeSet<(Timestamp, ConversationId)>,
    revoked: BTreeSet<SignInId>,
}

/// A conversation in the list.
#[derive(Debug, Clone)]
struct Row {
    summary: Summary,
    /// The summary that is stored, by its version.
    stored: (Seq, u64),
    /// Whether it is as an eviction left it.
    may_lag: bool,
}

impl Row {
    fn of_stored(summary: Summary) -> Self {
        Self { stored: (summary.seq, summary.version), may_lag: true, summary }
    }
}

impl Inbox {
    /// The inbox with these stored rows and revocations.
    pub fn load(rows: impl IntoIterator<Item = Summary>, revoked: impl IntoIterator<Item = SignInId>) -> Self {
        let mut inbox = Self { revoked: revoked.into_iter().collect(), ..Self::default() };
        for row in rows {
            inbox.put(Row::of_stored(row));
        }
        inbox
    }

    /// What is to be done about `input`.
    pub fn handle(&mut self, now: Timestamp, input: Input) -> Vec<Effect> {
        match input {
            Input::Hello => self.hello(now),
            Input::Summary(summary) => self.summary(summary),
            Input::Revoke(sign_in) => self.revoke(sign_in),
        }
    }

    fn hello(&self, now: Timestamp) -> Vec<Effect> {
        let rows = self.rows.values().map(|row| row.summary.clone()).collect();
        let may_lag =
            |row: &&Row| row.may_lag && Timestamp(row.summary.version).plus(MAY_LAG) > now && !is_closed(&row.summary);
        let asked = self.rows.values().filter(may_lag).map(|row| Effect::Ask(row.summary.conversation));
        [Effect::Reply(ToConsole::Rows { rows, now })].into_iter().chain(asked).collect()
    }

    fn summary(&mut self, summary: Summary) -> Vec<Effect> {
        let (conversation, version) = (summary.conversation, (summary.seq, summary.version));
        let known = self.rows.get(&conversation);
        if known.is_some_and(|known| (known.summary.seq, known.summary.version) >= version) {
            return Vec::new();
        }
        let is_due = known.is_none_or(|known| is_to_be_stored(known, &summary));
        let stored = known.filter(|_| !is_due).map_or(version, |known| known.stored);
        self.put(Row { summary: summary.clone(), stored, may_lag: false });
        // Somebody may have been shown out while this conversation let them in.
        let intruders = summary.looking.iter().filter(|looker| self.revoked.contains(&looker.sign_in));
        let shown_out: Vec<_> = intruders.map(|looker| Effect::ShowOut(conversation, looker.sign_in)).collect();
        let stored = is_due.then(|| Effect::Store(summary.clone()));
        stored.into_iter().chain([Effect::Tell(summary)]).chain(shown_out).collect()
    }

    fn revoke(&mut self, sign_in: SignInId) -> Vec<Effect> {
        self.revoked.insert(sign_in);
        let rows = self.rows.values().map(|row| &row.summary);
        let open = rows.filter(|row| row.looking.iter().any(|looker| looker.sign_in == sign_in));
        let shown_out: Vec<_> = open.map(|row| Effect::ShowOut(row.conversation, sign_in)).collect();
        [Effect::StoreRevoked(sign_in), Effect::CloseSockets(sign_in)].into_iter().chain(shown_out).collect()
    }

    /// In place of what was known of that conversation. Old closed ones stay stored; only the list forgets them. It costs
    /// the same however long the list is.
    fn put(&mut self, row: Row) {
        let (conversation, closed) = (row.summary.conversation, closed_and_left(&row.summary));
        let before = self.rows.insert(conversation, row);
        if let Some(at) = before.and_then(|before| closed_and_left(&before.summary)) {
            self.closed.remove(&(at, conversation));
        }
        self.closed.extend(closed.map(|at| (at, conversation)));
        if self.closed.len() > limits::CLOSED_IN_LIST
            && let Some((_, oldest)) = self.closed.pop_first()
        {
            self.rows.remove(&oldest);
        }
    }
}

/// When it was closed. While somebody looks it stays in the list, so that they can be shown out.
fn closed_and_left(row: &Summary) -> Option<Timestamp> {
    match row.status {
        Status::Closed { at, .. } if row.looking.is_empty() => Some(at),
        Status::Closed { .. } | Status::Waiting { .. } | Status::Assigned { .. } => None,
    }
}

/// Whether anything but the last line has changed, or the stored one is out of date, or nothing changes any more.
fn is_to_be_stored(known: &Row, new: &Summary) -> bool {
    let moved = whose(&known.summary.status) != whose(&new.status) || known.summary.looking != new.looking;
    let (seq, at) = known.stored;
    let is_old = Timestamp(new.version).since(Timestamp(at)) >= LINES_STORED_EVERY || new.version < at;
    let is_quiet = known.summary.seq == new.seq;
    moved || (seq != new.seq && (is_old || is_quiet))
}

/// In which part of the list it stands.
fn whose(status: &Status) -> (u8, Option<AgentId>) {
    match status {
        Status::Waiting { .. } => (0, None),
        Status::Assigned { to, .. } => (1, Some(to.id)),
        Status::Closed { .. } => (2, None),
    }
}

fn is_closed(summary: &Summary) -> bool {
    matches!(summary.status, Status::Closed { .. })
}

#[cfg(test)]
#[path = "inbox_tests.rs"]
mod tests;
