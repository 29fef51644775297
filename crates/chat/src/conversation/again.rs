//! When the inbox is told once more how things stand, in case it missed it or has lost it.

use std::time::Duration;

use protocol::{Status, Timestamp};

/// Soon after a change; not sooner, as each time is a row written.
pub(super) const SOON: Duration = Duration::from_mins(1);
const DAY: Duration = Duration::from_hours(24);

/// The next time, at `now`, if the last change was then: twice as long after it each time, at most a day later.
/// Never again once a closed conversation has been quiet for a day.
pub(super) fn next(now: Timestamp, changed: Timestamp, status: &Status) -> Option<Timestamp> {
    let quiet = now.since(changed);
    let is_over = matches!(status, Status::Closed { .. }) && quiet >= DAY;
    (!is_over).then(|| now.plus(quiet.clamp(SOON, DAY)))
}

#[cfg(test)]
mod tests {
    use protocol::{AgentId, Face};

    use super::*;

    const MINUTE: u64 = 60_000;

    fn minutes(status: &Status, upto: u64) -> Vec<u64> {
        let mut times = vec![1];
        while let Some(at) = next(Timestamp(times[times.len() - 1] * MINUTE), Timestamp(0), status) {
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
        assert_eq!(minutes(&open, 5_000), expected);
    }

    #[test]
    fn i3_a_closed_one_stops_after_a_day() {
        let by = Face { id: AgentId::from_random([1; 16]), name: "Anna".to_owned() };
        let closed = Status::Closed { at: Timestamp(0), by };
        assert_eq!(minutes(&closed, 100_000), [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048]);
    }
}
