//! One open conversation, as a client sees it: the line, the log, the outbox. Decides; performs nothing.

use std::time::Duration;

use protocol::{Beat, Body, Events, Hello, Refusal, Refused, Seq, TabId, Timestamp, Welcome};

use crate::line::{Line, LineInput, LineOutput, Link, Moment};
use crate::log::{Grown, Log};
use crate::outbox::{Outbox, Pending, Saved};
use crate::turn::{Incoming, Input, Outgoing, Output};

/// How long a live line may leave something open before it is asked about (rule C5).
const PATIENCE: Duration = Duration::from_secs(10);

/// No pause that the edge asks for is longer (rule L2).
const LONGEST_HOLD: Duration = Duration::from_mins(1);

/// One open conversation of one tab.
#[derive(Debug, Clone)]
pub struct Session {
    line: Line,
    log: Log,
    outbox: Outbox,
    /// As whom the edge was greeted, while that is not yet answered.
    greeting: Option<TabId>,
    /// The tab whose sends have all left on this line.
    sending: Option<TabId>,
    /// Whether this line's first welcome is still to come.
    is_new: bool,
    /// Sends wait until then, since the edge asked for a pause.
    hold_until: Option<Timestamp>,
    /// When something last moved.
    moved: Timestamp,
}

impl Session {
    /// A session of a new tab.
    pub fn new(tab: TabId) -> Self {
        Self::with(Outbox::new(tab))
    }

    /// A session that first sends what a reloaded tab had kept. `tab` is a new one, for what is said from now on.
    pub fn restore(saved: Saved, tab: TabId) -> Self {
        Self::with(Outbox::restore(saved, tab))
    }

