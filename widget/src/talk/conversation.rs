//! What is known of one conversation beside its session. Decides nothing.

use std::cell::{Cell, RefCell};

use browser::Timer;
use protocol::{Seq, TabId};
use session::Gaze;

use crate::wire::Ticket;

/// Events that the screen shows, and how many more each time that earlier ones are asked for.
pub(super) const WINDOW: usize = 200;

/// One conversation of this tab; before the first message, one that is not yet begun.
pub(super) struct Conversation {
    pub(super) tab: TabId,
    pub(super) ticket: RefCell<Option<Ticket>>,
    /// Whether the edge is asked to begin it.
    pub(super) beginning: Cell<bool>,
    /// Attempts to connect since the last welcome.
    pub(super) attempts: Cell<u32>,
    /// Whether the edge takes nothing from this website.
    pub(super) refused: Cell<bool>,
    /// Whether this connection has yet to say where the visitor is.
    pub(super) about_due: Cell<bool>,
    pub(super) window: Cell<usize>,
    pub(super) head: Cell<Seq>,
    /// The head when this tab first met it; nothing before. Whatever comes behind it was said meanwhile.
    pub(super) met: Cell<Option<Seq>>,
    /// The count that the launcher was told last; nothing before the first.
    pub(super) unread: Cell<Option<u32>>,
    pub(super) gaze: Cell<Gaze>,
    pub(super) retry: RefCell<Option<Timer>>,
    /// Will tell of a connection that stays broken.
    pub(super) tell: RefCell<Option<Timer>>,
}

impl Conversation {
    pub(super) fn new(tab: TabId, ticket: Option<Ticket>) -> Self {
        Self {
            tab,
            ticket: RefCell::new(ticket),
            beginning: Cell::default(),
            attempts: Cell::default(),
            refused: Cell::default(),
            about_due: Cell::default(),
            window: Cell::new(WINDOW),
            head: Cell::default(),
            met: Cell::default(),
            unread: Cell::default(),
            gaze: Cell::default(),
            retry: RefCell::default(),
            tell: RefCell::default(),
        }
    }

    pub(super) fn has_ticket(&self) -> bool {
        self.ticket.borrow().is_some()
    }
}
