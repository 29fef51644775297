//! When to connect, when to give a socket up, when to try again. Knows nothing of what travels over it.

use std::time::Duration;

use protocol::{Timestamp, limits};

use crate::backoff::{self, Attention};

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
    /// Connect at once instead of waiting: the device is online again, or the page is visible again.
    Hurry,
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
}

/// The state of the line.
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
        /// When a ping was sent that is not yet answered.
        pinged: Option<Timestamp>,
    },
}

/// How long a socket may take to open and be welcomed.
const CONNECT_WITHIN: Duration = Duration::from_secs(15);

/// One socket that is wanted.
#[derive(Debug, Clone)]
pub struct Line {
    link: Link,
    attempts: u32,
    attention: Attention,
}

impl Default for Line {
    fn default() -> Self {
        Self { link: Link::Idle, attempts: 0, attention: Attention::Visible }
    }
}

impl Line {
    /// The state of the line.
    pub fn link(&self) -> Link {
        self.link
    }

    /// Whether frames can be sent and are answered.
    pub fn is_live(&self) -> bool {
        matches!(self.link, Link::Live { .. })
    }

    /// Attempts since the last welcome.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// When [`LineInput::Tick`] is next wanted; asked again after every input.
    pub fn due(&self) -> Option<Timestamp> {
        match self.link {
            Link::Idle => None,
            Link::Down { retry_at } => Some(retry_at),
            Link::Connecting { since } | Link::Greeting { since } => Some(since.plus(CONNECT_WITHIN)),
            Link::Live { pinged: Some(at), .. } => Some(at.plus(limits::PONG_WITHIN)),
            Link::Live { heard, pinged: None } => Some(heard.plus(limits::PING_EVERY)),
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
                Some(LineOutput::Disconnect)
            }
            LineInput::Hurry => self.hurry(now),
            LineInput::Attention(attention) => {
                self.attention = attention;
                if attention == Attention::Visible { self.hurry(now) } else { None }
            }
            LineInput::Opened if self.link == Link::Idle => Some(LineOutput::Disconnect),
            LineInput::Opened => {
                self.link = Link::Greeting { since: now };
                Some(LineOutput::Greet)
            }
            LineInput::Closed => {
                self.close(moment);
                None
            }
            LineInput::Heard => {
                if self.is_live() {
                    self.link = Link::Live { heard: now, pinged: None };
                }
                None
            }
            LineInput::Welcomed => {
                self.link = Link::Live { heard: now, pinged: None };
                self.attempts = 0;
                None
            }
            LineInput::Tick => self.tick(moment),
        }
    }

    /// A device's clock may be set back; nothing must then wait until it has caught up.
    fn set_back(&mut self, now: Timestamp) {
        match &mut self.link {
            Link::Idle => {}
            Link::Down { retry_at } => *retry_at = (*retry_at).min(now.plus(backoff::LONGEST)),
            Link::Connecting { since } | Link::Greeting { since } => *since = (*since).min(now),
            Link::Live { heard, pinged } => {
                *heard = (*heard).min(now);
                *pinged = pinged.map(|at| at.min(now));
            }
        }
    }

    fn hurry(&mut self, now: Timestamp) -> Option<LineOutput> {
        match self.link {
            Link::Down { .. } => Some(self.connect(now)),
            // The line may have died while the device slept; asking is cheap.
            Link::Live { heard, pinged: None } if now.since(heard) > limits::PONG_WITHIN => Some(self.ping(now, heard)),
            _ => None,
        }
    }

    fn tick(&mut self, moment: Moment) -> Option<LineOutput> {
        let now = moment.now;
        if self.due().is_none_or(|due| due > now) {
            return None;
        }
        match self.link {
            Link::Idle => None,
            Link::Down { .. } => Some(self.connect(now)),
            Link::Live { heard, pinged: None } => Some(self.ping(now, heard)),
            Link::Connecting { .. } | Link::Greeting { .. } | Link::Live { pinged: Some(_), .. } => {
                self.close(moment);
                Some(LineOutput::Disconnect)
            }
        }
    }

    fn connect(&mut self, now: Timestamp) -> LineOutput {
        self.attempts = self.attempts.saturating_add(1);
        self.link = Link::Connecting { since: now };
        LineOutput::Connect
    }

    fn close(&mut self, moment: Moment) {
        if self.link != Link::Idle {
            let delay = backoff::delay(self.attempts.max(1), self.attention, moment.chance);
            self.link = Link::Down { retry_at: moment.now.plus(delay) };
        }
    }

    fn ping(&mut self, now: Timestamp, heard: Timestamp) -> LineOutput {
        self.link = Link::Live { heard, pinged: Some(now) };
        LineOutput::Ping
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays `(seconds, input)` and compares what came out, and when the next tick is due, in seconds.
    fn check(steps: &[(u64, LineInput, Option<LineOutput>, Option<u64>)]) {
        let mut line = Line::default();
        for (second, input, output, due) in steps {
            let moment = Moment { now: Timestamp(second * 1_000), chance: u32::MAX };
            assert_eq!(line.handle(moment, *input), *output, "{input:?} at {second} s");
            let seconds = line.due().map(|due| due.0.div_ceil(1_000));
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
            (17, LineInput::Tick, Some(LineOutput::Disconnect), Some(21)),
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
            (20, LineInput::Attention(Attention::Visible), Some(LineOutput::Ping), Some(30)),
        ]);
    }
}
