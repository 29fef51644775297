//! What the owner's phrasings count, how much each of it says, and a text as a vector of that.

use crate::features::{BLOCKS, Feature, Token, features};
use crate::math::ln;
use crate::sparse::{Entry, Rows};
use crate::words::Words;

/// How much words, pairs and pieces weigh (chosen on the training parts of CLINC150 and BANKING77).
const BLOCK_WEIGHTS: [f32; BLOCKS] = [1.0, 0.7, 1.5];

pub(crate) struct Vocabulary {
    words: Words,
    /// In their order; a feature's place is its place here.
    keys: Vec<u64>,
    /// How much each says: the rarer, the more.
    rarity: Vec<f32>,
    /// How much says what no phrasing has.
    rarity_of_unknown: f32,
}

impl Vocabulary {
    /// Of phrasings as words, and the vector of each; at most `most` features, the most frequent ones, are told apart from
    /// unknown ones.
    pub(crate) fn of(phrasings: &[&[String]], most: usize) -> (Self, Rows) {
        let words = Words::of(phrasings.iter().flat_map(|words| words.iter().map(String::as_str)));
        let counted: Vec<Vec<Feature>> = phrasings.iter().map(|phrasing| of_phrasing(phrasing, &words)).collect();
        let vocabulary = Self::counted(words, &counted, most);
        let mut rows = Rows::default();
        for features in &counted {
            rows.push(&vocabulary.vector(features));
        }
        (vocabulary, rows)
    }

    fn counted(words: Words, phrasings: &[Vec<Feature>], most: usize) -> Self {
        let mut keys: Vec<(u64, u8)> = phrasings.iter().flatten().map(|feature| (feature.key, feature.block)).collect();
        keys.sort_unstable();
        let mut counted: Vec<(u64, u8, u32)> = Vec::new();
        for (key, block) in keys {
            match counted.last_mut().filter(|last| last.0 == key) {
                Some(last) => last.2 += 1,
                None => counted.push((key, block, 1)),
            }
        }
        if counted.len() > most {
            counted.sort_unstable_by_key(|(key, block, count)| (std::cmp::Reverse(*count), *block, *key));
            counted.truncate(most);
            counted.sort_unstable();
        }
        let all = phrasings.len() as f32;
        let rarity = |count: f32| ln((1.0 + all) / (1.0 + count)) + 1.0;
        Self {
            words,
            keys: counted.iter().map(|(key, ..)| *key).collect(),
            rarity: counted.iter().map(|(_, _, count)| rarity(*count as f32)).collect(),
            rarity_of_unknown: rarity(0.0),
        }
    }

    pub(crate) fn size(&self) -> usize {
        self.keys.len()
    }

    /// A text that nobody has checked: unknown words are repaired towards known ones.
    pub(crate) fn of_question(&self, words: &[String]) -> Vec<Entry> {
        let token = |word| {
            let meant = if self.words.has(word) { None } else { self.words.nearest(word) };
            meant.map_or(Token::plain(word), |meant| Token { word: meant, typed: Some(word) })
        };
        let tokens: Vec<Token<'_>> = words.iter().map(|word| token(word.as_str())).collect();
        self.vector(&features(&tokens, &self.words))
    }

    /// Unknown features take no place, and yet make the vector longer: the more of a text is unknown, the less like
    /// anything it is.
    fn vector(&self, features: &[Feature]) -> Vec<Entry> {
        let mut entries = Vec::with_capacity(features.len());
        let mut squares = [(0.0_f32, 0.0_f32); BLOCKS];
        // Both are in the order of their keys.
        let mut from = 0;
        for feature in features {
            let found = self.keys[from..].binary_search(&feature.key);
            from += found.unwrap_or_else(|at| at);
            let rarity = if found.is_ok() { self.rarity[from] } else { self.rarity_of_unknown };
            let (value, content) = (feature.count * rarity, feature.content * rarity);
            let block = &mut squares[usize::from(feature.block)];
            block.0 += value * value;
            block.1 += content * content;
            if found.is_ok() {
                entries.push((feature.block, Entry { place: from as u32, value, content }));
            }
        }
        let whole = length(BLOCK_WEIGHTS);
        let scales: [(f32, f32); BLOCKS] = std::array::from_fn(|block| {
            let (value, content) = squares[block];
            let scale = |weight: f32, square: f32| if square > 0.0 { weight / square.sqrt() } else { 0.0 };
            (scale(BLOCK_WEIGHTS[block] / whole, value), scale(BLOCK_WEIGHTS[block] / whole, content))
        });
        let of_length_one = |(block, entry): (u8, Entry)| {
            let (value, content) = scales[usize::from(block)];
            Entry { value: entry.value * value, content: entry.content * content, ..entry }
        };
        entries.into_iter().map(of_length_one).collect()
    }
}

fn of_phrasing(words: &[String], known: &Words) -> Vec<Feature> {
    let tokens: Vec<Token<'_>> = words.iter().map(|word| Token::plain(word)).collect();
    features(&tokens, known)
}

fn length(weights: [f32; BLOCKS]) -> f32 {
    weights.iter().map(|weight| weight * weight).sum::<f32>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::words;
    use crate::sparse::products;

    fn of(texts: &[&str]) -> Vocabulary {
        let phrasings: Vec<Vec<String>> = texts.iter().map(|text| words(text)).collect();
        let phrasings: Vec<&[String]> = phrasings.iter().map(Vec::as_slice).collect();
        Vocabulary::of(&phrasings, usize::MAX).0
    }

    #[test]
    fn a_phrasing_has_length_one_and_a_strange_question_less() {
        let vocabulary = of(&["Waar is mijn pakket?", "Wat kost verzending?"]);
        let square = |entries: &[Entry]| products(entries, entries);
        let (whole, content) = square(&vocabulary.of_question(&words("waar is mijn pakket")));
        assert!((whole - 1.0).abs() < 1e-4 && (content - 1.0).abs() < 1e-4, "{whole} {content}");
        let (half, _) = square(&vocabulary.of_question(&words("waar is mijn hypotheekakte")));
        let (none, _) = square(&vocabulary.of_question(&words("zzz")));
        assert!(half < 0.6 && none.abs() < 1e-9, "{half} {none}");
    }

    #[test]
    fn a_misspelt_word_is_nearly_the_word() {
        let vocabulary = of(&["Waar is mijn pakket?", "Wat kost verzending?"]);
        let right = vocabulary.of_question(&words("wat kost verzending"));
        let (same, _) = products(&right, &vocabulary.of_question(&words("wat kost verzneding")));
        let (unknown, _) = products(&right, &vocabulary.of_question(&words("wat kost hypotheek")));
        assert!(same > 0.85 && unknown < 0.6, "{same} {unknown}");
    }

    #[test]
    fn of_too_many_features_the_most_frequent_stay() {
        let phrasings = [words("waar is mijn pakket"), words("waar is mijn geld")];
        let phrasings: Vec<&[String]> = phrasings.iter().map(Vec::as_slice).collect();
        let (vocabulary, rows) = Vocabulary::of(&phrasings, 3);
        assert_eq!(vocabulary.size(), 3);
        assert!(rows.row(0).len() == 3 && rows.row(1).len() == 3, "both have them");
    }
}
