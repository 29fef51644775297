//! What a session is told, and what it wants done about it.

use protocol::{
    Acknowledged, Beat, Change, Events, FromAgent, FromVisitor, Hello, Numbered, Receipt, Refused, Timestamp, ToAgent,
    ToVisitor, Welcome,
};

use crate::link::LineInput;
use crate::outbox::Saved;
use crate::reader::Gaze;

/// What a session is told.
#[derive(Debug, Clone)]
pub enum Input {
    /// Something about the line.
    Line(LineInput),
    /// A frame came.
    Frame(Incoming),
    /// The person sends a message, edits one or takes one back.
    Change(Change),
    /// The person tries the failed send of that time again.
    Retry(Timestamp),
    /// The person gives the failed send of that time up.
    Discard(Timestamp),
    /// Whether the person reads what comes.
    Gaze(Gaze),
}

/// The frames that a session understands; the rest is the app's.
#[derive(Debug, Clone)]
pub enum Incoming {
    /// The answer to hello.
    Welcome(Welcome),
    /// What happened.
    Events(Events),
    /// A send is stored.
    Acknowledged(Acknowledged),
    /// Where the log ends.
    Beat(Beat),
    /// Up to where the other side has the log.
    Receipt(Receipt),
    /// Something was refused.
    Refused(Refused),
}

/// The frames that a session sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outgoing {
    /// Who this is and what it has.
    Hello(Hello),
    /// A message, an edit, a deletion.
    Numbered(Numbered),
    /// Up to where the log is here.
    Receipt(Receipt),
}

impl Outgoing {
    /// As a visitor's tab sends it; nothing for what only agents do.
    pub fn of_visitor(self) -> Option<FromVisitor> {
        match self {
            Self::Hello(hello) => Some(FromVisitor::Hello(hello)),
            Self::Numbered(send) => FromVisitor::of_send(send),
            Self::Receipt(receipt) => Some(FromVisitor::Receipt(receipt)),
        }
    }
}

impl From<Outgoing> for FromAgent {
    fn from(frame: Outgoing) -> Self {
        match frame {
            Outgoing::Hello(hello) => Self::Hello(hello),
            Outgoing::Numbered(send) => send.into(),
            Outgoing::Receipt(receipt) => Self::Receipt(receipt),
        }
    }
}

/// What is to be done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// Open a socket, in place of any other.
    Connect,
    /// Close the socket.
    Disconnect,
    /// Send [`protocol::PING`].
    Ping,
    /// Send a frame.
    Send(Outgoing),
    /// Send these frames in a request of their own; each frame of the answer is told as one that came, and the end of
    /// the answer as [`LineInput::Exchanged`].
    Exchange(Vec<Outgoing>),
    /// Keep this on the device, in place of what was kept.
    Save(Saved),
}

impl Incoming {
    /// The session's part of what a visitor is sent; the rest comes back.
    pub fn of_visitor(frame: ToVisitor) -> Result<Self, ToVisitor> {
        match frame {
            ToVisitor::Welcome(welcome) => Ok(Self::Welcome(welcome)),
            ToVisitor::Events(events) => Ok(Self::Events(events)),
            ToVisitor::Acknowledged(acknowledged) => Ok(Self::Acknowledged(acknowledged)),
            ToVisitor::Beat(beat) => Ok(Self::Beat(beat)),
            ToVisitor::Receipt(receipt) => Ok(Self::Receipt(receipt)),
            ToVisitor::Refused(refused) => Ok(Self::Refused(refused)),
            other @ ToVisitor::Typing(_) => Err(other),
        }
    }

    /// The session's part of what an agent is sent; the rest comes back.
    #[allow(clippy::result_large_err)] // the rest is no failure, and moves once
    pub fn of_agent(frame: ToAgent) -> Result<Self, ToAgent> {
        match frame {
            ToAgent::Welcome(welcome) => Ok(Self::Welcome(welcome)),
            ToAgent::Events(events) => Ok(Self::Events(events)),
            ToAgent::Acknowledged(acknowledged) => Ok(Self::Acknowledged(acknowledged)),
            ToAgent::Beat(beat) => Ok(Self::Beat(beat)),
            ToAgent::Receipt(receipt) => Ok(Self::Receipt(receipt)),
            ToAgent::Refused(refused) => Ok(Self::Refused(refused)),
            other => Err(other),
        }
    }
}
