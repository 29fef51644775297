//! What the room may ask of its object while it decides.

use chat::client::ClientKey;
use chat::conversation::Original;
use chat::files::Upload;
use chat::room::{Backing, Page};
use protocol::{FileId, Party, Sent, Seq, Timestamp};

use super::{ConversationObject, files, log};

impl Backing for ConversationObject {
    type Error = worker::Error;

    fn original(&self, seq: Seq) -> worker::Result<Option<Original>> {
        log::original(&self.sql, seq)
    }

    fn file(&self, file: FileId) -> worker::Result<Option<(Upload, bool)>> {
        let upload = files::find(&self.sql, file)?;
        upload.map(|upload| Ok((upload, log::names(&self.sql, file)?))).transpose()
    }

    fn find(&self, sent: Sent) -> worker::Result<Option<(Seq, Timestamp)>> {
        log::find(&self.sql, sent)
    }

    fn page(&self, seq: Seq, party: Party) -> worker::Result<Option<Page>> {
        log::page(&self.sql, seq, party)
    }

    fn bytes_after(&self, seq: Seq) -> worker::Result<usize> {
        log::bytes_after(&self.sql, seq)
    }

    fn last_ping(&self, client: ClientKey) -> Timestamp {
        self.sockets.last_ping(&self.state, client)
    }
}
