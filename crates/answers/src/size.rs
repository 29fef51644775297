//! How many bytes a model takes when it is stored, and so how much it may tell apart.

use crate::intents::{Limits, Taught};

/// All that is neither an intent's nor a weight.
pub(crate) const HEAD: usize = 4 + 2 + 8 + 4 + 4 + 4 + 8;

/// What an intent takes beside its weights: its id, the number of its phrasings, its scale, its phrasings.
pub(crate) fn of_intent(intent: &Taught) -> usize {
    let words = |words: &Vec<String>| 2 + words.iter().map(|word| word.len() + 1).sum::<usize>() - 1;
    2 + intent.id.len() + 4 + 4 + intent.phrasings.iter().map(words).sum::<usize>()
}

/// How many features the texts leave room for, by a byte for each feature and intent.
pub(crate) fn most_features(intents: &[Taught], limits: Limits) -> usize {
    let texts: usize = intents.iter().map(of_intent).sum();
    limits.bytes.saturating_sub(texts + HEAD) / intents.len().max(1)
}
