//! Where the frame keeps what belongs to a conversation: in its own storage, or with the host where a browser lets the
//! frame of another site keep nothing.

use std::cell::{Cell, RefCell};

use browser::storage::{self, Shelf};
use protocol::Seq;

use crate::wire::Ticket;

/// The places of one site.
#[derive(Debug)]
pub(super) struct Shelves {
    key: String,
    /// What the host keeps.
    mirror: RefCell<Option<String>>,
    /// What this tab has seen, kept or not.
    read: Cell<Seq>,
}

impl Shelves {
    pub(super) fn new(site: &str) -> Self {
        Self { key: ["edgewise:", site].concat(), mirror: RefCell::default(), read: Cell::default() }
    }

    /// The ticket that this or another tab kept: the frame's own, or the host's where there is none.
    pub(super) fn ticket(&self) -> Option<Ticket> {
        let own = storage::get(Shelf::Device, &self.key);
        own.or_else(|| self.mirror.borrow().clone()).as_deref().and_then(Ticket::parse)
    }

    /// The host keeps this.
    pub(super) fn mirrored(&self, ticket: Option<String>) {
        self.mirror.replace(ticket);
    }

    pub(super) fn keep_ticket(&self, ticket: &Ticket) {
        storage::set(Shelf::Device, &self.key, &ticket.kept());
    }

    /// Forgets the conversation.
    pub(super) fn forget(&self) {
        self.mirrored(None);
        self.read.take();
        storage::remove(Shelf::Device, &self.key);
        storage::remove(Shelf::Device, &self.read_key());
    }

    /// What this tab had kept before it was reloaded.
    pub(super) fn kept(&self) -> Option<String> {
        storage::get(Shelf::Tab, &self.key)
    }

    /// Keeps it; says whether the frame may.
    pub(super) fn keep(&self, text: &str) -> bool {
        storage::set(Shelf::Tab, &self.key, text)
    }

    /// The last event that the visitor has seen, in any tab.
    pub(super) fn read(&self) -> Seq {
        let kept = storage::get(Shelf::Device, &self.read_key()).and_then(|text| text.parse().ok()).map(Seq);
        kept.unwrap_or_default().max(self.read.get())
    }

    /// Remembers it; says whether the frame may for other tabs, too.
    pub(super) fn keep_read(&self, seq: Seq) -> bool {
        self.read.set(seq);
        storage::set(Shelf::Device, &self.read_key(), &seq.0.to_string())
    }

    fn read_key(&self) -> String {
        [&self.key, ":read"].concat()
    }
}
