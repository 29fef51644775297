//! A conversation in the list, and when it is stored (rule I4).

use std::time::Duration;

use protocol::{Actor, Seq, Status, Summary, Timestamp};

/// Of a row in which only the last line moves on, the newest is stored so often.
pub const LINES_STORED_EVERY: Duration = Duration::from_mins(5);

/// How long after it was stored a row may lag: until the next is stored, or the conversation is due to tell again.
const MAY_LAG: Duration = Duration::from_mins(10);

/// How long an answer is awaited before a conversation is asked again.
const ASKED_EVERY: Duration = Duration::from_secs(5);

/// A conversation in the list.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) summary: Summary,
    /// The age of the summary that is stored.
    pub(super) stored: (Seq, u64),
    /// Whether it is as an eviction left it.
    pub(super) may_lag: bool,
    /// When its conversation was last asked how it stands.
    pub(super) asked: Timestamp,
}

impl Row {
    pub(super) fn of_stored(summary: Summary) -> Self {
        Self { stored: summary.age(), may_lag: true, asked: Timestamp::default(), summary }
    }

    /// Whether its conversation may have moved on since it was stored.
    pub(super) fn lags(&self, now: Timestamp) -> bool {
        let is_open = !matches!(self.summary.status, Status::Closed { .. });
        self.may_lag && is_open && Timestamp(self.summary.version).plus(MAY_LAG) > now
    }

    /// Whether its conversation is to be asked now: many consoles show the same rows when a shard has woken.
    pub(super) fn is_to_be_asked(&self, now: Timestamp) -> bool {
        self.lags(now) && now.since(self.asked) >= ASKED_EVERY
    }

    /// Whether anything but the last line has changed, or the stored one is out of date, or nothing changes any more.
    pub(super) fn is_to_be_stored(&self, new: &Summary) -> bool {
        let known = &self.summary;
        let moved = whose(&known.status) != whose(&new.status) || known.looking != new.looking;
        let (seq, at) = self.stored;
        let is_old = Timestamp(new.version).since(Timestamp(at)) >= LINES_STORED_EVERY || new.version < at;
        let is_quiet = known.seq == new.seq;
        moved || (seq != new.seq && (is_old || is_quiet))
    }
}

/// In which part of the list it stands: nobody's, the bot's, an agent's, or closed.
fn whose(status: &Status) -> Option<Actor> {
    match status {
        Status::Waiting { .. } => Some(Actor::Visitor),
        Status::Automated {} => Some(Actor::Bot),
        Status::Assigned { to, .. } => Some(Actor::Agent(to.id)),
        Status::Closed { .. } => None,
    }
}
