//! What a session does about the frames that come.

use std::time::Duration;

use protocol::{Beat, Events, Receipt, Refusal, Refused, Seq, Timestamp, Welcome};

use super::Session;
use crate::link::{LineInput, Moment};
use crate::log::Grown;
use crate::turn::{Incoming, Output};

impl Session {
    pub(super) fn frame(&mut self, moment: Moment, frame: Incoming) -> Vec<Output> {
        self.line.handle(moment, LineInput::Heard);
        match frame {
            Incoming::Welcome(welcome) => self.welcomed(moment, &welcome),
            Incoming::Refused(refused) if refused.code == Refusal::TabTaken => self.tab_taken(moment),
            // Before the welcome it is not known which log they belong to; they come again after it.
            _ if !self.line.hears() => Vec::new(),
            Incoming::Events(events) => self.grown(moment, events),
            Incoming::Acknowledged(acknowledged) => {
                self.moved = moment.now;
                self.log.told(acknowledged.seq);
                self.outbox.acknowledged(acknowledged.tab, acknowledged.number, acknowledged.seq);
                self.outbox.shown_up_to(self.log.head());
                Vec::new()
            }
            Incoming::Beat(beat) => self.beaten(moment.now, beat),
            Incoming::Receipt(receipt) => {
                self.other = self.other.max(receipt);
                Vec::new()
            }
            Incoming::Refused(refused) => self.refused(moment, &refused),
        }
    }

    fn welcomed(&mut self, moment: Moment, welcome: &Welcome) -> Vec<Output> {
        // A repeat answers nothing that was asked.
        let Some(tab) = self.greeting.take() else { return Vec::new() };
        self.line.handle(moment, LineInput::Welcomed);
        self.moved = moment.now;
        if self.log.welcomed(welcome) {
            self.reader.forget_all();
            self.other = Receipt::default();
        }
        // What the edge has accepted needs no second journey; its events are on their way.
        self.outbox.accepted(tab, welcome.number, welcome.head);
        self.outbox.shown_up_to(self.log.head());
        if std::mem::take(&mut self.is_new) {
            // A later answer could be older than what was acknowledged meanwhile; the first of a line cannot.
            self.hold_until = None;
            self.reader.forget_told();
            self.outbox.expected(tab, welcome.number.next(), moment.chance);
        }
        vec![self.save()]
    }

    fn grown(&mut self, moment: Moment, page: Events) -> Vec<Output> {
        let from = self.log.head();
        let grown = self.log.grow(page);
        let mut ours = false;
        for event in self.log.events().iter().rev().take_while(|event| event.seq > from) {
            if self.outbox.happened(event, moment.chance) {
                ours = true;
            } else {
                self.reader.heard_from_others(event.seq);
            }
        }
        self.reader.reach(self.log.head());
        self.outbox.shown_up_to(self.log.head());
        let mut outputs = Vec::new();
        if ours {
            outputs.push(self.save());
        }
        match grown {
            Grown::Whole => self.moved = moment.now,
            Grown::Gap => outputs.extend(self.ask(moment.now)),
            Grown::Same => {}
        }
        outputs
    }

    /// The edge says where the log ends: the last event, too, may have been lost on the way.
    fn beaten(&mut self, now: Timestamp, beat: Beat) -> Vec<Output> {
        self.log.told(beat.head);
        let behind = beat.epoch != self.log.epoch() || beat.head > self.log.head();
        if behind && beat.head > Seq(0) { self.ask(now).into_iter().collect() } else { Vec::new() }
    }

    fn refused(&mut self, moment: Moment, refused: &Refused) -> Vec<Output> {
        if matches!(refused.code, Refusal::NumberGap | Refusal::HelloFirst) {
            // Something before it was lost on the way. The welcome says what, and then all of it goes again.
            return if self.hold_until.is_none() { self.ask(moment.now).into_iter().collect() } else { Vec::new() };
        }
        if refused.code.is_passing() {
            let pause = Duration::from_millis(u64::from(refused.retry_after_ms.unwrap_or(1_000)));
            self.hold_until = Some(moment.now.plus(pause));
            return Vec::new();
        }
        let Some(number) = refused.number else { return Vec::new() };
        self.outbox.failed(refused.tab, number, refused.code);
        // A copy of this tab may have been refused before, and have said what is behind it.
        for event in self.log.events() {
            self.outbox.happened(event, moment.chance);
        }
        vec![self.save()]
    }

    /// The tab's id is somebody else's there (rule D7): everything goes on under one that nobody has used.
    fn tab_taken(&mut self, moment: Moment) -> Vec<Output> {
        let greeted = self.greeting.take();
        self.outbox.leave(greeted.unwrap_or(self.outbox.speaker()), moment.chance);
        let hello = (greeted.is_some() && self.line.has_socket()).then(|| self.hello(moment.now));
        [self.save()].into_iter().chain(hello).collect()
    }
}
