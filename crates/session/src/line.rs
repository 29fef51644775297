//! When to connect, when to give a socket up, when to try again. Knows nothing of what travels over it.

use std::time::Duration;

use protocol::{Timestamp, limits};

use crate::backoff::{self, Attention};
use crate::exchanges::Exchanges;

/// Time and chance, given by whoever performs.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The device's clock.
    pub now: Timestamp,
    /// 32 random bits.
    pub chance: u32,
}

/// What a line is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineInput {
    /// Connect, and stay connected.
    Start,
    /// Disconnect until the next start: the page is going away, or the person left.
    Suspend,
    /// Connect at once instead of waiting: the device is online again.
    Hurry,
    /// Ask at once: the device says that it is offline, which need not be so.
    Doubt,
    /// Whether the person can see the page.
    Attention(Attention),
    /// The socket is open.
    Opened,
    /// The socket is closed, for whatever reason.
    Closed,
    /// Something came, if only the answer to a ping.
    Heard,
    /// The other side has answered the greeting.
    Welcomed,
    /// An exchange was answered, and all of the answer is read.
    Exchanged,
    /// An exchange was not answered.
    Unanswered,
    /// Something is to be said or fetched that need not wait for the next exchange.
    Carry,
    /// The time of [`Line::due`] has come.
    Tick,
}

/// What is to be done about the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineOutput {
    /// Open a socket, in place of any other.
    Connect,
    /// Close the socket.
    Disconnect,
    /// Greet: the socket is open.
    Greet,
    /// Send [`protocol::PING`].
    Ping,
    /// Say over HTTP what there is to say, and hear what there is to hear.
    Exchange,
}

/// The state of the socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Not wanted.
    Idle,
    /// Down; tried again at that time.
    Down {
        /// By the device's clock.
        retry_at: Timestamp,
    },
    /// A socket is being opened.
    Connecting {
        /// Since when.
        since: Timestamp,
    },
    /// The greeting is sent; the welcome is awaited.
    Greeting {
        /// Since when.
        since: Timestamp,
    },
    /// Up.
    Live {
        /// When something was last heard.
        heard: Timestamp,
        /// Until when a ping is to be answered, while one is not.
        asked_until: Option<Timestamp>,
    },
}

/// How long a socket may take to open and be welcomed.
const CONNECT_WITHIN: Duration = Duration::from_secs(15);

/// How long a socket may take to be welcomed while exchanges stand in for it, and wait for that.
const WELCOME_WITHIN: Duration = Duration::from_secs(4);

/// How long a line that is likely to be dead may take to answer (rules C4 and C7).
const ANSWER_WITHIN: Duration = Duration::from_secs(3);

/// One socket that is wanted.
#[derive(Debug, Clone)]
pub struct Line {
    link: Link,
    attempts: u32,
    attention: Attention,
    exchanges: Exchanges,
}

impl Default for Line {
    fn default() -> Self {
        Self { link: Link::Idle, attempts: 0, attention: Attention::Visible, exchanges: Exchanges::default() }
    }
}

impl Line {
    /// The state of the socket.
    pub fn link(&self) -> Link {
        self.link
    }

    /// Whether exchanges stand in for a socket that does not come about.
    pub fn is_exchanging(&self) -> bool {
        self.exchanges.is_well()
    }

    /// Whether what is said now leaves now, or in a moment.
    pub fn is_up(&self) -> bool {
        self.is_live() || self.is_exchanging()
    }

    /// Whether it is up and owes no answer, so that there is nothing to tell.
    pub fn is_well(&self) -> bool {
        matches!(self.link, Link::Live { asked_until: None, .. }) || self.is_exchanging()
    }

    /// Whether frames can be sent over a socket and are answered.
    pub fn is_live(&self) -> bool {
        matches!(self.link, Link::Live { .. })
    }

    /// Whether what comes was asked for by somebody who is known.
    pub(crate) fn hears(&self) -> bool {
        self.is_live() || (self.exchanges.is_out() && !self.is_greeting())
    }

    /// Whether a socket is open.
    pub(crate) fn has_socket(&self) -> bool {
        self.is_live() || self.is_greeting()
    }

    fn is_greeting(&self) -> bool {
        matches!(self.link, Link::Greeting { .. })
    }

    fn is_trying(&self) -> bool {
        matches!(self.link, Link::Connecting { .. } | Link::Greeting { .. })
    }

    /// Attempts since the last welcome.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// When [`LineInput::Tick`] is next wanted; asked again after every input.
    pub fn due(&self) -> Option<Timestamp> {
        let exchange = self.exchanges.due().filter(|_| !self.is_greeting());
        self.socket_due().into_iter().chain(exchange).min()
    }

    fn socket_due(&self) -> Option<Timestamp> {
        match self.link {
            Link::Idle => None,
            Link::Down { retry_at } => Some(retry_at),
            Link::Greeting { since } if self.exchanges.is_well() => Some(since.plus(WELCOME_WITHIN)),
            Link::Connecting { since } | Link::Greeting { since } => Some(since.plus(CONNECT_WITHIN)),
            Link::Live { asked_until: Some(until), .. } => Some(until),
            Link::Live { heard, asked_until: None } => Some(heard.plus(limits::PING_EVERY)),
        }
    }

