//! What a line is told, what it wants done, and how it stands.

use protocol::Timestamp;

use crate::backoff::Attention;

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
