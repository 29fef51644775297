//! A ticket lives 30 days from when it was signed, and is renewed while it is used, at most once a day.

use std::time::Duration;

use browser::now;
use protocol::Timestamp;

use super::Talk;
use super::conversation::Conversation;
use crate::wire::Ticket;

const EVERY: Duration = Duration::from_hours(24);

impl Talk {
    /// The edge has just let the ticket in: asks for a fresh one, if its day has come.
    pub(super) fn renew(self, conversation: &Conversation) {
        let kept = conversation.ticket.borrow().as_ref().map(|ticket| ticket.since);
        let asked = &self.own().renewed;
        if kept.is_some_and(|kept| is_due(now(), kept) && is_due(now(), asked.get())) {
            asked.set(now());
            self.check(conversation);
        }
    }

    /// Keeps a ticket everywhere: here, in the frame's storage, and with the host.
    pub(super) fn keep_ticket(self, conversation: &Conversation, ticket: Ticket) {
        self.own().shelves.keep_ticket(&ticket);
        self.tell(|port| port.ticket(Some(&ticket.kept())));
        conversation.ticket.replace(Some(ticket));
    }
}

/// Whether a day has passed since then. A clock that was set back must not put it off for long.
fn is_due(now: Timestamp, since: Timestamp) -> bool {
    now.since(since) >= EVERY || since > now
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_renewed_once_a_day_whatever_the_clock() {
        let day = |days: u64| Timestamp(days * 24 * 3_600_000);
        assert!(is_due(day(9), Timestamp(0)), "nobody knows since when");
        assert!(!is_due(day(9), day(9)));
        assert!(!is_due(day(9), Timestamp(day(8).0 + 1)));
        assert!(is_due(day(9), day(8)));
        assert!(is_due(day(9), day(10)));
    }
}
