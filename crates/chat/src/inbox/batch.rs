//! When consoles are told what has changed in the list (rule I2): the first change at once; of a burst, the newest of
//! each conversation together. Telling each of many consoles of each row is what an inbox would have most to do with.

use std::collections::BTreeMap;
use std::time::Duration;

use protocol::{ConversationId, Summary, Timestamp};

use super::list::{Place, Spot};
use crate::room::rest_of_pause;

/// Nobody reads a list that changes more often.
pub const CHANGES_AT_MOST_EVERY: Duration = Duration::from_millis(250);

/// What is news and can wait a moment is told so often: how many conversations there are, to a console in whose windows
/// nothing changes; who comes and goes.
pub(super) const LESSER_NEWS_EVERY: Duration = Duration::from_secs(1);

/// A conversation that is new or has changed.
#[derive(Debug, Clone)]
pub(super) struct Change {
    /// Where it stood when consoles were told last.
    pub(super) before: Before,
    /// How it is now.
    pub(super) row: Summary,
}

/// Where a conversation stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// It is new.
    Nowhere,
    /// There.
    At(Place),
    /// Somewhere in that section: consoles may have been told more than is stored, which an eviction has forgotten.
    Within(Spot),
}

/// What consoles are still to be told.
#[derive(Debug, Clone, Default)]
pub(super) struct Batch {
    changes: BTreeMap<ConversationId, Change>,
    /// Whether consoles are to be told when a pause is over.
    waits: bool,
    told: Timestamp,
    /// When a pause began after which lesser news is told.
    lesser: Timestamp,
}

impl Batch {
    /// A row has changed. Gives how long from now consoles are to be told; nothing if others wait for that already.
    pub(super) fn push(&mut self, now: Timestamp, before: Before, row: Summary) -> Option<Duration> {
        let conversation = row.conversation;
        let change = self.changes.entry(conversation).or_insert_with(|| Change { before, row: row.clone() });
        change.row = row;
        let is_first = !std::mem::replace(&mut self.waits, true);
        is_first.then(|| rest_of_pause(self.told, CHANGES_AT_MOST_EVERY, now))
    }

    /// There is lesser news. Gives how long from now it is told; nothing if that is awaited already.
    pub(super) fn lesser_news(&mut self, now: Timestamp) -> Option<Duration> {
        // Half of it, so that a clock which was set back a little during a pause does not leave the rest untold.
        let is_first = now < self.lesser || now.since(self.lesser) >= LESSER_NEWS_EVERY / 2;
        self.lesser = if is_first { now } else { self.lesser };
        is_first.then_some(LESSER_NEWS_EVERY)
    }

    /// Whether there is something to be told.
    pub(super) fn waits(&self) -> bool {
        self.waits
    }

    /// Consoles are told now.
    pub(super) fn take(&mut self, now: Timestamp) -> Vec<Change> {
        (self.told, self.waits) = (now, false);
        std::mem::take(&mut self.changes).into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Seq, Status};

    use super::*;

    const WHOLE: Duration = CHANGES_AT_MOST_EVERY;

    fn row(of: u8, seq: u32) -> Summary {
        let status = Status::Waiting { since: Timestamp(0) };
        let conversation = ConversationId::from_random(0, [of; 16]);
        Summary {
            conversation,
            seq: Seq(seq),
            status,
            name: None,
            answered_in: None,
            before: None,
            last: None,
            version: 0,
            looking: Vec::new(),
        }
    }

    fn rows(changes: &[Change]) -> Vec<Summary> {
        changes.iter().map(|change| change.row.clone()).collect()
    }

    #[test]
    fn i2_what_changes_in_a_burst_is_told_together() {
        let mut batch = Batch::default();
        assert_eq!(batch.push(Timestamp(1_000), Before::Nowhere, row(1, 1)), Some(Duration::ZERO), "the first at once");
        assert_eq!(rows(&batch.take(Timestamp(1_000))), [row(1, 1)]);
        assert_eq!(batch.push(Timestamp(1_010), Before::Nowhere, row(2, 1)), Some(Duration::from_millis(240)));
        assert_eq!(batch.push(Timestamp(1_020), Before::Nowhere, row(1, 2)), None);
        let moved = Place::of(&row(2, 1));
        assert_eq!(batch.push(Timestamp(1_030), Before::At(moved), row(2, 2)), None);
        let changes = batch.take(Timestamp(1_250));
        assert_eq!(rows(&changes), [row(1, 2), row(2, 2)], "the newest of each");
        assert_eq!(changes[1].before, Before::Nowhere, "where it stood when consoles were told last");
        assert_eq!(rows(&batch.take(Timestamp(1_250))), []);
        assert_eq!(
            batch.push(Timestamp(1_500), Before::Nowhere, row(3, 1)),
            Some(Duration::ZERO),
            "one after a while at once"
        );
    }

    #[test]
    fn i5_lesser_news_is_awaited_once_and_told_though_the_clock_was_set_back() {
        let mut batch = Batch::default();
        assert_eq!(batch.lesser_news(Timestamp(9_000)), Some(LESSER_NEWS_EVERY));
        assert_eq!(batch.lesser_news(Timestamp(9_400)), None, "somebody waits for it");
        assert_eq!(batch.lesser_news(Timestamp(9_999)), Some(LESSER_NEWS_EVERY), "the pause is over, by another clock");
        assert_eq!(batch.lesser_news(Timestamp(5)), Some(LESSER_NEWS_EVERY));
    }

    #[test]
    fn i2_a_clock_that_is_set_back_delays_nothing_for_longer() {
        let mut batch = Batch::default();
        batch.take(Timestamp(9_000_000));
        assert_eq!(batch.push(Timestamp(1_000), Before::Nowhere, row(1, 1)), Some(WHOLE));
    }
}
