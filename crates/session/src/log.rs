//! The client's copy of the conversation's log: always a prefix of the server's, never with a hole.

use protocol::{Epoch, Event, Events, Seq, Welcome};

/// What came of a page of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grown {
    /// New events, and nothing is known to be missing.
    Whole,
    /// Nothing that was not there.
    Same,
    /// Events are missing in between; what is behind the hole was not taken. Ask, do not guess.
    Gap,
}

/// Events from 1 on, without a gap.
#[derive(Debug, Clone, Default)]
pub struct Log {
    epoch: Epoch,
    events: Vec<Event>,
    /// The last event that the edge has told of.
    told: Seq,
}

impl Log {
    /// The epoch that the events belong to; 0 before the first welcome.
    pub fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// The last event's place.
    pub fn head(&self) -> Seq {
        self.events.last().map_or(Seq(0), |event| event.seq)
    }

    /// Whether the edge has told of events that are not here.
    pub(crate) fn is_behind(&self) -> bool {
        self.head() < self.told
    }

    /// The edge has an event at `seq`.
    pub(crate) fn told(&mut self, seq: Seq) {
        self.told = self.told.max(seq);
    }

    /// All events.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// A welcome of another epoch is about another log: what was held is forgotten.
    /// All of the other follows. Says whether it is another.
    pub(crate) fn welcomed(&mut self, welcome: &Welcome) -> bool {
        let is_another = self.epoch != welcome.epoch && self.epoch != Epoch::default();
        if is_another {
            self.events.clear();
        }
        self.epoch = welcome.epoch;
        self.told = welcome.head;
        is_another
    }

    /// Takes what continues the log, skips what is known, stops at a hole.
    pub(crate) fn grow(&mut self, page: Events) -> Grown {
        let before = self.head();
        self.told(page.head);
        for event in page.events {
            if event.seq == self.head().next() {
                if event.seq == Seq(1) {
                    self.epoch = Epoch(event.at.0);
                }
                self.events.push(event);
            } else if event.seq > self.head() {
                return Grown::Gap;
            }
        }
        if self.head() == before { Grown::Same } else { Grown::Whole }
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Timestamp, What, Who};

    use super::*;

    fn events(places: &[u32]) -> Events {
        let event = |&seq: &u32| Event {
            seq: Seq(seq),
            at: Timestamp(u64::from(seq)),
            by: Who::System,
            sent: None,
            what: What::Closed,
        };
        Events { events: places.iter().map(event).collect(), head: Seq(9) }
    }

    fn check(pages: &[&[u32]], expected: &[Grown], head: u32) {
        let mut log = Log::default();
        let grown: Vec<_> = pages.iter().map(|places| log.grow(events(places))).collect();
        assert_eq!(grown, expected);
        assert_eq!(log.head(), Seq(head));
        assert!(log.events().iter().zip(1..).all(|(event, place)| event.seq == Seq(place)));
    }

    #[test]
    fn d6_a_hole_is_never_filled_by_guessing() {
        check(&[&[1, 2], &[4]], &[Grown::Whole, Grown::Gap], 2);
        check(&[&[2]], &[Grown::Gap], 0);
        check(&[&[1, 3]], &[Grown::Gap], 1);
    }

    #[test]
    fn d6_a_repeated_page_adds_nothing() {
        check(&[&[1, 2, 3], &[2, 3]], &[Grown::Whole, Grown::Same], 3);
        check(&[&[1, 2], &[2, 3]], &[Grown::Whole, Grown::Whole], 3);
    }

    #[test]
    fn d5_another_epoch_forgets_what_was_held() {
        let mut log = Log::default();
        let welcome = |epoch| Welcome { epoch: Epoch(epoch), head: Seq(3), number: protocol::Number(0) };
        log.welcomed(&welcome(1));
        log.grow(events(&[1, 2, 3]));
        log.welcomed(&welcome(1));
        assert_eq!(log.head(), Seq(3));
        log.welcomed(&welcome(8));
        assert_eq!(log.head(), Seq(0));
    }
}
