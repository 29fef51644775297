//! When a conversation tells its inbox how it stands (rule I1). What changes who waits or who looks leaves at once;
//! where only the last line moves on, a burst of it leaves now and then.

use std::time::Duration;

use protocol::{Summary, Timestamp};

/// Line after line is not worth a request and a row for each.
pub const LINES_AT_MOST_EVERY: Duration = Duration::from_secs(1);

/// What is to leave, and what left last.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    next: Option<Summary>,
    last: Option<(Summary, Timestamp)>,
}

impl Notices {
    /// The newest waits in place of any other: a summary is absolute.
    pub fn push(&mut self, summary: Summary) {
        self.next = Some(summary);
    }

    /// How long what waits is to wait; nothing when nothing waits.
    pub fn pause(&self, now: Timestamp) -> Option<Duration> {
        let (next, Some((last, left))) = (self.next.as_ref()?, &self.last) else { return Some(Duration::ZERO) };
        let is_line = (&last.status, &last.looking) == (&next.status, &next.looking);
        Some(if is_line { rest_of_pause(*left, LINES_AT_MOST_EVERY, now) } else { Duration::ZERO })
    }

    /// What waits leaves.
    pub fn take(&mut self, now: Timestamp) -> Option<Summary> {
        let next = self.next.take()?;
        self.last = Some((next.clone(), now));
        Some(next)
    }
}

/// What is left of a pause. A clock that is set back makes it no longer.
pub(crate) fn rest_of_pause(began: Timestamp, pause: Duration, now: Timestamp) -> Duration {
    began.plus(pause).since(now).min(pause)
}

#[cfg(test)]
mod tests {
    use protocol::{AgentId, ConversationId, Face, Looker, Seq, SignInId, Status};

    use super::*;

    fn summary(seq: u32) -> Summary {
        let status = Status::Waiting { since: Timestamp(0) };
        let conversation = ConversationId::from_random(0, [1; 16]);
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

    const WHOLE: Duration = LINES_AT_MOST_EVERY;

    #[test]
    fn i1_of_a_burst_of_lines_the_newest_leaves_now_and_then() {
        let mut notices = Notices::default();
        assert_eq!((notices.pause(Timestamp(0)), notices.take(Timestamp(0))), (None, None));
        notices.push(summary(1));
        assert_eq!(notices.pause(Timestamp(1_000)), Some(Duration::ZERO), "the first at once");
        assert_eq!(notices.take(Timestamp(1_000)), Some(summary(1)));
        assert_eq!(notices.pause(Timestamp(1_000)), None);
        notices.push(summary(2));
        notices.push(summary(3));
        assert_eq!(notices.pause(Timestamp(1_200)), Some(Duration::from_millis(800)));
        assert_eq!(notices.pause(Timestamp(2_000)), Some(Duration::ZERO));
        assert_eq!(notices.take(Timestamp(2_000)), Some(summary(3)));
        notices.push(summary(4));
        assert_eq!(notices.pause(Timestamp(9_000)), Some(Duration::ZERO), "one after a while at once");
    }

    #[test]
    fn i1_who_waits_and_who_looks_is_told_at_once() {
        let told = |next: Summary| {
            let mut notices = Notices::default();
            notices.push(summary(1));
            notices.take(Timestamp(1_000));
            notices.push(next);
            notices.pause(Timestamp(1_000))
        };
        let anna = Face { id: AgentId::from_random([1; 16]), name: "Anna".to_owned() };
        let status = Status::Assigned { to: anna.clone(), unanswered_since: None };
        assert_eq!(told(Summary { status, ..summary(2) }), Some(Duration::ZERO));
        let looking = vec![Looker { face: anna, sign_in: SignInId::from_random([2; 16]) }];
        assert_eq!(told(Summary { looking, ..summary(1) }), Some(Duration::ZERO));
        assert_eq!(told(summary(2)), Some(WHOLE));
    }

    #[test]
    fn i1_a_clock_that_is_set_back_delays_nothing_for_longer() {
        let mut notices = Notices::default();
        notices.push(summary(1));
        notices.take(Timestamp(9_000_000));
        notices.push(summary(2));
        assert_eq!(notices.pause(Timestamp(1_000)), Some(WHOLE));
    }
}
