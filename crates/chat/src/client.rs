//! What rooms and inboxes have in common: the clients that they are told of, and why one is let go.

/// Tells a client from every other of its object.
pub type ClientKey = u32;

/// Why a client's socket is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// Nobody here knows the client.
    Unknown,
    /// Its sign-in is not good any more.
    SignedOut,
    /// It does not keep up; it resumes.
    TooSlow,
    /// It has been silent for too long.
    Silent,
    /// It floods.
    TooManyFrames,
}

impl Closing {
    /// The code of the WebSocket's close frame.
    pub const fn code(self) -> u16 {
        match self {
            Self::Unknown => 1000,
            Self::SignedOut => 4401,
            Self::TooSlow => 4408,
            Self::Silent => 4410,
            Self::TooManyFrames => 4429,
        }
    }
}
