//! What a conversation has to do later: each thing has its time in a table, and the one alarm stands at the earliest.

use std::collections::BTreeMap;
use std::time::Duration;

use protocol::{Status, Timestamp};
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error, StrDeserializer};
use serde::{Deserialize, Serialize};

/// Soon after a change; not sooner, as each time two rows are written.
pub(super) const SOON: Duration = Duration::from_mins(1);
/// While it goes on.
pub(super) const NOW_AND_THEN: Duration = Duration::from_mins(5);
/// An alarm may ring a moment before its time.
const EARLY: Duration = Duration::from_secs(1);
/// What is due so soon is done along with the rest.
const ALONG: Duration = Duration::from_mins(1);
/// How soon after somebody came it is looked whether they are still there.
pub(super) const FIRST_LOOK: Duration = Duration::from_mins(5);
const RARELY: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// Something that is due at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// The inbox is told once more how things stand, in case it missed it or has lost it (rule I3).
    TellInbox,
    /// Sockets of which nothing is heard any more are closed (rule C8).
    Reap,
}

/// The times of what is due.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, Timestamp>")]
pub struct Dues(BTreeMap<Due, Timestamp>);

impl Dues {
    /// When the alarm has to ring.
    pub fn next(&self) -> Option<Timestamp> {
        self.0.values().min().copied()
    }

    /// Sets the time of something, or that it is not due any more.
    pub(super) fn set(&mut self, due: Due, at: Option<Timestamp>) {
        match at {
            Some(at) => drop(self.0.insert(due, at)),
            None => drop(self.0.remove(&due)),
        }
    }

    /// Whether it is due by then.
    pub(super) fn is_due(&self, due: Due, by: Timestamp) -> bool {
        self.0.get(&due).is_some_and(|at| *at <= by)
    }

    /// Whether it is done by an alarm that rings now: at its time, and a little sooner if the alarm rings anyhow.
    pub(super) fn is_done(&self, due: Due, now: Timestamp) -> bool {
        self.next().is_some_and(|next| next <= now.plus(EARLY)) && self.is_due(due, now.plus(ALONG))
    }
}

impl From<BTreeMap<String, Timestamp>> for Dues {
    /// Without what only a later release knows.
    fn from(dues: BTreeMap<String, Timestamp>) -> Self {
        let known = |(name, at): (String, Timestamp)| {
            let name: StrDeserializer<'_, Error> = name.as_str().into_deserializer();
            Some((Due::deserialize(name).ok()?, at))
        };
        Self(dues.into_iter().filter_map(known).collect())
    }
}

/// When the inbox is told again, at `now`, if the last change was then: now and then while there are changes, then
/// twice as long after the last each time, at most a day later. Never again once a closed conversation has been quiet
/// for a day.
pub(super) fn tell_inbox(now: Timestamp, changed: Timestamp, status: &Status) -> Option<Timestamp> {
    let quiet = now.since(changed);
    let is_over = matches!(status, Status::Closed { .. }) && quiet >= DAY;
    let pause = if quiet < SOON { NOW_AND_THEN } else { quiet.min(DAY) };
    (!is_over).then(|| now.plus(pause))
}

/// When it is looked again who is still there: each wakes the object, so ever more rarely.
pub(super) fn reap(now: Timestamp, changed: Timestamp) -> Timestamp {
    now.plus(now.since(changed).clamp(FIRST_LOOK, RARELY))
}

#[cfg(test)]
mod tests {
    use protocol::{AgentId, Face};

    use super::*;

    const MINUTE: u64 = 60_000;

    fn minutes(first: u64, upto: u64, next: impl Fn(Timestamp) -> Option<Timestamp>) -> Vec<u64> {
        let mut times = vec![first];
        while let Some(at) = next(Timestamp(times[times.len() - 1] * MINUTE)) {
            if at.0 / MINUTE > upto {
                break;
            }
            times.push(at.0 / MINUTE);
        }
        times
    }

    #[test]
    fn i3_an_open_conversation_tells_the_inbox_ever_later_but_every_day() {
        let open = Status::Waiting { since: Timestamp(0) };
        let expected = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3488, 4928];
        assert_eq!(minutes(1, 5_000, |now| tell_inbox(now, Timestamp(0), &open)), expected);
        let busy = |now: Timestamp| tell_inbox(now, Timestamp(now.0 - 59_999), &open);
        assert_eq!(minutes(1, 12, busy), [1, 6, 11]);
    }

    #[test]
    fn i3_a_closed_one_stops_after_a_day() {
        let by = Face { id: AgentId::from_random([1; 16]), name: "Anna".to_owned() };
        let closed = Status::Closed { at: Timestamp(0), by };
        let expected = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048];
        assert_eq!(minutes(1, 100_000, |now| tell_inbox(now, Timestamp(0), &closed)), expected);
    }

    #[test]
    fn c8_it_is_looked_ever_more_rarely_but_every_hour_who_is_still_there() {
        let expected = [5, 10, 20, 40, 80, 140, 200];
        assert_eq!(minutes(5, 200, |now| Some(reap(now, Timestamp(0)))), expected);
    }

    #[test]
    fn what_was_stored_is_due_again() {
        let mut dues = Dues::default();
        dues.set(Due::TellInbox, Some(Timestamp(9)));
        dues.set(Due::Reap, Some(Timestamp(4)));
        let json = serde_json::to_string(&dues).unwrap();
        assert_eq!(json, r#"{"tell_inbox":9,"reap":4}"#);
        assert_eq!(serde_json::from_str::<Dues>(&json).unwrap(), dues);
        assert_eq!(serde_json::from_str::<Dues>(r#"{"of_a_later_release":1,"tell_inbox":9,"reap":4}"#).unwrap(), dues);
    }

    #[test]
    fn an_alarm_does_what_is_due_and_what_is_nearly_due() {
        let minute = |minute: u64| Timestamp(minute * MINUTE);
        let mut dues = Dues::default();
        dues.set(Due::Reap, Some(minute(5)));
        dues.set(Due::TellInbox, Some(minute(6)));
        let done = |now: Timestamp, dues: &Dues| [Due::Reap, Due::TellInbox].map(|due| dues.is_done(due, now));
        assert_eq!(done(Timestamp(minute(5).0 - 1_001), &dues), [false, false], "this alarm is none of theirs");
        assert_eq!(done(Timestamp(minute(5).0 - 1_000), &dues), [true, false]);
        assert_eq!(done(minute(5), &dues), [true, true]);
        dues.set(Due::TellInbox, Some(Timestamp(minute(6).0 + 1)));
        assert_eq!(done(minute(5), &dues), [true, false]);
    }

    #[test]
    fn the_alarm_stands_at_the_earliest() {
        let mut dues = Dues::default();
        assert_eq!(dues.next(), None);
        dues.set(Due::TellInbox, Some(Timestamp(9)));
        dues.set(Due::Reap, Some(Timestamp(4)));
        assert_eq!(dues.next(), Some(Timestamp(4)));
        assert!(dues.is_due(Due::Reap, Timestamp(4)) && !dues.is_due(Due::TellInbox, Timestamp(8)));
        dues.set(Due::Reap, None);
        assert_eq!(dues.next(), Some(Timestamp(9)));
    }
}