    fn with(outbox: Outbox) -> Self {
        Self {
            line: Line::default(),
            log: Log::default(),
            outbox,
            greeting: None,
            sending: None,
            is_new: true,
            hold_until: None,
            moved: Timestamp::default(),
        }
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

    /// Whether sends wait because the edge asked for a pause.
    pub fn is_held(&self) -> bool {
        self.hold_until.is_some()
    }

    /// When [`LineInput::Tick`] is next wanted; asked again after every input.
    pub fn due(&self) -> Option<Timestamp> {
        let own = self.hold_until.or_else(|| self.is_waiting().then(|| self.moved.plus(PATIENCE)));
        self.line.due().into_iter().chain(own.filter(|_| self.line.is_live())).min()
    }

    /// What is to be done about `input`.
    pub fn handle(&mut self, moment: Moment, input: Input) -> Vec<Output> {
        // A device's clock may be set back; nothing must then wait until it has caught up.
        self.moved = self.moved.min(moment.now);
        self.hold_until = self.hold_until.map(|until| until.min(moment.now.plus(LONGEST_HOLD)));
        let mut outputs = match input {
            Input::Line(input) => self.about_line(moment, input),
            Input::Frame(frame) => self.frame(moment, frame),
            Input::Say(body) => self.say(moment.now, body),
            Input::Retry(at) => match self.outbox.take_failed(at) {
                Some(body) => self.say(moment.now, body),
                None => Vec::new(),
            },
            Input::Discard(at) => self.outbox.take_failed(at).map(|_| self.save()).into_iter().collect(),
        };
        // Another tab's sends follow when the last of the one before is stored: so a person's order is kept.
        if self.may_send() && self.sending != Some(self.outbox.speaker()) {
            outputs.extend(self.send_all(moment.now));
        }
        outputs
    }

    fn about_line(&mut self, moment: Moment, input: LineInput) -> Vec<Output> {
        let output = match self.line.handle(moment, input) {
            None => None,
            Some(LineOutput::Connect) => Some(Output::Connect),
            Some(LineOutput::Disconnect) => Some(Output::Disconnect),
            Some(LineOutput::Ping) => Some(Output::Ping),
            Some(LineOutput::Greet) => {
                self.is_new = true;
                self.outbox.doubt();
                Some(self.hello(moment.now))
            }
        };
        let mut outputs: Vec<_> = output.into_iter().collect();
        if input == LineInput::Tick && self.line.is_live() {
            outputs.extend(self.lose_patience(moment));
        }
        outputs
    }

    /// A pause is over, or something has been open for too long.
    fn lose_patience(&mut self, moment: Moment) -> Vec<Output> {
        let now = moment.now;
        if let Some(until) = self.hold_until {
            if until <= now {
                (self.hold_until, self.sending) = (None, None);
            }
            return Vec::new();
        }
        if !self.is_waiting() || self.moved.plus(PATIENCE) > now {
            return Vec::new();
        }
        // More likely than not, nobody hears the question either.
        let ping = self.line.handle(moment, LineInput::Doubt).map(|_| Output::Ping);
        ping.into_iter().chain([self.hello(now)]).collect()
    }

    fn frame(&mut self, moment: Moment, frame: Incoming) -> Vec<Output> {
        self.line.handle(moment, LineInput::Heard);
        match frame {
            Incoming::Welcome(welcome) => self.welcomed(moment, &welcome),
            // Before the welcome it is not known which log they belong to; they come again after it.
            _ if !self.line.is_live() => Vec::new(),
            Incoming::Events(events) => self.grown(moment, events),
            Incoming::Acknowledged(acknowledged) => {
                self.moved = moment.now;
                self.log.told(acknowledged.seq);
                self.outbox.acknowledged(acknowledged.number, acknowledged.seq);
                self.outbox.shown_up_to(self.log.head());
                Vec::new()
            }
            Incoming::Beat(beat) => self.beaten(moment.now, beat),
            Incoming::Refused(refused) => self.refused(moment, &refused),
        }
    }

    fn welcomed(&mut self, moment: Moment, welcome: &Welcome) -> Vec<Output> {
        // A repeat answers nothing that was asked.
        let Some(tab) = self.greeting.take() else { return Vec::new() };
        self.line.handle(moment, LineInput::Welcomed);
        self.moved = moment.now;
        self.log.welcomed(welcome);
        // What the edge has accepted needs no second journey; its events are on their way.
        self.outbox.accepted(tab, welcome.number, welcome.head);
        self.outbox.shown_up_to(self.log.head());
        if std::mem::take(&mut self.is_new) {
            // A later answer could be older than what was acknowledged meanwhile; the first of a line cannot.
            self.hold_until = None;
            self.outbox.expected(tab, welcome.number.next(), moment.chance);
        }
        vec![self.save()]
    }

    fn grown(&mut self, moment: Moment, page: Events) -> Vec<Output> {
        let from = self.log.head();
        let grown = self.log.grow(page);
        let mut ours = false;
        for event in self.log.events().iter().rev().take_while(|event| event.seq > from) {
            ours |= self.outbox.happened(event, moment.chance);
        }
        self.outbox.shown_up_to(self.log.head());
        let mut outputs = Vec::new();
        if ours {
            outputs.push(self.save());
        }
        match grown {
            Grown::Whole => self.moved = moment.now,
            Grown::Gap if self.greeting.is_none() => outputs.push(self.hello(moment.now)),
            Grown::Gap | Grown::Same => {}
        }
        outputs
    }

    /// The edge says where the log ends: the last event, too, may have been lost on the way.
    fn beaten(&mut self, now: Timestamp, beat: Beat) -> Vec<Output> {
        self.log.told(beat.head);
        let behind = beat.epoch != self.log.epoch() || beat.head > self.log.head();
        if behind && beat.head > Seq(0) && self.greeting.is_none() { vec![self.hello(now)] } else { Vec::new() }
    }

    fn refused(&mut self, moment: Moment, refused: &Refused) -> Vec<Output> {
        if matches!(refused.code, Refusal::NumberGap | Refusal::HelloFirst) {
            // Something before it was lost on the way. The welcome says what, and then all of it goes again.
            let asks = self.greeting.is_none() && self.hold_until.is_none();
            return if asks { vec![self.hello(moment.now)] } else { Vec::new() };
        }
        if refused.code.is_passing() {
            let pause = Duration::from_millis(u64::from(refused.retry_after_ms.unwrap_or(1_000)));
            self.hold_until = Some(moment.now.plus(pause));
            return Vec::new();
        }
        let Some(number) = refused.number else { return Vec::new() };
        self.outbox.failed(number, refused.code, moment.chance);
        vec![self.save()]
    }

    /// Kept on the device first, then sent: a tab that dies in between has lost nothing.
    fn say(&mut self, now: Timestamp, body: Body) -> Vec<Output> {
        if !self.is_waiting() {
            self.moved = now;
        }
        let say = self.outbox.push(now, body);
        let mut outputs = vec![self.save()];
        if self.may_send() && self.outbox.speaker() == say.tab && self.sending == Some(say.tab) {
            outputs.push(Output::Send(Outgoing::Say(say)));
        }
        outputs
    }

    fn send_all(&mut self, now: Timestamp) -> Vec<Output> {
        let tab = self.outbox.speaker();
        (self.sending, self.moved) = (Some(tab), now);
        self.outbox.unsent(tab).map(|say| Output::Send(Outgoing::Say(say))).collect()
    }

    fn may_send(&self) -> bool {
        self.line.is_live() && self.greeting.is_none() && self.hold_until.is_none()
    }

    /// Whether an answer is owed, or something known to be there is missing.
    fn is_waiting(&self) -> bool {
        self.greeting.is_some() || self.outbox.is_busy() || self.log.is_behind()
    }

    fn save(&self) -> Output {
        Output::Save(self.outbox.save())
    }

    fn hello(&mut self, now: Timestamp) -> Output {
        let tab = self.outbox.speaker();
        (self.greeting, self.sending, self.moved) = (Some(tab), None, now);
        Output::Send(Outgoing::Hello(Hello { tab, epoch: self.log.epoch(), seq: self.log.head() }))
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
