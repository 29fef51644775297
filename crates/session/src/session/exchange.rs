//! What a session says in an exchange: all that a socket would have been told since it opened, each time anew.

use protocol::{Hello, Seq, Timestamp, limits};

use super::Session;
use crate::link::{LineInput, Moment};
use crate::turn::{Outgoing, Output};

/// How far the log is, and how much waits to be sent.
type Standing = (Seq, usize);

/// What is remembered from one exchange to the next.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Carried {
    /// Where things stood when the last one left.
    from: Standing,
    /// Whether it moved nothing, so that another one soon would be no use.
    stuck: bool,
}

impl Session {
    pub(super) fn exchange(&mut self, now: Timestamp) -> Output {
        self.outbox.doubt();
        let tab = self.outbox.speaker();
        (self.greeting, self.is_new, self.moved) = (Some(tab), true, now);
        if self.hold_until.is_some_and(|until| until <= now) {
            self.hold_until = None;
        }
        let hello = Outgoing::Hello(Hello { tab, epoch: self.log.epoch(), seq: self.log.head() });
        self.reader.forget_told();
        let receipt = self.reader.tell(now).map(Outgoing::Receipt);
        let at_once = if self.is_held() { 0 } else { limits::SENDS_PER_EXCHANGE };
        let sends = self.outbox.unsent(tab).take(at_once).map(Outgoing::Numbered);
        let frames = [hello].into_iter().chain(receipt).chain(sends).collect();
        self.carried = Carried { from: self.standing(), stuck: false };
        Output::Exchange(frames)
    }

    pub(super) fn exchanged(&mut self) {
        self.carried.stuck = self.carried.from == self.standing();
    }

    /// What is said, or known to be there, need not wait for the next exchange.
    pub(super) fn hurry_exchange(&mut self, moment: Moment) {
        let has_news = self.log.is_behind() || (!self.is_held() && self.outbox.has_unsent());
        if has_news && !self.carried.stuck {
            self.line.handle(moment, LineInput::Carry);
        }
    }

    /// Something is said that no exchange has carried.
    pub(super) fn unstick(&mut self) {
        self.carried.stuck = false;
    }

    fn standing(&self) -> Standing {
        (self.log.head(), self.outbox.unsent(self.outbox.speaker()).count())
    }
}
