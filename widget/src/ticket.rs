//! What opens the visitor's conversation, and where the frame keeps what belongs to it.

use std::cell::{Cell, RefCell};

use browser::storage::{self, Shelf};
use protocol::{ConversationId, Seq};

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

/// The places of one site in the frame's storage, and what the loader mirrors of them in the page's: browsers let
/// many a frame of another site keep nothing.
#[derive(Debug)]
pub(crate) struct Shelves {
    key: String,
    mirror: RefCell<Option<String>>,
    /// What this tab has seen, kept or not.
    read: Cell<Seq>,
}

impl Shelves {
    pub(crate) fn new(site: &str) -> Self {
        Self { key: ["edgewise:", site].concat(), mirror: RefCell::default(), read: Cell::default() }
    }

    /// The ticket that this or another tab kept: the frame's own, or the page's mirror where there is none.
    pub(crate) fn ticket(&self) -> Option<Ticket> {
        let own = storage::get(Shelf::Device, &self.key);
        own.or_else(|| self.mirror.borrow().clone()).as_deref().and_then(Ticket::parse)
    }

    /// The page's mirror says this.
    pub(crate) fn mirrored(&self, ticket: Option<String>) {
        self.mirror.replace(ticket);
    }

    pub(crate) fn keep_ticket(&self, ticket: &Ticket) {
        storage::set(Shelf::Device, &self.key, &ticket.text());
    }

    /// Forgets the conversation.
    pub(crate) fn forget(&self) {
        self.mirrored(None);
        self.read.take();
        storage::remove(Shelf::Device, &self.key);
        storage::remove(Shelf::Device, &self.read_key());
    }

    /// What this tab had kept before it was reloaded.
    pub(crate) fn kept(&self) -> Option<String> {
        storage::get(Shelf::Tab, &self.key)
    }

    /// Keeps it; says whether the frame may.
    pub(crate) fn keep(&self, text: &str) -> bool {
        storage::set(Shelf::Tab, &self.key, text)
    }

    /// The last event that the visitor has seen, in any tab.
    pub(crate) fn read(&self) -> Seq {
        let kept = storage::get(Shelf::Device, &self.read_key()).and_then(|text| text.parse().ok()).map(Seq);
        kept.unwrap_or_default().max(self.read.get())
    }

    /// Remembers it; says whether the frame may for other tabs, too.
    pub(crate) fn keep_read(&self, seq: Seq) -> bool {
        self.read.set(seq);
        storage::set(Shelf::Device, &self.read_key(), &seq.0.to_string())
    }

    fn read_key(&self) -> String {
        [&self.key, ":read"].concat()
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
