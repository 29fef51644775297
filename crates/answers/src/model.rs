//! A model: learned from an owner's intents, asked by visitors. Ignores how it is stored, and what is done with a ranking.

use crate::confidence::{self, Evidence};
use crate::intents::{Intent, Limits, Refused, Taught, taught};
use crate::learned::{Learned, Look, Unlearned};
use crate::math::log_sum_exp;
use crate::normal::words;
use crate::size::most_features;
use crate::softmax::to_chances;

/// Parts into which an intent's phrasings are dealt, each held back once.
const FOLDS: usize = 4;
/// Phrasings that say well enough how sure a bot is: with 500, the offset is right to a tenth or two.
const ENOUGH_JUDGED: usize = 500;
/// How sure a question is that is a phrasing of one intent, and of two.
const SAID: f32 = 0.97;
const SAID_OF_SEVERAL: f32 = 0.5;

/// What the bot knows.
pub struct Model {
    pub(crate) intents: Vec<Taught>,
    pub(crate) learned: Learned,
    pub(crate) offset: f32,
    /// Features that were told apart, at most.
    pub(crate) most_features: usize,
}

/// What a model makes of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking<'model> {
    /// Every intent, the best first. Empty where the question has no letter or digit.
    pub answers: Vec<Answer<'model>>,
    /// The chance that the best answer is what was asked for, from 0 to 1. Of ten answers given with 0.9, nine are right.
    pub confidence: f32,
    /// How much of the question the model knows at all (the logarithm of the sum of the exponents of all scores). The
    /// lower, the more likely no intent is meant. For comparison with published figures; `confidence` judges better.
    pub energy: f32,
    /// Words of the question.
    pub words: usize,
}

/// An intent for a question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer<'model> {
    /// The intent's id.
    pub id: &'model str,
    /// Its part of what speaks for any intent, from 0 to 1; all parts together are 1. Not a chance: the question may be
    /// meant for none.
    pub share: f32,
}

impl Model {
    /// Learns. The same intents in the same order give the same model on every machine. The time it takes grows with
    /// intents times phrasings: 55 ms for 30 with 6, 2 s for 200 with 20, natively.
    pub fn train(intents: &[Intent], limits: Limits) -> Result<Self, Refused> {
        let intents = taught(intents, limits)?;
        let most_features = most_features(&intents, limits);
        let offset = confidence::offset(&held_back(&intents, most_features, limits));
        let learned = unlearned(&intents, most_features).learn(limits.updates);
        Ok(Self { intents, learned, offset, most_features })
    }

    /// Ranks the intents for a question of which the first 4,000 letters are read.
    pub fn ask(&self, question: &str) -> Ranking<'_> {
        let words = words(question);
        if words.is_empty() {
            return Ranking { answers: Vec::new(), confidence: 0.0, energy: f32::NEG_INFINITY, words: 0 };
        }
        let Look { mut scores, evidence, .. } = self.learned.look(&words);
        let energy = log_sum_exp(scores.iter().copied());
        to_chances(&mut scores);
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|one, other| scores[*other].total_cmp(&scores[*one]));
        let mut confidence = confidence::chance(&evidence, self.offset);
        // Whoever says what the owner wrote is answered, and asked back where the owner wrote it twice.
        let is_said = |at: &usize| self.intents[*at].phrasings.contains(&words);
        match order.iter().filter(|at| is_said(at)).count() {
            0 => {}
            1 => confidence = confidence.max(SAID),
            _ => confidence = SAID_OF_SEVERAL,
        }
        order.sort_by_key(|at| !is_said(at));
        let answer = |at: usize| Answer { id: &self.intents[at].id, share: scores[at] };
        Ranking { answers: order.into_iter().map(answer).collect(), confidence, energy, words: words.len() }
    }

    /// The ids of the intents, in the order in which they were given.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.intents.iter().map(|intent| intent.id.as_str())
    }

    /// Things that the model tells apart: words, pairs of words and pieces.
    pub fn features(&self) -> usize {
        self.learned.weights().steps().len() / self.intents.len().max(1)
    }
}

/// What follows from the phrasings alone.
pub(crate) fn unlearned(intents: &[Taught], most_features: usize) -> Unlearned {
    let phrasings: Vec<Vec<&[String]>> =
        intents.iter().map(|intent| intent.phrasings.iter().map(Vec::as_slice).collect()).collect();
    Unlearned::of(&slices(&phrasings), most_features)
}

fn slices<'a, 'b>(phrasings: &'a [Vec<&'b [String]>]) -> Vec<&'a [&'b [String]]> {
    phrasings.iter().map(Vec::as_slice).collect()
}

/// Asks phrasings of a model that has not learned them, as far as their intent has others: a quarter of them, then the
/// next one, until enough are asked.
fn held_back(intents: &[Taught], most_features: usize, limits: Limits) -> Vec<(Evidence, bool)> {
    let mut judged = Vec::new();
    for fold in 0..FOLDS {
        let is_held = |intent: usize, at: usize| (intent + at) % FOLDS == fold && intents[intent].phrasings.len() > 1;
        let mut held: Vec<(usize, &[String])> = Vec::new();
        let mut kept: Vec<Vec<&[String]>> = Vec::with_capacity(intents.len());
        for (intent, taught) in intents.iter().enumerate() {
            let mut rest = Vec::with_capacity(taught.phrasings.len());
            for (at, words) in taught.phrasings.iter().enumerate() {
                if is_held(intent, at) {
                    held.push((intent, words));
                } else {
                    rest.push(words.as_slice());
                }
            }
            kept.push(rest);
        }
        if held.is_empty() || judged.len() >= ENOUGH_JUDGED {
            continue;
        }
        let learned = Unlearned::of(&slices(&kept), most_features).learn(limits.updates);
        judged.extend(held.into_iter().map(|(intent, words)| {
            let look = learned.look(words);
            (look.evidence, look.best == intent)
        }));
    }
    judged
}
