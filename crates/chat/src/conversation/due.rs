//! What a conversation has to do later: tell the inbox once more how things stand, in case it missed it or has lost it
//! (rule I3), and close sockets of which nothing is heard any more (rule C8). What there is to do follows from the log
//! and the sockets. So nothing is stored but the one alarm: each time it rings all is done, and it is set anew.

use std::time::Duration;

use protocol::{Status, Timestamp};

/// The alarm rings so soon after a change, and after somebody came; not sooner, as each time is a row written.
pub(super) const SOON: Duration = Duration::from_mins(5);
/// What the inbox was not told by then, it is told by the alarm.
pub(super) const JUST_HAPPENED: Duration = Duration::from_mins(1);
const RARELY: Duration = Duration::from_hours(1);
/// What the bot owes an answer to, it is advised about anew after this: the advice may have been lost.
pub(super) const OWED: Duration = Duration::from_secs(30);
pub(super) const DAY: Duration = Duration::from_hours(24);

/// When the alarm is to ring again, at `now`, if the last change was at `changed`.
pub(super) fn next(
    now: Timestamp,
    changed: Timestamp,
    status: Option<&Status>,
    somebody_is_there: bool,
) -> Option<Timestamp> {
    let told = status.and_then(|status| tell_inbox(now, changed, status));
    // Each look wakes the object, so it comes ever more rarely.
    let looked = somebody_is_there.then(|| now.plus(now.since(changed).clamp(SOON, RARELY)));
    told.into_iter().chain(looked).min()
}

/// Twice as long after the last change each time, at most a day later. A closed conversation is told of twice more.
fn tell_inbox(now: Timestamp, changed: Timestamp, status: &Status) -> Option<Timestamp> {
    let quiet = now.since(changed);
    match status {
        Status::Closed { .. } if quiet >= DAY => None,
        Status::Closed { .. } if quiet >= SOON => Some(changed.plus(DAY)),
        Status::Closed { .. } | Status::Waiting { .. } | Status::Automated {} | Status::Assigned { .. } => {
            Some(now.plus(quiet.clamp(SOON, DAY)))
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::Who;

    use super::*;

    const MINUTE: u64 = 60_000;

    /// The minutes at which the alarm rings, if the last change was at 0.
    fn minutes(upto: u64, status: Option<&Status>, somebody_is_there: bool) -> Vec<u64> {
        let mut times = vec![5];
        while let Some(at) = next(Timestamp(times[times.len() - 1] * MINUTE), Timestamp(0), status, somebody_is_there) {
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
        assert_eq!(minutes(5_000, Some(&open), false), [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 4000]);
        let now = Timestamp(100 * MINUTE);
        assert_eq!(next(now, Timestamp(99 * MINUTE), Some(&open), false), Some(now.plus(SOON)), "it goes on");
    }

    #[test]
    fn i3_a_closed_one_tells_it_when_it_has_been_quiet_and_after_a_day() {
        let closed = Status::Closed { at: Timestamp(0), by: Who::System };
        assert_eq!(minutes(100_000, Some(&closed), false), [5, 24 * 60]);
        let now = Timestamp(MINUTE);
        assert_eq!(next(now, Timestamp(0), Some(&closed), false), Some(now.plus(SOON)), "it may have been missed");
    }

    #[test]
    fn c8_it_is_looked_ever_more_rarely_but_every_hour_who_is_still_there() {
        assert_eq!(minutes(200, None, true), [5, 10, 20, 40, 80, 140, 200]);
        assert_eq!(minutes(200, None, false), [5]);
    }
}
