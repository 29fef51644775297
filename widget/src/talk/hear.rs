//! What the loader says.

use browser::End as _;

use super::Talk;
use crate::host::{FromHost, Port};
use crate::page::{field, has_mouse};
use crate::wire::json::parse;
use crate::wire::{Kept, Ticket};

impl Talk {
    /// Asks the loader to close the panel.
    pub(crate) fn close(self) {
        self.tell(Port::close);
    }

    /// What the loader said.
    pub(crate) fn hear(self, said: FromHost) {
        let own = self.own();
        match (said, self.wire()) {
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
                    self.look(&wire);
                }
            }
            (FromHost::Page(page), Some(wire)) => {
                own.page.replace(page);
                self.tell_about(&wire);
                self.draw(|_| true);
            }
            (FromHost::Identify(asked), _) => {
                own.asked.replace(Some(asked));
                self.draw(|_| true);
            }
            (FromHost::Suspend, Some(wire)) => wire.suspend(),
            (FromHost::Resume, Some(wire)) => self.resume(&wire),
            _ => {}
        }
    }

    /// Whether the panel is open.
    pub(crate) fn is_open(self) -> bool {
        self.own().open.get()
    }

    fn greeted(self, port: Port, kept: Option<String>) {
        let own = self.own();
        port.ready();
        let ticket = own.shelves.ticket();
        port.ticket(ticket.as_ref().map(Ticket::kept).as_deref());
        own.port.replace(Some(port));
        if let Some(ticket) = &ticket {
            own.shelves.keep_ticket(ticket);
        }
        // The frame's own first; where a browser allows none, the page has kept it.
        let kept = own.shelves.kept().or(kept).and_then(|text| parse(&text));
        let Kept { saved, draft, read } = kept.as_ref().map(Kept::read).unwrap_or_default();
        // The field is new; to look whether it has to grow lays out the page.
        if !draft.is_empty() {
            field::set(&draft);
        }
        if read > own.shelves.read() {
            own.shelves.keep_read(read);
        }
        self.keep(&saved.pending);
        self.connect(ticket, saved);
    }

    fn opened(self) {
        self.own().open.set(true);
        self.draw(|_| true);
        if let Some(wire) = self.wire() {
            // Another tab may have begun a conversation meanwhile.
            self.resume(&wire);
            wire.end().changed(&wire);
        }
        // On a touch screen the keyboard would cover what the visitor wants to see first.
        if has_mouse() {
            field::focus();
        }
    }
}