    /// What is to be done about `input`.
    pub fn handle(&mut self, moment: Moment, input: LineInput) -> Option<LineOutput> {
        let now = moment.now;
        self.set_back(now);
        match input {
            LineInput::Start => (self.link == Link::Idle).then(|| self.connect(now)),
            LineInput::Suspend => {
                self.link = Link::Idle;
                self.exchanges.stop();
                Some(LineOutput::Disconnect)
            }
            LineInput::Hurry => {
                self.exchanges.hurry(now);
                // An attempt that began before may hang for long.
                if self.is_trying() { Some(self.connect(now)) } else { self.hurry(now) }
            }
            LineInput::Doubt => self.ask(now, ANSWER_WITHIN),
            LineInput::Attention(attention) => {
                self.attention = attention;
                if attention == Attention::Hidden {
                    return None;
                }
                self.exchanges.hurry(now);
                self.exchanges.carry(now);
                self.hurry(now)
            }
            LineInput::Opened if self.link == Link::Idle => Some(LineOutput::Disconnect),
            LineInput::Opened => {
                self.link = Link::Greeting { since: now };
                self.exchanges.give_way(now);
                Some(LineOutput::Greet)
            }
            LineInput::Closed => {
                self.close(moment);
                None
            }
            LineInput::Heard => {
                if self.is_live() {
                    self.link = Link::Live { heard: now, asked_until: None };
                }
                None
            }
            LineInput::Welcomed => {
                // An exchange is welcomed, too, and is no socket.
                if self.has_socket() {
                    self.link = Link::Live { heard: now, asked_until: None };
                    self.attempts = 0;
                    self.exchanges.line_up();
                }
                None
            }
            LineInput::Exchanged => {
                self.exchanges.answer(now, self.attention);
                None
            }
            LineInput::Unanswered => {
                self.exchanges.lose(moment, self.attention);
                None
            }
            LineInput::Carry => {
                self.exchanges.carry(now);
                None
            }
            LineInput::Tick if self.socket_due().is_some_and(|due| due <= now) => self.tick(moment),
            LineInput::Tick if self.is_greeting() => None,
            LineInput::Tick => self.exchanges.tick(moment, self.attention).then_some(LineOutput::Exchange),
        }
    }

    /// A device's clock may be set back; nothing must then wait until it has caught up.
    fn set_back(&mut self, now: Timestamp) {
        self.exchanges.set_back(now);
        match &mut self.link {
            Link::Idle => {}
            Link::Down { retry_at } => *retry_at = (*retry_at).min(now.plus(backoff::LONGEST)),
            Link::Connecting { since } | Link::Greeting { since } => *since = (*since).min(now),
            Link::Live { heard, asked_until } => {
                *heard = (*heard).min(now);
                *asked_until = asked_until.map(|until| until.min(now.plus(limits::PONG_WITHIN)));
            }
        }
    }

    fn hurry(&mut self, now: Timestamp) -> Option<LineOutput> {
        match self.link {
            Link::Down { .. } => Some(self.connect(now)),
            // The line may have died while the device slept; asking is cheap.
            Link::Live { heard, .. } if now.since(heard) > limits::PONG_WITHIN => self.ask(now, ANSWER_WITHIN),
            _ => None,
        }
    }

    fn tick(&mut self, moment: Moment) -> Option<LineOutput> {
        let now = moment.now;
        let late = now.since(self.socket_due()?);
        match self.link {
            Link::Idle => None,
            Link::Down { .. } => Some(self.connect(now)),
            // A tick that comes late comes to a device that slept.
            Link::Live { asked_until: None, .. } if late > limits::PONG_WITHIN => self.ask(now, ANSWER_WITHIN),
            Link::Live { asked_until: None, .. } => self.ask(now, limits::PONG_WITHIN),
            Link::Connecting { .. } | Link::Greeting { .. } | Link::Live { asked_until: Some(_), .. } => {
                self.close(moment);
                Some(LineOutput::Disconnect)
            }
        }
    }

    fn connect(&mut self, now: Timestamp) -> LineOutput {
        self.attempts = self.attempts.saturating_add(1);
        self.link = Link::Connecting { since: now };
        self.exchanges.line_down(now);
        LineOutput::Connect
    }

    fn close(&mut self, moment: Moment) {
        if self.link != Link::Idle {
            // With exchanges at work nobody waits for a socket.
            let attention = if self.exchanges.is_well() { Attention::Hidden } else { self.attention };
            let delay = backoff::delay(self.attempts.max(1), attention, moment.chance);
            self.link = Link::Down { retry_at: moment.now.plus(delay) };
            self.exchanges.line_down(moment.now);
        }
    }

