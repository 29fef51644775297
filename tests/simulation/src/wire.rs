//! What travels between a client and the edge: the real frames, as text.

use protocol::{FileId, FromAgent, FromVisitor, Refused, ToAgent, ToVisitor, Who};
use session::upload::Answer;
use session::{Incoming, Outgoing};

/// One socket of one client, or one exchange.
pub(crate) type SocketId = u32;

/// What the edge sends towards a client.
#[derive(Debug, Clone)]
pub(crate) enum Down {
    /// The socket is open.
    Opened,
    /// A frame.
    Frame(String),
    /// What a piece of a file is answered with.
    Piece(Answer),
    /// All that a request is answered with.
    Answer(Vec<String>),
    /// The socket is closed; or there will be no answer.
    Closed,
}

/// What a client sends towards the edge.
#[derive(Debug, Clone)]
pub(crate) enum Up {
    /// A socket is wanted.
    Open,
    /// Is the line alive?
    Ping,
    /// A frame.
    Frame(String),
    /// A piece of a file, in a request.
    Piece(PieceOf),
    /// Frames in a request.
    Exchange(Vec<String>),
    /// The socket is closed.
    Close,
}

/// A piece of a file, and how large the file is. What is in it follows from its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PieceOf {
    /// The file.
    pub(crate) file: FileId,
    /// Which piece.
    pub(crate) place: u32,
    /// The file's bytes.
    pub(crate) bytes: u32,
}

impl Down {
    /// Whether it can be lost alone.
    pub(crate) fn is_frame(&self) -> bool {
        matches!(self, Self::Frame(_) | Self::Answer(_) | Self::Piece(_))
    }
}

impl Up {
    /// Whether it can be lost alone.
    pub(crate) fn is_frame(&self) -> bool {
        matches!(self, Self::Ping | Self::Frame(_) | Self::Exchange(_) | Self::Piece(_))
    }
}

/// A session's frame as its client writes it.
pub(crate) fn written(by: &Who, frame: Outgoing) -> String {
    let text = match by {
        Who::Visitor => serde_json::to_string(&frame.of_visitor()),
        Who::Agent(_) | Who::Bot | Who::System => serde_json::to_string(&FromAgent::from(frame)),
    };
    text.unwrap_or_default()
}

/// A session's part of a frame as its client reads it.
pub(crate) fn read(by: &Who, text: &str) -> Option<Incoming> {
    match by {
        Who::Visitor => Incoming::of_visitor(serde_json::from_str::<ToVisitor>(text).ok()?).ok(),
        Who::Agent(_) | Who::Bot | Who::System => Incoming::of_agent(serde_json::from_str::<ToAgent>(text).ok()?).ok(),
    }
}

/// What an agent does about the conversation: takes (0), closes (1) or reopens (2) it.
pub(crate) fn ruling(what: u8) -> String {
    let frame = match what % 3 {
        0 => FromAgent::Take { from: None },
        1 => FromAgent::Close {},
        _ => FromAgent::Reopen {},
    };
    serde_json::to_string(&frame).unwrap_or_default()
}

/// A visitor's frame, as the edge reads it.
pub(crate) fn of_client(text: &str) -> Result<FromVisitor, Refused> {
    chat::room::frame::read(text)
}
