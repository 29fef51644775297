//! Which messages stand together, and where a day begins.

use std::time::Duration;

use protocol::Timestamp;

/// Messages of one author further apart than this stand in two groups.
const WITHIN: Duration = Duration::from_mins(5);

/// Goes through a conversation from its first line to its last. `A` tells authors apart.
#[derive(Debug)]
pub(crate) struct Groups<A> {
    day: i64,
    last: Option<(A, Timestamp)>,
}

impl<A> Default for Groups<A> {
    fn default() -> Self {
        Self { day: i64::MIN, last: None }
    }
}

impl<A: PartialEq> Groups<A> {
    /// Whether the next line is the first of its day, as days are numbered where it is read.
    /// Days only go forward: a device whose clock is behind does not begin yesterday anew.
    pub(crate) fn begins_day(&mut self, day: i64) -> bool {
        let begins = day > self.day;
        if begins {
            self.day = day;
            self.last = None;
        }
        begins
    }

    /// The next line is a message; says whether it leads a group.
    pub(crate) fn leads(&mut self, author: A, at: Timestamp) -> bool {
        let follows = self.last.as_ref().is_some_and(|(last, when)| *last == author && at.since(*when) <= WITHIN);
        self.last = Some((author, at));
        !follows
    }

    /// The next line is no message; what follows stands by itself.
    pub(crate) fn interrupt(&mut self) {
        self.last = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn minute(minute: u64) -> Timestamp {
        Timestamp(minute * 60_000)
    }

    #[test]
    fn messages_of_one_author_within_five_minutes_stand_together() {
        let mut groups = Groups::default();
        let leads = [('a', 0), ('a', 5), ('b', 5), ('a', 6), ('a', 12)].map(|(by, at)| groups.leads(by, minute(at)));
        assert_eq!(leads, [true, false, true, true, true]);
    }

    #[test]
    fn a_day_or_another_line_begins_a_new_group() {
        let mut groups = Groups::default();
        assert!(groups.leads('a', minute(0)));
        assert!(groups.begins_day(7));
        assert!(groups.leads('a', minute(1)));
        groups.interrupt();
        assert!(groups.leads('a', minute(2)));
    }

    #[test]
    fn days_only_go_forward() {
        let mut groups = Groups::<char>::default();
        assert_eq!([7, 7, 6, 8, 7].map(|day| groups.begins_day(day)), [true, false, false, true, false]);
    }
}
