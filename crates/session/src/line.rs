//! When to connect, when to give a socket up, when to try again. Knows nothing of what travels over it.

use std::time::Duration;

use protocol::{Timestamp, limits};

use crate::backoff::{self, Attention};
use crate::exchanges::Exchanges;
use crate::link::{LineInput, LineOutput, Link, Moment};

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

    /// Whether the other end of an open socket has not said welcome yet.
    pub fn is_greeting(&self) -> bool {
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
#[path = "line_tests.rs"]
mod tests;
