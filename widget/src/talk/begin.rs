//! Where the conversation comes from: begun with the first message, or taken over from another tab.

use std::time::Duration;

use browser::{End as _, Timer, Wire, bits, key};
use protocol::{Refusal, TabId};
use session::{Progress, Saved, Session};

use super::Talk;
use super::conversation::Conversation;
use crate::wire::{self, Ticket, Unanswered};

impl Talk {
    /// Starts over with a ticket or without, and sends what was not yet sent.
    pub(super) fn connect(self, ticket: Option<Ticket>, saved: Saved) {
        let tab = TabId::from_random(key());
        let speaks = saved.pending.iter().any(|pending| !matches!(pending.progress, Progress::Failed(_)));
        let wire = Wire::new(Session::restore(saved, tab), Conversation::new(tab, ticket));
        let before = self.own().wire.replace(Some(wire.clone()));
        drop(before);
        self.resume(&wire);
        if speaks {
            self.begin(&wire);
        } else {
            wire.end().changed(&wire);
        }
    }

    /// Sees to it that there is a conversation, now that the visitor has written.
    pub(super) fn begin(self, wire: &Wire<Conversation>) {
        self.resume(wire);
        let conversation = wire.end();
        if conversation.has_ticket() || conversation.beginning.replace(true) {
            return;
        }
        conversation.changed(wire);
        let wire = wire.clone();
        let identity = self.own().identity.borrow().clone();
        wire::begin(&self.settings().site, &self.own().page.borrow(), &identity.clone(), move |begun| {
            wire.end().beginning.set(false);
            match begun {
                // Another tab's came first.
                _ if wire.end().has_ticket() => {}
                // The website has said meanwhile who it is. Nothing was said in the one that was begun for a stranger.
                _ if *self.own().identity.borrow() != identity => self.begin(&wire),
                Ok(ticket) => self.adopt(&wire, ticket),
                Err(unanswered) => self.begin_later(&wire, unanswered),
            }
        });
    }

    fn begin_later(self, wire: &Wire<Conversation>, unanswered: Unanswered) {
        let wait = match unanswered {
            Unanswered::Refused(refused) => {
                if refused.code == Refusal::TooManyConversations {
                    self.notify(self.texts().busy);
                } else if !refused.code.is_passing() {
                    // Who the visitor is may have been signed too long ago; the website will say it anew.
                    let said = self.own().identity.take();
                    if !said.is_empty() && refused.code != Refusal::IdentityRequired {
                        return self.begin(wire);
                    }
                    return self.give_up(wire, refused.code);
                }
                refused.retry_after_ms.unwrap_or(10_000)
            }
            Unanswered::Lost => 2_000,
        };
        // Spread, so that those whom one breakdown stopped do not come back all at once.
        let wait = Duration::from_millis(u64::from(wait) + u64::from(bits() % 4_096));
        let again = Timer::after(wait, move || {
            if let Some(wire) = self.wire() {
                self.begin(&wire);
            }
        });
        drop(wire.end().retry.replace(Some(again)));
    }

    /// Connects if there is a conversation, this tab's or one that another tab has begun.
    pub(super) fn resume(self, wire: &Wire<Conversation>) {
        if wire.end().has_ticket() {
            wire.start();
        } else if let Some(ticket) = self.own().shelves.ticket() {
            self.adopt(wire, ticket);
        }
    }

    pub(super) fn adopt(self, wire: &Wire<Conversation>, ticket: Ticket) {
        self.keep_ticket(wire.end(), ticket);
        wire.start();
    }
}
