//! How little a function word says of what a text is about. Dutch and English; other languages go without.

use std::sync::OnceLock;

/// The words were written down for this; a word's weight is 0.001 / (0.001 + its share of all words) (smooth inverse
/// frequency: Arora, Liang, Ma 2017), counted in the texts that the file names.
const TABLES: [&str; 2] = [include_str!("dutch.tsv"), include_str!("english.tsv")];

/// From near 0 for `de` and `the` to 1 for every word that is not a function word. A word of both languages has the
/// smaller of its weights.
pub(crate) fn weight(word: &str) -> f32 {
    static SORTED: OnceLock<Vec<(&str, f32)>> = OnceLock::new();
    let sorted = SORTED.get_or_init(|| {
        let mut all: Vec<(&str, f32)> = TABLES.iter().flat_map(|table| table.lines().filter_map(line)).collect();
        all.sort_by(|one, other| one.0.cmp(other.0).then(one.1.total_cmp(&other.1)));
        all.dedup_by_key(|(word, _)| *word);
        all
    });
    sorted.binary_search_by(|(known, _)| (*known).cmp(word)).map_or(1.0, |at| sorted[at].1)
}

fn line(line: &'static str) -> Option<(&'static str, f32)> {
    let (word, weight) = line.split_once('\t')?;
    Some((word, weight.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::words;

    #[test]
    fn every_line_is_a_word_as_the_engine_reads_it_and_a_weight() {
        for table in TABLES {
            let lines: Vec<&'static str> = table.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(lines.len() > 250, "{}", lines.len());
            assert!(lines.is_sorted_by(|one, other| line(one).map(|line| line.0) < line(other).map(|line| line.0)));
            for text in lines {
                let read = line(text).filter(|(word, weight)| words(word) == [*word] && *weight > 0.0 && *weight < 1.0);
                assert!(read.is_some(), "{text}");
            }
        }
    }

    #[test]
    fn function_words_say_less_than_others() {
        assert!(weight("de") < 0.1 && weight("the") < 0.1);
        assert!(weight("waar") < 0.7 && weight("where") < 0.7);
        assert!((weight("pakket") - 1.0).abs() < f32::EPSILON && (weight("parcel") - 1.0).abs() < f32::EPSILON);
    }
}
