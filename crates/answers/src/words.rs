//! The words of the owner's phrasings: which there are, which lie in a longer one, which one is nearest to a misspelt one.

use std::collections::BTreeMap;

use crate::normal::LONGEST_WORD;

/// Letters of a word that may have parts, and of a part.
const COMPOUND_FROM: usize = 7;
const PART_FROM: usize = 4;
/// Letters of a word that may be a misspelling, and from which on it may have two errors.
const REPAIR_FROM: usize = 4;
const TWO_ERRORS_FROM: usize = 8;
/// Room of a row of the distance: a folded letter may be two.
const ROW: usize = LONGEST_WORD * 2 + 2;

pub(crate) struct Words {
    /// In alphabetical order.
    known: Vec<Known>,
    /// Places in `known` of the words of each length.
    of_length: Vec<Vec<u32>>,
}

struct Known {
    text: String,
    letters: Vec<char>,
    /// Which letters there are, a bit each: words that differ in too many of them cannot be near.
    traits: u64,
    /// In how many places the word stands.
    count: u32,
}

impl Words {
    pub(crate) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = BTreeMap::<&str, u32>::new();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
        let mut of_length = Vec::new();
        let mut known = Vec::with_capacity(counts.len());
        for (at, (text, count)) in counts.into_iter().enumerate() {
            let letters: Vec<char> = text.chars().collect();
            if of_length.len() <= letters.len() {
                of_length.resize_with(letters.len() + 1, Vec::new);
            }
            of_length[letters.len()].push(at as u32);
            known.push(Known { text: text.to_owned(), traits: traits(&letters), letters, count });
        }
        Self { known, of_length }
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.known.binary_search_by(|known| known.text.as_str().cmp(word)).is_ok()
    }

    /// The longest other words that a long word begins and ends with: `verzend` and `kosten` of `verzendkosten`.
    pub(crate) fn parts<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> + use<'w> {
        let letters = word.chars().count();
        let (mut start, mut end) = (None, None);
        if letters >= COMPOUND_FROM {
            let places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
            let starts = (PART_FROM..letters).rev().map(|length| &word[..places[length]]);
            let ends = (1..=letters - PART_FROM).map(|from| &word[places[from]..]);
            start = starts.into_iter().find(|part| self.has(part));
            end = ends.into_iter().find(|part| self.has(part));
        }
        start.into_iter().chain(end.filter(|end| start != Some(*end)))
    }

    /// The known word that an unknown one was probably meant to be: one slip away, two where it is long. Of several the
    /// nearest, then the most frequent. A word with a digit is a number or a code, and is left alone.
    pub(crate) fn nearest(&self, word: &str) -> Option<&str> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < REPAIR_FROM || letters.len() + 2 > ROW || letters.iter().any(|letter| letter.is_numeric()) {
            return None;
        }
        let slips: usize = if letters.len() >= TWO_ERRORS_FROM { 2 } else { 1 };
        let traits = traits(&letters);
        let mut best: Option<(usize, &Known)> = None;
        for length in letters.len() - slips..=letters.len() + slips {
            for at in self.of_length.get(length).map_or(&[][..], Vec::as_slice) {
                let known = &self.known[*at as usize];
                // A slip takes one letter away and brings one, at most.
                if (known.traits ^ traits).count_ones() as usize > 2 * slips {
                    continue;
                }
                let Some(distance) = distance(&letters, &known.letters, slips) else { continue };
                let is_better = best.is_none_or(|(nearest, other)| {
                    (distance, std::cmp::Reverse(known.count), &known.text)
                        < (nearest, std::cmp::Reverse(other.count), &other.text)
                });
                if is_better {
                    best = Some((distance, known));
                }
            }
        }
        best.map(|(_, known)| known.text.as_str())
    }
}

fn traits(letters: &[char]) -> u64 {
    letters.iter().fold(0, |traits, letter| traits | 1 << (*letter as u32 % 64))
}

/// Letters put in, left out, replaced, or two neighbours exchanged, up to `most` (optimal string alignment).
fn distance(from: &[char], to: &[char], most: usize) -> Option<usize> {
    if to.len() + 1 > ROW {
        return None;
    }
    let mut before = [0_usize; ROW];
    let mut last: [usize; ROW] = std::array::from_fn(|at| at);
    let mut row = [0_usize; ROW];
    for (i, letter) in from.iter().enumerate() {
        row[0] = i + 1;
        let mut lowest = row[0];
        for (j, other) in to.iter().enumerate() {
            let mut cost = (last[j] + usize::from(letter != other)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == to[j - 1] && from[i - 1] == *other {
                cost = cost.min(before[j - 1] + 1);
            }
            row[j + 1] = cost;
            lowest = lowest.min(cost);
        }
        if lowest > most {
            return None;
        }
        (before, last, row) = (last, row, before);
    }
    Some(last[to.len()]).filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shop() -> Words {
        let text = "retour retourneren kosten kosten verzend bestelling bestelling kaart maart factuur 3sabc bezorg";
        Words::of(text.split(' '))
    }

    #[test]
    fn a_slip_is_repaired_towards_an_own_word() {
        let words = shop();
        for (typed, meant) in [
            ("retuor", Some("retour")),
            ("retou", Some("retour")),
            ("rettour", Some("retour")),
            ("ratour", Some("retour")),
            ("besteling", Some("bestelling")),
            ("bestleing", Some("bestelling")),
            ("faktuur", Some("factuur")),
            // Too far, too short, a code.
            ("ratuor", None),
            ("kos", None),
            ("3sabd", None),
            ("hypotheek", None),
        ] {
            assert_eq!(words.nearest(typed), meant, "{typed}");
        }
    }

    #[test]
    fn of_two_that_are_as_near_the_more_frequent_one_is_meant() {
        assert_eq!(Words::of("maart kaart kaart".split(' ')).nearest("taart"), Some("kaart"));
        assert_eq!(Words::of("maart kaart".split(' ')).nearest("taart"), Some("kaart"), "by the alphabet");
    }

    #[test]
    fn a_compound_has_the_longest_words_at_its_ends() {
        let words = shop();
        let parts = |word| words.parts(word).collect::<Vec<_>>();
        assert_eq!(parts("verzendkosten"), ["verzend", "kosten"]);
        assert_eq!(parts("retournering"), ["retour"]);
        assert_eq!(parts("bestellingen"), ["bestelling"]);
        assert_eq!(parts("kosten"), [""; 0], "too short to have parts");
        assert_eq!(parts("retourneren"), ["retour"], "not itself");
        assert_eq!(parts("privacy"), [""; 0]);
    }

    #[test]
    fn a_distance_counts_what_was_typed_wrong() {
        let check = |from: &str, to: &str, expected| {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            assert_eq!(distance(&letters(from), &letters(to), 3), expected, "{from} {to}");
            assert_eq!(distance(&letters(to), &letters(from), 3), expected, "{to} {from}");
        };
        check("abcd", "abcd", Some(0));
        check("abcd", "acbd", Some(1));
        check("abcd", "abd", Some(1));
        check("ca", "abc", Some(3));
        check("", "abc", Some(3));
        check("abcd", "efgh", None);
    }
}
