//! How long visitors have waited for their first answer lately (rule G2).

use std::time::Duration;

use protocol::limits;
use serde::{Deserialize, Serialize};

/// The last first answers, the newest at the end, in seconds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(Vec<u32>);

/// What a visitor is told, in seconds: times that people name.
const NAMED: [u32; 13] = {
    const MINUTE: u32 = 60;
    const HOUR: u32 = 60 * MINUTE;
    [
        MINUTE,
        2 * MINUTE,
        3 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        20 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        4 * HOUR,
        8 * HOUR,
        24 * HOUR,
    ]
};

impl Answers {
    /// One more.
    pub(super) fn push(&mut self, seconds: u32) {
        if self.0.len() >= limits::ANSWERS_MEASURED {
            self.0.remove(0);
        }
        self.0.push(seconds);
    }

    /// Within what time three of four had their answer: the next longer time that people name. Nothing where too few are
    /// known, or that is longer than a day.
    pub fn usual(&self) -> Option<Duration> {
        if self.0.len() < limits::ANSWERS_KNOWN_FROM {
            return None;
        }
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let third_quarter = (sorted.len() * 3).div_ceil(4) - 1;
        let seconds = *sorted.get(third_quarter)?;
        let named = NAMED.into_iter().find(|named| seconds <= *named)?;
        Some(Duration::from_secs(named.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(seconds: &[u32]) -> Answers {
        let mut answers = Answers::default();
        for seconds in seconds {
            answers.push(*seconds);
        }
        answers
    }

    fn usual(seconds: &[u32]) -> Option<u64> {
        answers(seconds).usual().map(|usual| usual.as_secs())
    }

    #[test]
    fn g2_a_few_answers_say_nothing() {
        assert_eq!(usual(&[]), None);
        assert_eq!(usual(&[10, 10, 10, 10]), None);
        assert_eq!(usual(&[10, 10, 10, 10, 10]), Some(60));
    }

    #[test]
    fn g2_three_of_four_were_no_longer() {
        assert_eq!(usual(&[1, 1, 1, 1, 1, 1, 61, 900]), Some(60));
        assert_eq!(usual(&[1, 1, 1, 1, 1, 61, 61, 900]), Some(120));
        assert_eq!(usual(&[1, 200, 200, 200, 86_400]), Some(300));
        assert_eq!(usual(&[3_600; 9]), Some(3_600));
        assert_eq!(usual(&[86_401; 9]), None);
    }

    #[test]
    fn g2_what_was_long_ago_counts_no_more() {
        let mut seconds = vec![80_000; 50];
        seconds.extend([30; 50]);
        assert_eq!(usual(&seconds), Some(60));
        assert_eq!(answers(&seconds).0.len(), 50);
    }
}
