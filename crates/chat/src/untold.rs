//! When consoles are told what has changed in the list (rule I2): the first change at once; of a burst, the newest of each
//! conversation together. Telling each of many consoles of each row is what an inbox would have most to do with.

use std::collections::BTreeMap;
use std::time::Duration;

use protocol::{ConversationId, Summary, Timestamp};

use crate::notice::rest;

/// Nobody reads a list that changes more often.
pub const CHANGES_AT_MOST_EVERY: Duration = Duration::from_millis(250);

/// What consoles are still to be told.
#[derive(Debug, Clone, Default)]
pub struct Untold {
    rows: BTreeMap<ConversationId, Summary>,
    told: Timestamp,
}

impl Untold {
    /// A row has changed. Gives how long from now consoles are to be told; nothing if others wait for that already.
    pub fn push(&mut self, now: Timestamp, row: Summary) -> Option<Duration> {
        let is_first = self.rows.is_empty();
        self.rows.insert(row.conversation, row);
        is_first.then(|| rest(self.told, CHANGES_AT_MOST_EVERY, now))
    }

    /// Consoles are told now.
    pub fn take(&mut self, now: Timestamp) -> Vec<Summary> {
        self.told = now;
        std::mem::take(&mut self.rows).into_values().collect()
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
        Summary { conversation, seq: Seq(seq), status, last: None, version: 0, looking: Vec::new() }
    }

    #[test]
    fn i2_what_changes_in_a_burst_is_told_together() {
        let mut untold = Untold::default();
        assert_eq!(untold.push(Timestamp(1_000), row(1, 1)), Some(Duration::ZERO), "the first at once");
        assert_eq!(untold.take(Timestamp(1_000)), [row(1, 1)]);
        assert_eq!(untold.push(Timestamp(1_010), row(2, 1)), Some(Duration::from_millis(240)));
        assert_eq!(untold.push(Timestamp(1_020), row(1, 2)), None);
        assert_eq!(untold.push(Timestamp(1_030), row(2, 2)), None);
        assert_eq!(untold.take(Timestamp(1_250)), [row(1, 2), row(2, 2)], "the newest of each");
        assert_eq!(untold.take(Timestamp(1_250)), []);
        assert_eq!(untold.push(Timestamp(1_500), row(3, 1)), Some(Duration::ZERO), "one after a while at once");
    }

    #[test]
    fn i2_a_clock_that_is_set_back_delays_nothing_for_longer() {
        let mut untold = Untold::default();
        untold.take(Timestamp(9_000_000));
        assert_eq!(untold.push(Timestamp(1_000), row(1, 1)), Some(WHOLE));
    }
}
