//! One open conversation, as a client sees it: the line, the log, the outbox. Decides; performs nothing.

mod exchange;
mod incoming;

use std::time::Duration;

use protocol::{Change, FileId, Hello, Posted, Receipt, TabId, Timestamp, What};

use self::exchange::Carried;
use crate::line::Line;
use crate::link::{LineInput, LineOutput, Moment};
use crate::log::Log;
use crate::outbox::{Outbox, Pending, Saved};
use crate::reader::Reader;
use crate::turn::{Input, Outgoing, Output};

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
    reader: Reader,
    /// Up to where the other side has the log.
    other: Receipt,
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
    carried: Carried,
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
            reader: Reader::default(),
            other: Receipt::default(),
            greeting: None,
            sending: None,
            is_new: true,
            hold_until: None,
            moved: Timestamp::default(),
            carried: Carried::default(),
        }
    }

    /// The line that it travels on.
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// What is known of the conversation.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// What the person has sent and the log does not yet show, oldest first.
    pub fn pending(&self) -> &[Pending] {
        self.outbox.pending()
    }

    /// Whether a message with that file is in the log or under way.
    pub fn has_file(&self, file: FileId) -> bool {
        let has_it = |posted: &Posted| posted.file().is_some_and(|held| held.id == file);
        self.pending().iter().any(|pending| matches!(&pending.change, Change::Post(posted) if has_it(posted)))
            || self.log.events().iter().any(|event| matches!(&event.what, What::Posted(posted) if has_it(posted)))
    }

    /// Up to where the other side has the log, whoever of it is furthest.
    pub fn other(&self) -> Receipt {
        self.other
    }

    /// Whether sends wait because the edge asked for a pause.
    pub fn is_held(&self) -> bool {
        self.hold_until.is_some()
    }

    /// When [`LineInput::Tick`] is next wanted; asked again after every input.
    pub fn due(&self) -> Option<Timestamp> {
        let own = self.hold_until.or_else(|| self.is_waiting().then(|| self.moved.plus(PATIENCE)));
        let own = own.into_iter().chain(self.reader.due()).filter(|_| self.line.is_live());
        self.line.due().into_iter().chain(own).min()
    }

    /// What is to be done about `input`.
    pub fn handle(&mut self, moment: Moment, input: Input) -> Vec<Output> {
        // A device's clock may be set back; nothing must then wait until it has caught up.
        self.moved = self.moved.min(moment.now);
        self.hold_until = self.hold_until.map(|until| until.min(moment.now.plus(LONGEST_HOLD)));
        self.reader.set_back(moment.now);
        let mut outputs = match input {
            Input::Line(input) => self.about_line(moment, input),
            Input::Frame(frame) => self.frame(moment, frame),
            Input::Change(change) => self.change(moment.now, change),
            Input::Retry(at) => match self.outbox.take_failed(at) {
                Some(change) => self.change(moment.now, change),
                None => Vec::new(),
            },
            Input::Gaze(gaze) => {
                self.reader.look(gaze);
                Vec::new()
            }
            Input::Discard(at) => self.outbox.take_failed(at).map(|_| self.save()).into_iter().collect(),
        };
        // Another tab's sends follow when the last of the one before is stored: so a person's order is kept.
        if self.may_send() && self.sending != Some(self.outbox.speaker()) {
            outputs.extend(self.send_all(moment.now));
        }
        if self.line.is_live() {
            let receipt = self.reader.tell(moment.now);
            outputs.extend(receipt.map(|receipt| Output::Send(Outgoing::Receipt(receipt))));
        }
        self.hurry_exchange(moment);
        outputs
    }

    fn about_line(&mut self, moment: Moment, input: LineInput) -> Vec<Output> {
        let output = match self.line.handle(moment, input) {
            None => None,
            Some(LineOutput::Connect) => Some(Output::Connect),
            Some(LineOutput::Disconnect) => Some(Output::Disconnect),
            Some(LineOutput::Ping) => Some(Output::Ping),
            Some(LineOutput::Exchange) => Some(self.exchange(moment.now)),
            Some(LineOutput::Greet) => {
                self.is_new = true;
                self.outbox.doubt();
                Some(self.hello(moment.now))
            }
        };
        if input == LineInput::Exchanged {
            self.exchanged();
        }
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

    /// Kept on the device first, then sent: a tab that dies in between has lost nothing.
    fn change(&mut self, now: Timestamp, change: Change) -> Vec<Output> {
        if !self.is_waiting() {
            self.moved = now;
        }
        self.unstick();
        let send = self.outbox.push(now, change);
        let mut outputs = vec![self.save()];
        if self.may_send() && self.outbox.speaker() == send.tab && self.sending == Some(send.tab) {
            outputs.push(Output::Send(Outgoing::Numbered(send)));
        }
        outputs
    }

    fn send_all(&mut self, now: Timestamp) -> Vec<Output> {
        let tab = self.outbox.speaker();
        (self.sending, self.moved) = (Some(tab), now);
        self.outbox.unsent(tab).map(|send| Output::Send(Outgoing::Numbered(send))).collect()
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

    /// Says hello again, unless that is not yet answered. The next exchange says it anyhow.
    fn ask(&mut self, now: Timestamp) -> Option<Output> {
        (self.greeting.is_none() && self.line.is_live()).then(|| self.hello(now))
    }

    fn hello(&mut self, now: Timestamp) -> Output {
        let tab = self.outbox.speaker();
        (self.greeting, self.sending, self.moved) = (Some(tab), None, now);
        Output::Send(Outgoing::Hello(Hello { tab, epoch: self.log.epoch(), seq: self.log.head() }))
    }
}

#[cfg(test)]
#[path = "session/exchange_tests.rs"]
mod exchange_tests;
#[cfg(test)]
mod story;
#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
