//! What a room may ask of the object that keeps it while it decides. Only questions; whatever changes is an effect.

use protocol::{FileId, Party, Sent, Seq, Timestamp};

use crate::client::ClientKey;
use crate::conversation::Original;
use crate::files::Upload;

/// The stored log, and what the platform knows of the sockets.
pub trait Backing {
    /// Why a question could not be answered.
    type Error;

    /// The message at `seq`; nothing if none was posted there.
    fn original(&self, seq: Seq) -> Result<Option<Original>, Self::Error>;

    /// What is stored of that file, and whether a message has it.
    fn file(&self, file: FileId) -> Result<Option<(Upload, bool)>, Self::Error>;

    /// Where the log has that send.
    fn find(&self, sent: Sent) -> Result<Option<(Seq, Timestamp)>, Self::Error>;

    /// The next events after `seq` as that side may see them, as many as a page may have; nothing at the log's end.
    fn page(&self, seq: Seq, party: Party) -> Result<Option<Page>, Self::Error>;

    /// How large the events after `seq` are, in bytes.
    fn bytes_after(&self, seq: Seq) -> Result<usize, Self::Error>;

    /// When the platform last answered a client's ping; 1970 if it never did.
    fn last_ping(&self, client: ClientKey) -> Timestamp;
}

/// Events that are sent together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it ends.
    pub last: Seq,
    /// As JSON, a comma between them.
    pub events: String,
}

impl Page {
    /// As [`protocol::ToVisitor::Events`] would be written, in a log that ends at `head`.
    pub fn frame(&self, head: Seq) -> String {
        format!(r#"{{"events":{{"events":[{}],"head":{}}}}}"#, self.events, head.0)
    }
}
