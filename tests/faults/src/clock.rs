//! A client's clock. Time is an argument of a session, so it may run faster than ours, and a minute's patience be over
//! in seconds.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use protocol::Timestamp;

/// A clock that began with the world's and runs so many times as fast.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    began: Timestamp,
    since: Instant,
    rate: u32,
}

impl Clock {
    /// The world's own.
    pub(crate) fn true_time() -> Self {
        Self::running(1)
    }

    /// So many times as fast.
    pub(crate) fn running(rate: u32) -> Self {
        let began = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { began: Timestamp::default().plus(began), since: Instant::now(), rate }
    }

    /// What it shows.
    pub(crate) fn now(&self) -> Timestamp {
        self.began.plus(self.since.elapsed() * self.rate)
    }

    /// How long the world waits until it shows `due`.
    pub(crate) fn until(&self, due: Timestamp) -> Duration {
        // A moment more: waking too early would only mean to wait again.
        due.since(self.now()) / self.rate + Duration::from_millis(1)
    }
}
