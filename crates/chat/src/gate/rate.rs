//! How many times something happened in the current ten seconds. An eviction forgets it; a flood prevents evictions.

use std::time::Duration;

use protocol::{Timestamp, limits};

const WINDOW: Duration = Duration::from_secs(10);

/// One count.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Rate {
    since: Timestamp,
    count: u32,
}

impl Rate {
    /// Counts once more; whether that is more than [`limits::FRAMES_PER_TEN_SECONDS`].
    pub(crate) fn is_flood(&mut self, now: Timestamp) -> bool {
        self.counts_as(now, 1)
    }

    /// Counts something that is worth so many; whether there are too many now.
    pub(crate) fn counts_as(&mut self, now: Timestamp, many: u32) -> bool {
        if now.since(self.since) >= WINDOW || now < self.since {
            *self = Self { since: now, count: 0 };
        }
        self.count = self.count.saturating_add(many);
        self.count > limits::FRAMES_PER_TEN_SECONDS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l2_one_too_many_in_ten_seconds_is_a_flood() {
        let mut rate = Rate::default();
        for _ in 0..limits::FRAMES_PER_TEN_SECONDS {
            assert!(!rate.is_flood(Timestamp(20_005)));
        }
        assert!(rate.is_flood(Timestamp(30_004)));
        assert!(!rate.is_flood(Timestamp(30_005)));
        assert!(!rate.is_flood(Timestamp(5)), "a clock that was set back forgives");
    }
}
