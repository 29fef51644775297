//! What a chance is good for: answer, offer, or hand over. Ignores how it came about.

use crate::model::Ranking;

/// How sure an answer must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Caution {
    /// Right four times in five.
    #[default]
    Usual,
    /// Right nine times in ten: for owners whose answers lie close together.
    Careful,
}

impl Caution {
    /// The least confidence with which to answer, from 0 to 1.
    pub fn sure_from(self) -> f32 {
        match self {
            Self::Usual => 0.8,
            Self::Careful => 0.9,
        }
    }
}

/// The least confidence with which to offer the best three.
pub const UNSURE_FROM: f32 = 0.2;
/// Words of a question that says little: it is answered only when that is as sure as a careful owner wants.
const FEW_WORDS: usize = 2;

/// What to do with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Give the best answer.
    Answer,
    /// Offer the best three, and "something else".
    Offer,
    /// A person is needed.
    HandOver,
}

impl Verdict {
    /// Of a ranking, for an owner.
    pub fn of(ranking: &Ranking<'_>, caution: Caution) -> Self {
        let sure_from = if ranking.words <= FEW_WORDS { Caution::Careful } else { caution }.sure_from();
        if ranking.confidence >= sure_from {
            Self::Answer
        } else if ranking.confidence >= UNSURE_FROM {
            Self::Offer
        } else {
            Self::HandOver
        }
    }
}
