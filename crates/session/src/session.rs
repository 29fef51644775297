//! One open conversation, as a client sees it: the line, the log, the outbox. Decides; performs nothing.

use std::time::Duration;

use protocol::{Body, Events, Hello, Number, Refusal, Refused, TabId, Timestamp, Welcome};

use crate::line::{Line, LineInput, LineOutput, Link, Moment};
use crate::log::{Grown, Log};
use crate::outbox::{Outbox, Pending, Saved};
use crate::turn::{Incoming, Input, Outgoing, Output};

/// One open conversation of one tab.
#[derive(Debug, Clone)]
pub struct Session {
    line: Line,
    log: Log,
    outbox: Outbox,
    /// Sends wait until then, since the server asked for a pause.
    hold_until: Option<Timestamp>,
}

impl Session {
    /// A session of a new tab.
    pub fn new(tab: TabId) -> Self {
        Self::with(Outbox::new(tab))
    }

    /// A session that goes on with what a reloaded tab had kept.
    pub fn restore(saved: Saved) -> Self {
        Self::with(Outbox::restore(saved))
    }

    fn with(outbox: Outbox) -> Self {
        Self { line: Line::default(), log: Log::default(), outbox, hold_until: None }
    }

    /// The state of the line.
    pub fn link(&self) -> Link {
        self.line.link()
    }

    /// What is known of the conversation.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// What the person has sent and the log does not yet show, oldest first.
    pub fn pending(&self) -> &[Pending] {
        self.outbox.pending()
    }

    /// Whether sends wait because the server asked for a pause.
    pub fn is_held(&self) -> bool {
        self.hold_until.is_some()
    }

    /// When [`LineInput::Tick`] is next wanted; asked again after every input.
    pub fn due(&self) -> Option<Timestamp> {
        let hold = self.hold_until.filter(|_| self.line.is_live());
        self.line.due().into_iter().chain(hold).min()
    }

    /// What is to be done about `input`.
    pub fn handle(&mut self, moment: Moment, input: Input) -> Vec<Output> {
        match input {
            Input::Line(input) => self.about_line(moment, input),
            Input::Frame(frame) => self.frame(moment, frame),
            Input::Say(body) => self.say(moment.now, body),
            Input::Retry(at) => match self.outbox.take_failed(at) {
                Some(body) => self.say(moment.now, body),
                None => Vec::new(),
            },
            Input::Discard(at) => match self.outbox.take_failed(at) {
                Some(_) => vec![self.save()],
                None => Vec::new(),
            },
        }
    }

    fn about_line(&mut self, moment: Moment, input: LineInput) -> Vec<Output> {
        let output = match self.line.handle(moment, input) {
            None => None,
            Some(LineOutput::Connect) => Some(Output::Connect),
            Some(LineOutput::Disconnect) => Some(Output::Disconnect),
            Some(LineOutput::Ping) => Some(Output::Ping),
            Some(LineOutput::Greet) => Some(self.hello()),
        };
        let mut outputs: Vec<_> = output.into_iter().collect();
        if input == LineInput::Tick && self.hold_until.is_some_and(|until| until <= moment.now) {
            self.hold_until = None;
            outputs.extend(self.send_from(Number(1)));
        }
        outputs
    }

    fn frame(&mut self, moment: Moment, frame: Incoming) -> Vec<Output> {
        self.line.handle(moment, LineInput::Heard);
        match frame {
            Incoming::Welcome(welcome) => self.welcomed(moment, &welcome),
            Incoming::Events(events) => self.grown(events),
            Incoming::Acknowledged(acknowledged) => {
                self.outbox.acknowledged(&acknowledged);
                vec![self.save()]
            }
            Incoming::Refused(refused) => self.refused(moment.now, &refused),
        }
    }

    fn welcomed(&mut self, moment: Moment, welcome: &Welcome) -> Vec<Output> {
        self.line.handle(moment, LineInput::Welcomed);
        self.hold_until = None;
        let other_log = self.log.welcomed(welcome);
        // What the server has accepted needs no second journey; its events are on their way.
        self.outbox.accepted_up_to(welcome.number);
        // A server that knows fewer numbers than were given never saw the ones between.
        self.outbox.renumber(welcome.number.next());
        let mut outputs = Vec::new();
        if other_log {
            outputs.push(self.hello());
        }
        outputs.extend(self.send_from(Number(1)));
        outputs
    }

    fn grown(&mut self, page: Events) -> Vec<Output> {
        let from = self.log.head();
        let grown = self.log.grow(page);
        let mut ours = false;
        for event in self.log.events().iter().rev().take_while(|event| event.seq > from) {
            ours |= self.outbox.happened(event);
        }
        let mut outputs = Vec::new();
        if ours {
            outputs.push(self.save());
        }
        if grown == Grown::Gap {
            outputs.push(self.hello());
        }
        outputs
    }

    fn refused(&mut self, now: Timestamp, refused: &Refused) -> Vec<Output> {
        let Some(number) = refused.number else { return Vec::new() };
        if refused.code == Refusal::NumberGap {
            self.outbox.renumber(number);
            return self.send_from(number);
        }
        if refused.code.is_passing() {
            let pause = Duration::from_millis(u64::from(refused.retry_after_ms.unwrap_or(1_000)));
            self.hold_until = Some(now.plus(pause));
            return Vec::new();
        }
        self.outbox.failed(number, refused.code);
        let mut outputs = vec![self.save()];
        outputs.extend(self.send_from(number));
        outputs
    }

    /// Kept on the device first, then sent: a tab that dies in between has lost nothing.
    fn say(&mut self, now: Timestamp, body: Body) -> Vec<Output> {
        let say = self.outbox.push(now, body);
        let mut outputs = vec![self.save()];
        if self.line.is_live() && self.hold_until.is_none() {
            outputs.push(Output::Send(Outgoing::Say(say)));
        }
        outputs
    }

    fn send_from(&self, number: Number) -> Vec<Output> {
        if self.hold_until.is_some() {
            return Vec::new();
        }
        self.outbox.unsent(number).map(|say| Output::Send(Outgoing::Say(say))).collect()
    }

    fn save(&self) -> Output {
        Output::Save(self.outbox.save())
    }

    fn hello(&self) -> Output {
        let (epoch, seq) = (self.log.epoch(), self.log.head());
        Output::Send(Outgoing::Hello(Hello { tab: self.outbox.tab(), epoch, seq }))
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
