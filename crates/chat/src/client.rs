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

#[cfg(test)]
pub(crate) mod tests {
    /// A socket keeps what is attached to it in JavaScript's terms, whose whole numbers end at 2⁵³.
    pub(crate) fn is_small(attached: &serde_json::Value) -> bool {
        match attached {
            serde_json::Value::Number(number) => number.as_u64().is_some_and(|number| number < 1 << 53),
            serde_json::Value::Array(entries) => entries.iter().all(is_small),
            serde_json::Value::Object(fields) => fields.values().all(is_small),
            _ => true,
        }
    }
}
