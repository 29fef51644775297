//! What the room may ask of its object while it decides.

use chat::client::ClientKey;
use chat::room::{Backing, Page};
use protocol::{Party, Sent, Seq, Timestamp, Who};

use super::{ConversationObject, log};

impl Backing for ConversationObject {
    type Error = worker::Error;

    fn poster(&self, seq: Seq) -> worker::Result<Option<Who>> {
        log::poster(&self.sql, seq)
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
