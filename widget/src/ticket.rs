//! What opens the visitor's conversation, and where the frame keeps what belongs to it.

use browser::storage::{self, Shelf};
use protocol::{ConversationId, Seq};
use session::Saved;

use crate::frames;

/// A conversation and its token, kept as `CONVERSATION.TOKEN`. The loader mirrors that text and knows nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ticket {
    pub(crate) conversation: ConversationId,
    pub(crate) token: String,
}

impl Ticket {
    /// Reads a kept text.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (conversation, token) = text.split_once('.')?;
        Some(Self { conversation: conversation.parse().ok()?, token: token.to_owned() })
    }

    /// The text to be kept.
    pub(crate) fn text(&self) -> String {
        [&self.conversation.to_string(), ".", &self.token].concat()
    }
}

/// The places of one site in the frame's storage.
#[derive(Debug)]
pub(crate) struct Shelves {
    key: String,
}

impl Shelves {
    pub(crate) fn new(site: &str) -> Self {
        Self { key: ["edgewise:", site].concat() }
    }

    /// The ticket that this or another tab kept.
    pub(crate) fn ticket(&self) -> Option<Ticket> {
        storage::get(Shelf::Device, &self.key).as_deref().and_then(Ticket::parse)
    }

    pub(crate) fn keep_ticket(&self, ticket: &Ticket) {
        storage::set(Shelf::Device, &self.key, &ticket.text());
    }

    /// Forgets the conversation and all that belongs to it.
    pub(crate) fn forget(&self, ticket: &Ticket) {
        storage::remove(Shelf::Device, &self.key);
        storage::remove(Shelf::Device, &self.read_key());
        storage::remove(Shelf::Tab, &self.outbox_key(ticket));
    }

    /// What a reloaded tab had not yet sent.
    pub(crate) fn outbox(&self, ticket: &Ticket) -> Option<Saved> {
        frames::read_saved(&storage::get(Shelf::Tab, &self.outbox_key(ticket))?)
    }

    pub(crate) fn keep_outbox(&self, ticket: &Ticket, saved: &Saved) {
        storage::set(Shelf::Tab, &self.outbox_key(ticket), &frames::written_saved(saved));
    }

    /// The last event that the visitor has seen, in any tab.
    pub(crate) fn read(&self) -> Seq {
        Seq(storage::get(Shelf::Device, &self.read_key()).and_then(|text| text.parse().ok()).unwrap_or_default())
    }

    pub(crate) fn keep_read(&self, seq: Seq) {
        storage::set(Shelf::Device, &self.read_key(), &seq.0.to_string());
    }

    /// What this tab's visitor was writing.
    pub(crate) fn draft(&self) -> String {
        storage::get(Shelf::Tab, &self.draft_key()).unwrap_or_default()
    }

    pub(crate) fn keep_draft(&self, text: &str) {
        if text.is_empty() {
            storage::remove(Shelf::Tab, &self.draft_key());
        } else {
            storage::set(Shelf::Tab, &self.draft_key(), text);
        }
    }

    fn read_key(&self) -> String {
        [&self.key, ":read"].concat()
    }

    fn draft_key(&self) -> String {
        [&self.key, ":draft"].concat()
    }

    fn outbox_key(&self, ticket: &Ticket) -> String {
        [&self.key, ":outbox:", &ticket.conversation.to_string()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_read_back_and_anything_else_is_none() {
        let text = "0-aaaaaaaaaaaaaaaaaaaaaaaaea.eyJ.abc";
        assert_eq!(
            Ticket::parse(text).map(|ticket| (ticket.text(), ticket.token)),
            Some((text.to_owned(), "eyJ.abc".to_owned()))
        );
        for wrong in ["", "eyJ", "0-x.y", "{\"token\":1}"] {
            assert_eq!(Ticket::parse(wrong), None, "{wrong}");
        }
    }
}
