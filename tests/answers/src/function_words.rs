//! How much each function word weighs, by how often texts have it: the table of `crates/answers/src/function_words`.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;

use crate::rows::Row;

/// The share of a text's words at which a word weighs a half (smooth inverse frequency: Arora, Liang, Ma 2017).
const HALF: f64 = 0.001;

/// A word that weighs more is no function word in these texts.
const SAYS_LITTLE: f64 = 0.95;

/// A line of word, tab, weight for each word of a file, which may be such a table.
pub(crate) fn weighed(path: &str, texts: &[Row]) -> Result<String, String> {
    let list = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut counts = HashMap::<String, f64>::new();
    let mut all = 0.0;
    for word in texts.iter().flat_map(|row| answers::words(&row.text)) {
        *counts.entry(word).or_default() += 1.0;
        all += 1.0;
    }
    let mut lines = String::new();
    for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let word = line.split('\t').next().unwrap_or(line);
        // A word that the texts do not have is taken to be there half a time.
        let share = counts.get(word).copied().unwrap_or(0.0).max(0.5) / all;
        let weight = HALF / (HALF + share);
        if weight < SAYS_LITTLE {
            let _ = writeln!(lines, "{word}\t{weight:.3}");
        }
    }
    Ok(lines)
}
