//! What was learned of some phrasings, and what it makes of a question: a score for each intent, and the evidence from
//! which confidence is computed. Ignores how sure that makes it.

use std::ops::Range;

use crate::confidence::{Evidence, FEATURES};
use crate::math::{ln, log_sum_exp};
use crate::softmax;
use crate::sparse::{Rows, products};
use crate::vocabulary::Vocabulary;
use crate::weights::Weights;

/// How far apart chances are taken to be, at most: 1 in a million.
const CLEAREST: f32 = 13.8;

pub(crate) struct Learned {
    vocabulary: Vocabulary,
    /// Every phrasing, those of an intent together.
    phrasings: Rows,
    /// The phrasings of each intent.
    of_intent: Vec<Range<usize>>,
    weights: Weights,
}

/// What a question looks like.
pub(crate) struct Look {
    /// By intent.
    pub(crate) scores: Vec<f32>,
    /// The intent with the highest score.
    pub(crate) best: usize,
    pub(crate) evidence: Evidence,
}

/// All but the weights, which follow from the phrasings of each intent as words.
pub(crate) struct Unlearned {
    vocabulary: Vocabulary,
    phrasings: Rows,
    of_intent: Vec<Range<usize>>,
}

impl Unlearned {
    pub(crate) fn of(intents: &[&[&[String]]], most_features: usize) -> Self {
        let (vocabulary, phrasings) = Vocabulary::of(&intents.concat(), most_features);
        let mut of_intent = Vec::with_capacity(intents.len());
        let mut start = 0;
        for intent in intents {
            of_intent.push(start..start + intent.len());
            start += intent.len();
        }
        Self { vocabulary, phrasings, of_intent }
    }

    /// How many weights an intent has.
    pub(crate) fn features(&self) -> usize {
        self.vocabulary.size()
    }

    /// Changes at most so many weights, or each phrasing's twice.
    pub(crate) fn learn(self, most_updates: u64) -> Learned {
        let intents = self.of_intent.len();
        let labels = self.of_intent.iter().enumerate();
        let of_row: Vec<u32> = labels.flat_map(|(at, rows)| std::iter::repeat_n(at as u32, rows.len())).collect();
        let learned = softmax::learned(&self.phrasings, &of_row, intents, self.vocabulary.size(), most_updates);
        self.with(Weights::of(&learned, intents))
    }

    pub(crate) fn with(self, weights: Weights) -> Learned {
        let Self { vocabulary, phrasings, of_intent } = self;
        Learned { vocabulary, phrasings, of_intent, weights }
    }
}

impl Learned {
    pub(crate) fn weights(&self) -> &Weights {
        &self.weights
    }

    /// Of a question of at least one word.
    pub(crate) fn look(&self, words: &[String]) -> Look {
        let question = self.vocabulary.of_question(words);
        let scores = self.weights.scores(&question);
        let best = first_of_most(&scores);
        let others = scores.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, score)| *score);
        let of_best = &self.of_intent[best];
        let nearest = of_best.clone().map(|row| products(&question, self.phrasings.row(row)));
        let (near, near_in_content) =
            nearest.fold((0.0_f32, 0.0_f32), |most, near| (most.0.max(near.0), most.1.max(near.1)));
        let mut evidence: Evidence = [0.0; FEATURES];
        // One intent alone has nothing to be told from: only what it is near to speaks for it.
        if scores.len() > 1 {
            evidence[0] = (scores[best] - log_sum_exp(others.clone())).clamp(-CLEAREST, CLEAREST);
            evidence[1] = scores[best] - others.fold(f32::NEG_INFINITY, f32::max);
            evidence[2] = scores[best];
        }
        evidence[3] = near;
        evidence[4] = near_in_content;
        evidence[5] = ln(scores.len() as f32);
        evidence[6] = ln(of_best.len() as f32);
        evidence[7] = ln(words.len() as f32 + 1.0);
        Look { scores, best, evidence }
    }
}

fn first_of_most(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}
