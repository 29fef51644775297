//! What becomes of a conversation that the edge refuses: a ticket that opens nothing any more is forgotten, and what
//! was to be sent goes into a new one; where no new one is allowed, the visitor decides about each message.

use browser::Wire;
use protocol::Refusal;
use session::{Pending, Progress, Saved};

use super::Talk;
use super::conversation::Conversation;
use crate::wire::{self, Ticket, Unanswered};

impl Talk {
    /// Asks whether the ticket still opens its conversation. A fresh one comes with the answer.
    pub(super) fn check(self, conversation: &Conversation) {
        let Some(ticket) = conversation.ticket.borrow().clone() else { return };
        wire::renew(&self.settings().site, &ticket.clone(), move |answer| {
            // Whatever was begun since has nothing to do with it.
            let current = self.wire().filter(|wire| wire.end().ticket.borrow().as_ref() == Some(&ticket));
            let Some(wire) = current else { return };
            match answer {
                Ok(fresh) => self.keep_ticket(wire.end(), fresh),
                Err(Unanswered::Refused(refused)) => self.refused(&wire, &ticket, refused.code),
                Err(Unanswered::Lost) => {}
            }
        });
    }

    fn refused(self, wire: &Wire<Conversation>, ticket: &Ticket, code: Refusal) {
        match code {
            Refusal::TokenExpired | Refusal::TokenForged | Refusal::TokenElsewhere => {
                // Another tab may have a fresher one of the same conversation.
                match self.own().shelves.ticket().filter(|kept| kept != ticket) {
                    Some(kept) => self.adopt(wire, kept),
                    None => self.forget(wire),
                }
            }
            Refusal::OriginRefused => self.give_up(wire, code),
            _ => {}
        }
    }

    /// The ticket opens nothing any more: a new conversation, with all that was not yet sent.
    fn forget(self, wire: &Wire<Conversation>) {
        self.own().shelves.forget();
        self.tell(|port| {
            port.ticket(None);
            port.unread(0);
        });
        self.start_over(wire, None, |_| {});
    }

    /// The edge takes nothing from this website: whatever was to be sent is shown as not sent.
    pub(super) fn give_up(self, wire: &Wire<Conversation>, code: Refusal) {
        let ticket = wire.end().ticket.take();
        let notice = match code {
            Refusal::IdentityRequired => self.texts().sign_in_first,
            _ if ticket.is_some() => self.texts().no_longer_here,
            _ => self.texts().not_here,
        };
        self.start_over(wire, ticket, |pending| pending.progress = Progress::Failed(code));
        if let Some(wire) = self.wire() {
            wire.end().refused.set(true);
        }
        self.notify(notice);
    }

    pub(super) fn start_over(
        self,
        wire: &Wire<Conversation>,
        ticket: Option<Ticket>,
        change: impl FnMut(&mut Pending),
    ) {
        let mut pending = wire.look(|session| session.pending().to_vec());
        pending.iter_mut().for_each(change);
        wire.suspend();
        self.connect(ticket, Saved { pending });
    }
}
