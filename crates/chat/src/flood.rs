//! Which sockets send more frames than a person can cause. Forgets everything with an eviction, which a flood does
//! not allow.

use std::collections::HashMap;
use std::time::Duration;

use protocol::{Timestamp, limits};

const WINDOW: Duration = Duration::from_secs(10);

/// Frames of each socket, by a key that tells sockets apart, in the current ten seconds.
#[derive(Debug, Default)]
pub struct Floods(HashMap<u32, (Timestamp, u32)>);

impl Floods {
    /// Counts a frame; says whether it is one too many.
    pub fn count(&mut self, now: Timestamp, socket: u32) -> bool {
        let (since, count) = self.0.entry(socket).or_insert((now, 0));
        if now.since(*since) >= WINDOW {
            (*since, *count) = (now, 0);
        }
        *count += 1;
        *count > limits::FRAMES_PER_TEN_SECONDS && !cfg!(feature = "faults")
    }

    /// The socket is closed.
    pub fn forget(&mut self, socket: u32) {
        self.0.remove(&socket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l2_one_frame_too_many_in_ten_seconds_is_a_flood_of_that_socket_alone() {
        let mut floods = Floods::default();
        for _ in 0..limits::FRAMES_PER_TEN_SECONDS {
            assert!(!floods.count(Timestamp(5), 1));
        }
        assert!(floods.count(Timestamp(9_999), 1));
        assert!(!floods.count(Timestamp(9_999), 2));
        assert!(!floods.count(Timestamp(10_005), 1));
        for _ in 1..limits::FRAMES_PER_TEN_SECONDS {
            assert!(!floods.count(Timestamp(10_005), 1));
        }
        floods.forget(1);
        assert!(!floods.count(Timestamp(10_006), 1), "another socket may get the same key");
    }
}
