//! What the other side is told of one's reading: up to where the log is on this device, and up to where its person has
//! read it (rules D11, R1). Told at once when it is news, but not at every message of a flood.

use protocol::{Receipt, Seq, Timestamp, limits};

/// Whether the person has the conversation in front of them: the page visible and focused, the conversation open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gaze {
    /// They read what comes.
    Here,
    /// They do not.
    #[default]
    Away,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Reader {
    gaze: Gaze,
    /// Up to where the log is here, and was read.
    reached: Receipt,
    /// The last event that came from somebody else: one's own are no news to anybody.
    news: Seq,
    /// What was said of it on this line.
    told: Receipt,
    told_at: Timestamp,
}

impl Reader {
    pub(crate) fn look(&mut self, gaze: Gaze) {
        self.gaze = gaze;
        self.reach(self.reached.delivered);
    }

    /// The log has come up to there.
    pub(crate) fn reach(&mut self, head: Seq) {
        self.reached.delivered = head;
        if self.gaze == Gaze::Here {
            self.reached.read = head;
        }
    }

    /// Somebody else's event.
    pub(crate) fn heard_from_others(&mut self, seq: Seq) {
        self.news = self.news.max(seq);
    }

    /// Another line: whoever is there knows nothing.
    pub(crate) fn forget_told(&mut self) {
        (self.told, self.told_at) = (Receipt::default(), Timestamp::default());
    }

    /// Another log.
    pub(crate) fn forget_all(&mut self) {
        *self = Self { gaze: self.gaze, ..Self::default() };
    }

    /// A device's clock may be set back.
    pub(crate) fn set_back(&mut self, now: Timestamp) {
        self.told_at = self.told_at.min(now);
    }

    /// When something is to be told; nothing when nothing is.
    pub(crate) fn due(&self) -> Option<Timestamp> {
        let many = self.reached.delivered.0 - self.told.delivered.0 >= limits::EVENTS_PER_RECEIPT;
        let delivered = self.told.delivered < self.news;
        let read = self.told.read < self.news.min(self.reached.read);
        match (many, delivered || read) {
            (true, _) => Some(Timestamp::default()),
            (false, true) => Some(self.told_at.plus(limits::RECEIPTS_EVERY)),
            (false, false) => None,
        }
    }

    /// What is told now, if its time has come.
    pub(crate) fn tell(&mut self, now: Timestamp) -> Option<Receipt> {
        self.due().filter(|due| *due <= now)?;
        (self.told, self.told_at) = (self.reached, now);
        Some(self.told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt(delivered: u32, read: u32) -> Receipt {
        Receipt { delivered: Seq(delivered), read: Seq(read) }
    }

    /// At `second` the log has come up to `head`, by somebody else.
    fn comes(reader: &mut Reader, second: u64, head: u32) -> Option<Receipt> {
        reader.heard_from_others(Seq(head));
        reader.reach(Seq(head));
        reader.tell(Timestamp(second * 1_000))
    }

    #[test]
    fn r1_what_comes_is_told_at_once_and_then_every_second() {
        let mut reader = Reader::default();
        assert_eq!(comes(&mut reader, 10, 1), Some(receipt(1, 0)));
        assert_eq!(comes(&mut reader, 10, 2), None);
        assert_eq!(reader.due(), Some(Timestamp(11_000)));
        assert_eq!(comes(&mut reader, 11, 3), Some(receipt(3, 0)));
        assert_eq!(reader.due(), None);
    }

    #[test]
    fn r1_only_what_a_person_looks_at_is_read() {
        let mut reader = Reader::default();
        assert_eq!(comes(&mut reader, 10, 4), Some(receipt(4, 0)));
        reader.look(Gaze::Here);
        assert_eq!(reader.tell(Timestamp(20_000)), Some(receipt(4, 4)));
        assert_eq!(comes(&mut reader, 30, 5), Some(receipt(5, 5)));
        reader.look(Gaze::Away);
        assert_eq!(comes(&mut reader, 40, 6), Some(receipt(6, 5)));
    }

    #[test]
    fn r1_ones_own_messages_are_no_news() {
        let mut reader = Reader::default();
        reader.look(Gaze::Here);
        assert_eq!(comes(&mut reader, 10, 1), Some(receipt(1, 1)));
        reader.reach(Seq(2));
        assert_eq!(reader.due(), None);
        assert_eq!(comes(&mut reader, 20, 3), Some(receipt(3, 3)));
    }

    #[test]
    fn d11_many_events_are_told_of_at_once_whosever_they_are() {
        let mut reader = Reader::default();
        reader.reach(Seq(49));
        assert_eq!(reader.tell(Timestamp(1)), None);
        reader.reach(Seq(50));
        assert_eq!(reader.tell(Timestamp(1)), Some(receipt(50, 0)));
        reader.reach(Seq(60));
        assert_eq!(reader.tell(Timestamp(2)), None, "counted from what was told");
        reader.reach(Seq(120));
        assert_eq!(reader.tell(Timestamp(2)), Some(receipt(120, 0)));
    }

    #[test]
    fn r1_on_another_line_it_is_told_again() {
        let mut reader = Reader::default();
        assert_eq!(comes(&mut reader, 10, 1), Some(receipt(1, 0)));
        reader.forget_told();
        assert_eq!(reader.tell(Timestamp(10_000)), Some(receipt(1, 0)));
    }

    #[test]
    fn r1_of_another_log_nothing_is_known_but_that_somebody_looks() {
        let mut reader = Reader::default();
        reader.look(Gaze::Here);
        assert_eq!(comes(&mut reader, 10, 7), Some(receipt(7, 7)));
        reader.forget_all();
        assert_eq!(reader.due(), None);
        assert_eq!(comes(&mut reader, 20, 1), Some(receipt(1, 1)));
    }

    #[test]
    fn c6_a_clock_that_is_set_back_delays_nothing() {
        let mut reader = Reader::default();
        comes(&mut reader, 9_000, 1);
        reader.set_back(Timestamp(10_000));
        assert_eq!(comes(&mut reader, 11, 2), Some(receipt(2, 0)));
    }
}
