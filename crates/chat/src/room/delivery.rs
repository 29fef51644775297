//! What of the log a client has been sent, and what of that has arrived: how much may be on its way to a client that
//! reads slowly or not at all (rule D11). Attached to its socket, so that an eviction forgets nothing.

use protocol::{Receipt, Seq, limits};
use serde::{Deserialize, Serialize};

/// No event is larger than a body of the longest kind, escaped; so fewer than this many are never too many bytes.
const ALWAYS_LIGHT: u32 = 30;

/// How often a pile of undelivered events is weighed while it grows.
const WEIGH_EVERY: u32 = 16;

/// One client's place in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Delivery {
    receipt: Receipt,
    stage: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stage {
    /// It has not said what it has, and is sent nothing.
    #[default]
    Unknown,
    /// Pages are on their way: one leaves when the one before the last has arrived.
    Resuming {
        /// Where the last page but one ended.
        before: Seq,
        /// Where the last page ended.
        sent: Seq,
    },
    /// It is sent what happens as it happens; it had everything up to here when that began.
    Live {
        /// Where the log ended then.
        since: Seq,
    },
}

impl Delivery {
    /// A client that has the log up to `after`, and is to be sent the rest.
    #[must_use]
    pub(super) fn resuming(self, after: Seq) -> Self {
        let receipt = Receipt { delivered: after, ..self.receipt };
        Self { receipt, stage: Stage::Resuming { before: after, sent: after } }
    }

    /// What the client has said.
    pub(super) fn receipt(&self) -> Receipt {
        self.receipt
    }

    /// The client says up to where it has the log.
    pub(super) fn received(&mut self, receipt: Receipt) {
        self.receipt = self.receipt.max(receipt);
    }

    /// After which event the next page begins; nothing if what is on its way has to arrive first, or all is sent.
    pub(super) fn next_page(&self) -> Option<Seq> {
        match self.stage {
            Stage::Resuming { before, sent } if self.receipt.delivered >= before => Some(sent),
            Stage::Unknown | Stage::Resuming { .. } | Stage::Live { .. } => None,
        }
    }

    /// A page up to `sent` has left, in a log that ends at `head`.
    pub(super) fn page_left(&mut self, sent: Seq, head: Seq) {
        let before = match self.stage {
            Stage::Resuming { sent, .. } => sent,
            Stage::Unknown | Stage::Live { .. } => sent,
        };
        self.stage = if sent < head { Stage::Resuming { before, sent } } else { Stage::Live { since: sent } };
    }

    /// Whether what happens is sent as it happens. Else it comes with a later page.
    pub(super) fn is_live(&self) -> bool {
        matches!(self.stage, Stage::Live { .. })
    }

    /// Up to where it had everything when its last page left; nothing while pages are on their way.
    pub(super) fn caught_up_at(&self) -> Option<Seq> {
        match self.stage {
            Stage::Live { since } => Some(since),
            Stage::Unknown | Stage::Resuming { .. } => None,
        }
    }

    /// After which event the undelivered ones are to be weighed, as there may be too many bytes of them.
    pub(super) fn weigh_after(&self, head: Seq) -> Option<Seq> {
        let undelivered = head.0.saturating_sub(self.receipt.delivered.0);
        (undelivered > ALWAYS_LIGHT && undelivered.is_multiple_of(WEIGH_EVERY)).then_some(self.receipt.delivered)
    }

    /// Whether more is on its way than may be.
    pub(super) fn is_too_slow(&self, head: Seq, bytes: usize) -> bool {
        head.0.saturating_sub(self.receipt.delivered.0) > limits::EVENTS_UNDELIVERED
            || bytes > limits::BYTES_UNDELIVERED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A client that has all of a log of `head` events.
    fn live(head: u32) -> Delivery {
        let mut delivery = Delivery::default().resuming(Seq(head));
        feed(&mut delivery, head);
        delivery
    }

    fn received(delivery: &mut Delivery, delivered: u32) {
        delivery.received(Receipt { delivered: Seq(delivered), read: Seq(0) });
    }

    /// Sends what may be sent of a log of `head` events, in pages of 100.
    fn feed(delivery: &mut Delivery, head: u32) -> Vec<u32> {
        let mut pages = Vec::new();
        while let Some(after) = delivery.next_page() {
            let sent = (after.0 + 100).min(head);
            delivery.page_left(Seq(sent), Seq(head));
            pages.push(sent);
        }
        pages
    }

    #[test]
    fn d11_of_a_long_log_two_pages_are_on_their_way() {
        let mut delivery = Delivery::default().resuming(Seq(20));
        assert_eq!(feed(&mut delivery, 450), [120, 220]);
        received(&mut delivery, 119);
        assert_eq!(feed(&mut delivery, 450), [0; 0], "the first page has not arrived");
        received(&mut delivery, 120);
        assert_eq!(feed(&mut delivery, 450), [320]);
        received(&mut delivery, 320);
        assert!(!delivery.is_live());
        assert_eq!(feed(&mut delivery, 450), [420, 450]);
        assert!(delivery.is_live());
    }

    #[test]
    fn d11_a_short_rest_needs_no_receipt() {
        let mut delivery = Delivery::default().resuming(Seq(20));
        assert_eq!(feed(&mut delivery, 150), [120, 150]);
        assert!(delivery.is_live());
        let mut delivery = Delivery::default().resuming(Seq(20));
        assert_eq!(feed(&mut delivery, 20), [20], "an empty page ends it");
        assert!(delivery.is_live());
    }

    #[test]
    fn d11_who_is_sent_too_much_and_says_nothing_is_too_slow() {
        let mut delivery = live(0);
        assert!(!delivery.is_too_slow(Seq(500), 0));
        assert!(delivery.is_too_slow(Seq(501), 0));
        assert!(delivery.is_too_slow(Seq(40), 1024 * 1024 + 1));
        received(&mut delivery, 100);
        assert!(!delivery.is_too_slow(Seq(600), 1024 * 1024));
    }

    #[test]
    fn d11_who_has_not_said_hello_is_sent_nothing_and_owes_nothing() {
        let mut delivery = Delivery::default();
        assert!(!delivery.is_live());
        assert_eq!(feed(&mut delivery, 1_000), [0; 0]);
        assert!(live(1_000).is_live());
    }

    #[test]
    fn d11_only_a_pile_is_weighed_and_not_at_every_event() {
        let weighed = |delivery: &Delivery| (0..100).filter(|head| delivery.weigh_after(Seq(*head)).is_some()).count();
        let mut delivery = Delivery::default();
        assert_eq!(weighed(&delivery), 5);
        received(&mut delivery, 60);
        assert_eq!(weighed(&delivery), 1);
        assert_eq!(delivery.weigh_after(Seq(92)), Some(Seq(60)));
    }

    #[test]
    fn d11_a_receipt_never_goes_back() {
        let mut delivery = Delivery::default();
        delivery.received(Receipt { delivered: Seq(9), read: Seq(4) });
        delivery.received(Receipt { delivered: Seq(5), read: Seq(5) });
        assert_eq!(delivery.receipt(), Receipt { delivered: Seq(9), read: Seq(5) });
    }
}
