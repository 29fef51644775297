//! What an inbox may ask of the object that keeps it while it decides.

use protocol::{ConversationId, Summary, Timestamp};

use crate::client::ClientKey;

/// The closed conversations that are stored, and what the platform knows of the sockets.
pub trait Backing {
    /// Why a question could not be answered.
    type Error;

    /// Closed conversations, the newest first, without the first `from`, at most `count`.
    fn closed(&self, from: u32, count: u32) -> Result<Vec<Summary>, Self::Error>;

    /// A conversation, if it is among the closed ones.
    fn closed_one(&self, conversation: ConversationId) -> Result<Option<Summary>, Self::Error>;

    /// When the platform last answered a console's ping; 1970 if it never did.
    fn last_ping(&self, console: ClientKey) -> Timestamp;
}
