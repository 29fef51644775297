//! What is counted in a text: its words, its pairs of words, and pieces of two to four letters. Ignores which of them mean
//! something.

use crate::function_words::weight;
use crate::math::ln;
use crate::words::Words;

/// Words, pairs of words, pieces of words.
pub(crate) const BLOCKS: usize = 3;
const WORDS: u8 = 0;
const PAIRS: u8 = 1;
const PIECES: u8 = 2;
/// Letters of a piece.
const SHORTEST_PIECE: usize = 2;
const LONGEST_PIECE: usize = 4;

/// A word of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'t> {
    pub(crate) word: &'t str,
    /// What was typed, where `word` is what was probably meant.
    pub(crate) typed: Option<&'t str>,
}

impl<'t> Token<'t> {
    pub(crate) fn plain(word: &'t str) -> Self {
        Self { word, typed: None }
    }
}

/// One thing that is counted, once per text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Feature {
    /// The same for the same thing in every text.
    pub(crate) key: u64,
    pub(crate) block: u8,
    /// How often it is there, damped.
    pub(crate) count: f32,
    /// The same where function words and their pieces count less.
    pub(crate) content: f32,
}

/// In the order of their keys.
pub(crate) fn features(tokens: &[Token<'_>], known: &Words) -> Vec<Feature> {
    let mut found = Vec::with_capacity(tokens.len() * 24);
    for token in tokens {
        let content = weight(token.word);
        found.push(Feature { key: key(WORDS, [token.word]), block: WORDS, count: 1.0, content });
        match token.typed {
            None => pieces(token.word, 1.0, content, &mut found),
            Some(typed) => {
                pieces(token.word, 0.5, content, &mut found);
                pieces(typed, 0.5, content, &mut found);
            }
        }
    }
    let words = tokens.iter().map(|token| token.word);
    let firsts = std::iter::once("^").chain(words.clone());
    for (first, second) in firsts.zip(words.chain(std::iter::once("$"))) {
        found.push(Feature { key: key(PAIRS, [first, " ", second]), block: PAIRS, count: 1.0, content: 1.0 });
    }
    let mut merged = merged(found);
    let mut parts = Vec::new();
    for part in tokens.iter().flat_map(|token| known.parts(token.word)) {
        let key = key(WORDS, [part]);
        let is_there = merged.binary_search_by_key(&key, |feature| feature.key).is_ok();
        if !is_there && parts.iter().all(|other: &Feature| other.key != key) {
            parts.push(Feature { key, block: WORDS, count: 1.0, content: weight(part) });
        }
    }
    if !parts.is_empty() {
        merged.append(&mut parts);
        merged.sort_unstable_by_key(|feature| feature.key);
    }
    merged
}

/// Counts what is there several times once, damped.
fn merged(mut found: Vec<Feature>) -> Vec<Feature> {
    // Stable, so that sums are of one order on every machine.
    found.sort_by_key(|feature| feature.key);
    let mut merged: Vec<Feature> = Vec::with_capacity(found.len());
    for feature in found {
        match merged.last_mut().filter(|last| last.key == feature.key) {
            Some(last) => {
                last.content += feature.content * feature.count;
                last.count += feature.count;
            }
            None => merged.push(Feature { content: feature.content * feature.count, ..feature }),
        }
    }
    for feature in &mut merged {
        let damped = if feature.count > 1.0 { 1.0 + ln(feature.count) } else { feature.count };
        feature.content *= damped / feature.count;
        feature.count = damped;
    }
    merged
}

/// The pieces of a word with a space on either side.
fn pieces(word: &str, count: f32, content: f32, found: &mut Vec<Feature>) {
    let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).chain(std::iter::once(' ')).collect();
    for start in 0..letters.len() {
        let mut key = Key::of(PIECES);
        for (at, letter) in letters[start..].iter().take(LONGEST_PIECE).enumerate() {
            key.add(letter.encode_utf8(&mut [0; 4]));
            if at + 1 >= SHORTEST_PIECE {
                found.push(Feature { key: key.0, block: PIECES, count, content });
            }
        }
    }
}

fn key<const PARTS: usize>(block: u8, parts: [&str; PARTS]) -> u64 {
    let mut key = Key::of(block);
    for part in parts {
        key.add(part);
    }
    key.0
}

/// FNV-1a of 64 bits (Fowler, Noll, Vo): short, and the same everywhere. Two things with one key would count as one, which
/// among 30,000 happens once in 40 thousand million models.
struct Key(u64);

impl Key {
    fn of(block: u8) -> Self {
        let mut key = Self(0xcbf2_9ce4_8422_2325);
        key.byte(block);
        key
    }

    fn add(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.byte(byte));
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, known: &str) -> Vec<Feature> {
        let tokens: Vec<Token<'_>> = text.split(' ').map(Token::plain).collect();
        features(&tokens, &Words::of(known.split(' ')))
    }

    fn of_block(features: &[Feature], block: u8) -> usize {
        features.iter().filter(|feature| feature.block == block).count()
    }

    #[test]
    fn words_pairs_and_pieces_are_counted() {
        let features = found("een ei", "");
        assert_eq!(of_block(&features, WORDS), 2);
        assert_eq!(of_block(&features, PAIRS), 3, "^ een, een ei, ei $");
        // " een " has 4, 3 and 2 pieces of two, three and four letters; " ei " 3, 2 and 1, of which " e" is there already.
        assert_eq!(of_block(&features, PIECES), 9 + 6 - 1);
        assert!(features.is_sorted_by_key(|feature| feature.key));
    }

    #[test]
    fn what_is_there_twice_counts_once_and_a_bit() {
        let features = found("ja ja", "");
        let word = features.iter().find(|feature| feature.block == WORDS);
        assert!(word.is_some_and(|word| (word.count - 1.693).abs() < 0.001), "{word:?}");
    }

    #[test]
    fn a_part_of_a_compound_counts_once_as_a_word() {
        assert_eq!(of_block(&found("verzendkosten", "kosten verzend"), WORDS), 3);
        assert_eq!(of_block(&found("kosten verzendkosten", "kosten"), WORDS), 2);
        assert_eq!(of_block(&found("bezorgkosten verzendkosten", "kosten"), WORDS), 3);
    }

    #[test]
    fn a_repaired_word_counts_as_meant_with_half_its_pieces_as_typed() {
        let known = Words::of("retour".split(' '));
        let repaired = features(&[Token { word: "retour", typed: Some("retuor") }], &known);
        let (typed, meant) = (found("retuor", "retour"), found("retour", "retour"));
        let has = |key| repaired.iter().find(|feature| feature.key == key);
        for feature in meant.iter().filter(|feature| feature.block != PIECES) {
            assert!(has(feature.key).is_some());
        }
        for feature in typed.iter().filter(|feature| feature.block == PIECES) {
            let count = has(feature.key).map(|feature| feature.count);
            assert!(count.is_some_and(|count| count >= 0.5), "{count:?}");
        }
    }
}
