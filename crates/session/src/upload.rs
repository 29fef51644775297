//! How a file gets to the edge: which piece is next, and what becomes of an answer (rule F1). Whoever has the file sends
//! the pieces; whoever has a clock waits.

use std::time::Duration;

use protocol::{Arrived, File, Refusal, Refused, limits};

use crate::backoff::{Attention, delay};

/// A file on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    bytes: u32,
    arrived: u32,
    /// Since a piece last arrived.
    attempts: u32,
}

/// A piece of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Which one, from 0.
    pub place: u32,
    /// Its first byte.
    pub from: u32,
    /// The byte after its last.
    pub to: u32,
}

/// What came of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The edge has it.
    Arrived(Arrived),
    /// It was refused.
    Refused(Refused),
    /// Nobody answered.
    Lost,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Send the next piece, after this time.
    Send(Duration),
    /// All of it is there.
    Done(File),
    /// It is refused for good.
    GiveUp(Refusal),
}

impl Upload {
    /// A file of so many bytes, of which nothing is known to have arrived.
    pub const fn new(bytes: u32) -> Self {
        Self { bytes, arrived: 0, attempts: 0 }
    }

    /// How many bytes have arrived.
    pub const fn arrived(&self) -> u32 {
        self.arrived
    }

    /// The next piece; empty for an empty file, which the edge refuses.
    pub fn piece(&self) -> Piece {
        let place = self.arrived / limits::PIECE_BYTES;
        let from = place * limits::PIECE_BYTES;
        Piece { place, from, to: self.bytes.min(from.saturating_add(limits::PIECE_BYTES)) }
    }

    /// What follows from an answer. `chance` spreads those who try again.
    pub fn answered(&mut self, answer: Answer, chance: u32) -> Next {
        match answer {
            Answer::Arrived(Arrived { file: Some(file), .. }) => {
                self.arrived = self.bytes;
                Next::Done(file)
            }
            Answer::Arrived(Arrived { bytes, .. }) if bytes > self.arrived && bytes < self.bytes => {
                (self.arrived, self.attempts) = (bytes, 0);
                Next::Send(Duration::ZERO)
            }
            Answer::Refused(Refused { code: Refusal::PieceGap, number: Some(next), .. }) => {
                self.arrived = next.0.saturating_mul(limits::PIECE_BYTES).min(self.bytes.saturating_sub(1));
                self.again(chance)
            }
            Answer::Refused(refused) if refused.code.is_passing() => match refused.retry_after_ms {
                Some(wait) => Next::Send(Duration::from_millis(wait.into())),
                None => self.again(chance),
            },
            Answer::Refused(refused) => Next::GiveUp(refused.code),
            // Nothing came, or nothing that makes sense.
            Answer::Lost | Answer::Arrived(_) => self.again(chance),
        }
    }

    fn again(&mut self, chance: u32) -> Next {
        self.attempts += 1;
        Next::Send(delay(self.attempts, Attention::Visible, chance))
    }
}

#[cfg(test)]
mod tests {
    use protocol::{FileId, Number};

    use super::*;

    const MIB: u32 = limits::PIECE_BYTES;

    fn arrived(bytes: u32) -> Answer {
        Answer::Arrived(Arrived { bytes, file: None })
    }

    fn is_sending(next: &Next) -> bool {
        matches!(next, Next::Send(_))
    }

    #[test]
    fn f1_pieces_follow_each_other_until_the_edge_has_the_file() {
        let mut upload = Upload::new(2 * MIB + 7);
        assert_eq!(upload.piece(), Piece { place: 0, from: 0, to: MIB });
        assert_eq!(upload.answered(arrived(MIB), 0), Next::Send(Duration::ZERO));
        assert_eq!(upload.piece(), Piece { place: 1, from: MIB, to: 2 * MIB });
        upload.answered(arrived(2 * MIB), 0);
        assert_eq!(upload.piece(), Piece { place: 2, from: 2 * MIB, to: 2 * MIB + 7 });
        let file = File::named(FileId::from_random([1; 16]));
        let whole = Arrived { bytes: 2 * MIB + 7, file: Some(file.clone()) };
        assert_eq!(upload.answered(Answer::Arrived(whole), 0), Next::Done(file));
        assert_eq!(upload.arrived(), 2 * MIB + 7);
    }

    #[test]
    fn f1_what_is_not_answered_is_sent_again_less_and_less_often() {
        let mut upload = Upload::new(9);
        let waits: Vec<Duration> = (0..6)
            .map(|_| match upload.answered(Answer::Lost, u32::MAX) {
                Next::Send(wait) => wait,
                other => panic!("{other:?}"),
            })
            .collect();
        assert!(waits.is_sorted() && waits[0] < waits[5], "{waits:?}");
        assert_eq!(upload.piece(), Piece { place: 0, from: 0, to: 9 });
    }

    #[test]
    fn f1_after_a_reload_it_goes_on_where_the_edge_stands() {
        let mut upload = Upload::new(3 * MIB);
        // The edge has the first two.
        assert_eq!(upload.answered(arrived(2 * MIB), 0), Next::Send(Duration::ZERO));
        assert_eq!(upload.piece().place, 2);
        // The edge has lost all, and says so.
        let gap = Refused { number: Some(Number(0)), ..Refusal::PieceGap.into() };
        assert!(is_sending(&upload.answered(Answer::Refused(gap), 0)));
        assert_eq!(upload.piece().place, 0);
    }

    #[test]
    fn a_refusal_that_passes_is_waited_for_and_every_other_is_final() {
        let mut upload = Upload::new(9);
        let soon = Refused { retry_after_ms: Some(2_000), ..Refusal::TooFast.into() };
        assert_eq!(upload.answered(Answer::Refused(soon), 0), Next::Send(Duration::from_secs(2)));
        assert!(is_sending(&upload.answered(Answer::Refused(Refusal::Unavailable.into()), 0)));
        for code in [Refusal::FileKind, Refusal::TooManyFiles, Refusal::TokenExpired, Refusal::Unknown] {
            assert_eq!(upload.answered(Answer::Refused(code.into()), 0), Next::GiveUp(code));
        }
    }

    #[test]
    fn an_answer_that_makes_no_sense_is_none() {
        let mut upload = Upload::new(2 * MIB);
        for bytes in [0, 2 * MIB, u32::MAX] {
            assert!(is_sending(&upload.answered(arrived(bytes), 0)));
            assert_eq!(upload.piece().place, 0, "{bytes}");
        }
        let gap = Refused { number: Some(Number(u32::MAX)), ..Refusal::PieceGap.into() };
        upload.answered(Answer::Refused(gap), 0);
        assert_eq!(upload.piece(), Piece { place: 1, from: MIB, to: 2 * MIB });
    }
}
