//! What the loader says, and what it is told.

use browser::End as _;

use super::{Chat, has_mouse};
use crate::field;
use crate::frames::{self, Kept};
use crate::host::{FromHost, Port};
use crate::visitor;

impl Chat {
    /// Asks the loader to close the panel.
    pub(crate) fn close(self) {
        if let Some(port) = &*self.own().port.borrow() {
            port.close();
        }
    }

    /// What the loader said.
    pub(crate) fn hear(self, said: FromHost) {
        let own = self.own();
        let wire = self.wire();
        match (said, wire) {
            (FromHost::Hello { port, ticket, kept, saves, page }, _) => {
                own.page.replace(page);
                own.page_saves.set(saves);
                own.shelves.mirrored(ticket);
                self.greeted(port, kept);
            }
            (FromHost::Ticket(ticket), _) => own.shelves.mirrored(Some(ticket)),
            (FromHost::Open, _) => self.opened(),
            (FromHost::Close, wire) => {
                own.open.set(false);
                if let Some(wire) = wire {
                    wire.end().look(&wire);
                }
            }
            (FromHost::Page(page), Some(wire)) => {
                own.page.replace(page);
                wire.end().tell_about(&wire);
            }
            (FromHost::Suspend, Some(wire)) => wire.suspend(),
            (FromHost::Resume, Some(wire)) => wire.end().resume(&wire),
            _ => {}
        }
    }

    fn greeted(self, port: Port, kept: Option<String>) {
        let own = self.own();
        port.ready();
        let ticket = own.shelves.ticket();
        port.ticket(ticket.as_ref());
        own.port.replace(Some(port));
        if let Some(ticket) = &ticket {
            own.shelves.keep_ticket(ticket);
        }
        // The frame's own first; where a browser allows none, the page has kept it.
        let kept = own.shelves.kept().or(kept).and_then(|text| frames::read_kept(&text));
        let Kept { saved, draft, read } = kept.unwrap_or_default();
        // The field is new; to look whether it has to grow lays out the page.
        if !draft.is_empty() {
            field::set(&draft);
        }
        if read > own.shelves.read() {
            own.shelves.keep_read(read);
        }
        self.keep(&saved.pending);
        visitor::connect(self, ticket, saved);
    }

    fn opened(self) {
        self.own().open.set(true);
        if let Some(wire) = self.wire() {
            // Another tab may have begun a conversation meanwhile.
            wire.end().resume(&wire);
            wire.end().changed(&wire);
        }
        // On a touch screen the keyboard would cover what the visitor wants to see first.
        if has_mouse() {
            field::focus();
        }
    }
}