    /// Asks whether the line is alive. A question that is open is not asked again; it has to be answered sooner.
    fn ask(&mut self, now: Timestamp, within: Duration) -> Option<LineOutput> {
        let Link::Live { asked_until, .. } = &mut self.link else { return None };
        let until = now.plus(within);
        let before = asked_until.replace(asked_until.map_or(until, |before| before.min(until)));
        before.is_none().then_some(LineOutput::Ping)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays `(seconds, input)` and compares what came out, and when the socket next wants a tick, in seconds.
    fn check(steps: &[(u64, LineInput, Option<LineOutput>, Option<u64>)]) {
        let mut line = Line::default();
        for (second, input, output, due) in steps {
            let moment = Moment { now: Timestamp(second * 1_000), chance: u32::MAX };
            assert_eq!(line.handle(moment, *input), *output, "{input:?} at {second} s");
            let seconds = line.socket_due().map(|due| due.0.div_ceil(1_000));
            assert_eq!(seconds, *due, "due after {input:?} at {second} s");
        }
    }

    #[test]
    fn c1_a_quiet_line_is_asked_after_25_seconds_and_given_up_10_later() {
        check(&[
            (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
            (1, LineInput::Opened, Some(LineOutput::Greet), Some(16)),
            (2, LineInput::Welcomed, None, Some(27)),
            (26, LineInput::Tick, None, Some(27)),
            (27, LineInput::Tick, Some(LineOutput::Ping), Some(37)),
            (30, LineInput::Heard, None, Some(55)),
            (55, LineInput::Tick, Some(LineOutput::Ping), Some(65)),
            (65, LineInput::Tick, Some(LineOutput::Disconnect), Some(66)),
            (66, LineInput::Tick, Some(LineOutput::Connect), Some(81)),
        ]);
    }

    #[test]
    fn c2_each_failed_attempt_waits_longer_and_a_hurry_does_not() {
        check(&[
            (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
            (0, LineInput::Closed, None, Some(1)),
            (1, LineInput::Tick, Some(LineOutput::Connect), Some(16)),
            (1, LineInput::Closed, None, Some(2)),
            (2, LineInput::Tick, Some(LineOutput::Connect), Some(17)),
            (2, LineInput::Closed, None, Some(4)),
            (2, LineInput::Hurry, Some(LineOutput::Connect), Some(17)),
            (9, LineInput::Attention(Attention::Visible), None, Some(17)),
            (9, LineInput::Hurry, Some(LineOutput::Connect), Some(24)),
            (24, LineInput::Tick, Some(LineOutput::Disconnect), Some(32)),
        ]);
    }

    #[test]
    fn c3_a_suspended_line_stays_down_until_it_is_started() {
        check(&[
            (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
            (1, LineInput::Suspend, Some(LineOutput::Disconnect), None),
            (1, LineInput::Closed, None, None),
            (1, LineInput::Hurry, None, None),
            (2, LineInput::Opened, Some(LineOutput::Disconnect), None),
            (3, LineInput::Start, Some(LineOutput::Connect), Some(18)),
        ]);
    }

    #[test]
    fn c4_a_page_that_becomes_visible_asks_a_line_that_was_long_silent() {
        check(&[
            (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
            (0, LineInput::Opened, Some(LineOutput::Greet), Some(15)),
            (0, LineInput::Welcomed, None, Some(25)),
            (5, LineInput::Attention(Attention::Hidden), None, Some(25)),
            (9, LineInput::Attention(Attention::Visible), None, Some(25)),
            (20, LineInput::Attention(Attention::Visible), Some(LineOutput::Ping), Some(23)),
            (21, LineInput::Hurry, None, Some(23)),
            (23, LineInput::Tick, Some(LineOutput::Disconnect), Some(24)),
        ]);
    }

    #[test]
    fn c4_a_device_that_slept_asks_with_the_first_tick_it_hears() {
        check(&[
            (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
            (0, LineInput::Opened, Some(LineOutput::Greet), Some(15)),
            (0, LineInput::Welcomed, None, Some(25)),
            (36, LineInput::Tick, Some(LineOutput::Ping), Some(39)),
            (39, LineInput::Tick, Some(LineOutput::Disconnect), Some(40)),
        ]);
    }

    #[test]
    fn c7_a_device_that_says_it_is_offline_asks_at_once_and_believes_the_answer() {
        check(&[
            (0, LineInput::Start, Some(LineOutput::Connect), Some(15)),
            (0, LineInput::Doubt, None, Some(15)),
            (0, LineInput::Opened, Some(LineOutput::Greet), Some(15)),
            (0, LineInput::Welcomed, None, Some(25)),
            (1, LineInput::Doubt, Some(LineOutput::Ping), Some(4)),
            (2, LineInput::Heard, None, Some(27)),
            (27, LineInput::Tick, Some(LineOutput::Ping), Some(37)),
            (28, LineInput::Doubt, None, Some(31)),
            (29, LineInput::Doubt, None, Some(31)),
            (31, LineInput::Tick, Some(LineOutput::Disconnect), Some(32)),
            (31, LineInput::Doubt, None, Some(32)),
            (31, LineInput::Hurry, Some(LineOutput::Connect), Some(46)),
        ]);
    }
}
