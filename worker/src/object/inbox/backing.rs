//! What the inbox may ask of its object while it decides.

use chat::client::ClientKey;
use chat::inbox::Backing;
use protocol::{ConversationId, Summary, Timestamp};
use worker::Result;

use super::keeper::Keeper;
use super::rows;

impl Backing for Keeper {
    type Error = worker::Error;

    fn closed(&self, from: u32, count: u32) -> Result<Vec<Summary>> {
        rows::closed(&self.sql, from, count)
    }

    fn closed_one(&self, conversation: ConversationId) -> Result<Option<Summary>> {
        rows::closed_one(&self.sql, conversation)
    }

    fn last_ping(&self, console: ClientKey) -> Timestamp {
        self.sockets.last_ping(&self.state, console)
    }
}
