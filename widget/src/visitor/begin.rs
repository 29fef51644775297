//! Where the conversation comes from: begun with the first message, taken over from another tab, given up when its
//! token is no good any more.

use std::time::Duration;

use browser::{End as _, Timer, Wire, bits};
use protocol::Refusal;
use session::Saved;

use super::{Visitor, connect};
use crate::http::{self, Unanswered};
use crate::ticket::Ticket;

/// Sees to it that there is a conversation, now that the visitor has written.
pub(crate) fn begin(wire: &Wire<Visitor>) {
    let visitor = wire.end();
    visitor.resume(wire);
    if visitor.has_ticket() || visitor.beginning.replace(true) {
        return;
    }
    visitor.changed(wire);
    let chat = visitor.chat;
    let own = chat.own();
    let wire = wire.clone();
    http::begin(&own.settings.site, &own.page.borrow(), move |begun| {
        let visitor = wire.end();
        visitor.beginning.set(false);
        let wait = match begun {
            // Another tab's came first.
            _ if visitor.has_ticket() => return,
            Ok(ticket) => return visitor.adopt(&wire, ticket),
            Err(Unanswered::Refused(refused)) => match refused.code {
                Refusal::TooManyConversations => {
                    chat.notify(chat.text.busy);
                    refused.retry_after_ms.unwrap_or(10_000)
                }
                code if code.is_passing() => refused.retry_after_ms.unwrap_or(10_000),
                _ => return chat.notify(chat.text.not_here),
            },
            Err(Unanswered::Lost) => 2_000,
        };
        // Spread, so that those whom one breakdown stopped do not come back all at once.
        let wait = Duration::from_millis(u64::from(wait) + u64::from(bits() % 4_096));
        let again = Timer::after(wait, move || {
            if let Some(wire) = chat.wire() {
                begin(&wire);
            }
        });
        drop(visitor.retry.replace(Some(again)));
    });
}

impl Visitor {
    pub(crate) fn has_ticket(&self) -> bool {
        self.ticket.borrow().is_some()
    }

    /// Connects if there is a conversation, this tab's or one that another tab has begun.
    pub(crate) fn resume(&self, wire: &Wire<Self>) {
        if self.has_ticket() {
            wire.start();
        } else if let Some(ticket) = self.chat.own().shelves.ticket() {
            self.adopt(wire, ticket);
        }
    }

    fn adopt(&self, wire: &Wire<Self>, ticket: Ticket) {
        let own = self.chat.own();
        own.shelves.keep_ticket(&ticket);
        if let Some(port) = &*own.port.borrow() {
            port.ticket(Some(&ticket));
        }
        self.ticket.replace(Some(ticket));
        wire.start();
    }

    /// The token is no good any more: a new conversation, with all that was not yet said.
    fn forget(&self, wire: &Wire<Self>) {
        self.ticket.take();
        let own = self.chat.own();
        own.shelves.forget();
        if let Some(port) = &*own.port.borrow() {
            port.ticket(None);
            port.unread(0);
        }
        let pending = wire.look(|session| session.pending().to_vec());
        wire.suspend();
        connect(self.chat, None, Saved { pending });
    }

    /// Asks whether the ticket is still good, and gives it up if it is not.
    pub(super) fn verify(&self) {
        let Some(ticket) = self.ticket.borrow().clone() else { return };
        let chat = self.chat;
        http::verify(&chat.own().settings.site, &ticket.clone(), move |answer| {
            let Err(Unanswered::Refused(refused)) = answer else { return };
            let void = matches!(refused.code, Refusal::TokenExpired | Refusal::TokenForged | Refusal::TokenElsewhere);
            let wire = chat.wire().filter(|wire| void && wire.end().ticket.borrow().as_ref() == Some(&ticket));
            if let Some(wire) = wire {
                wire.end().forget(&wire);
            }
        });
    }
}
