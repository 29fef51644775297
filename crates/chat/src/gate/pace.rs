//! How many messages somebody has posted in the last minute. Rebuilt from the log, so that an eviction forgives nobody.

use std::collections::VecDeque;
use std::time::Duration;

use protocol::Timestamp;
use serde::{Deserialize, Serialize};

const MINUTE: Duration = Duration::from_mins(1);

/// The times of the last posts, at most as many as are allowed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Pace(VecDeque<Timestamp>);

impl Pace {
    pub(crate) fn posted(&mut self, at: Timestamp, limit: usize) {
        self.0.push_back(at);
        while self.0.len() > limit {
            self.0.pop_front();
        }
    }

    /// How long until another post is allowed; nothing when it is.
    pub(crate) fn wait(&self, now: Timestamp, limit: usize) -> Option<Duration> {
        if self.0.len() < limit {
            return None;
        }
        let free_at = self.0.front()?.plus(MINUTE);
        (free_at > now).then(|| free_at.since(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l2_after_the_limit_one_waits_until_the_oldest_is_a_minute_old() {
        let mut pace = Pace::default();
        for second in 0..3 {
            assert_eq!(pace.wait(Timestamp(second * 1_000), 3), None);
            pace.posted(Timestamp(second * 1_000), 3);
        }
        assert_eq!(pace.wait(Timestamp(2_500), 3), Some(Duration::from_millis(57_500)));
        assert_eq!(pace.wait(Timestamp(60_000), 3), None);
        pace.posted(Timestamp(60_000), 3);
        assert_eq!(pace.wait(Timestamp(60_000), 3), Some(Duration::from_secs(1)));
    }
}
