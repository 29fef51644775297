//! Figures: what was measured of whom, in rounds; medians, spread, and ratios within a round.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// One quantity of one of those that are compared.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) unit: String,
    /// By the name that it has in tables.
    pub(crate) peer: String,
    /// One value a round, in the order of the rounds.
    pub(crate) rounds: Vec<f64>,
}

/// The middle of some values, and their ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    pub(crate) least: f64,
    pub(crate) median: f64,
    pub(crate) most: f64,
}

impl Spread {
    /// Of at least one value.
    pub(crate) fn of(values: &[f64]) -> Self {
        Self { least: percentile(values, 0), median: percentile(values, 50), most: percentile(values, 100) }
    }
}

/// The value below or at which so many of a hundred lie; of nothing, nothing that is a number.
pub(crate) fn percentile(values: &[f64], of_a_hundred: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let place = (sorted.len() * of_a_hundred).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

/// Between a quantity and the condition under which it was measured.
const CONDITION: &str = "; ";

/// What was measured in a part of a run. Quantities and those compared are in the order in which they were added first.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Figures(Vec<Figure>);

impl Figures {
    /// Another round of it.
    pub(crate) fn add(&mut self, what: &str, unit: &str, peer: &str, value: f64) {
        let same = |figure: &&mut Figure| figure.what == what && figure.peer == peer;
        if let Some(figure) = self.0.iter_mut().find(same) {
            figure.rounds.push(value);
        } else {
            let (what, unit, peer) = (what.to_owned(), unit.to_owned(), peer.to_owned());
            self.0.push(Figure { what, unit, peer, rounds: vec![value] });
        }
    }

    /// All of those as well.
    pub(crate) fn extend(&mut self, more: &Self) {
        self.0.extend(more.0.iter().cloned());
    }

    /// What was measured, each once.
    pub(crate) fn quantities(&self) -> Vec<&str> {
        let mut quantities: Vec<&str> = Vec::new();
        for figure in &self.0 {
            if !quantities.contains(&figure.what.as_str()) {
                quantities.push(&figure.what);
            }
        }
        quantities
    }

    /// One quantity, of everybody of whom it was measured.
    pub(crate) fn of(&self, what: &str) -> Vec<&Figure> {
        self.0.iter().filter(|figure| figure.what == what).collect()
    }

    /// How much of it `peer` had in a round as a share of what `base` had in the same.
    pub(crate) fn ratio(&self, what: &str, peer: &str, base: &str) -> Option<Spread> {
        let find = |peer| self.0.iter().find(|figure| figure.what == what && figure.peer == peer);
        let pairs = find(peer)?.rounds.iter().zip(&find(base)?.rounds);
        let ratios: Vec<f64> = pairs.map(|(own, others)| own / others).collect();
        ratios.iter().all(|ratio| ratio.is_finite()).then(|| Spread::of(&ratios))
    }

    /// Quantities that were measured under conditions, `WHAT; CONDITION` each, beside each other under what they are of;
    /// and those that were not, each by itself.
    pub(crate) fn groups(&self) -> Vec<(&str, Vec<&str>)> {
        let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
        for what in self.quantities() {
            let name = what.split_once(CONDITION).map_or(what, |(name, _)| name);
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, all)) => all.push(what),
                None => groups.push((name, vec![what])),
            }
        }
        groups
    }

    /// Tables for a page, one for each quantity: ratios to `base` first.
    pub(crate) fn tables(&self, base: &str) -> String {
        let table = |(name, all): (&str, Vec<&str>)| match all.as_slice() {
            [what] if *what == name => self.table(what, base),
            _ => self.table_of_conditions(name, &all, base),
        };
        self.groups().into_iter().map(table).collect::<Vec<_>>().join("\n")
    }

    /// A column for each condition.
    fn table_of_conditions(&self, name: &str, all: &[&str], base: &str) -> String {
        let mut peers: Vec<&str> = Vec::new();
        for figure in all.iter().flat_map(|what| self.of(what)) {
            if !peers.contains(&figure.peer.as_str()) {
                peers.push(&figure.peer);
            }
        }
        let cell = |what: &str, peer: &str| {
            let found = self.0.iter().find(|figure| figure.what == what && figure.peer == peer)?;
            let ratio = self.ratio(what, peer, base).map_or_else(String::new, |it| format!("{:.2}×, ", it.median));
            let spread = Spread::of(&found.rounds);
            let [least, median, most] = [spread.least, spread.median, spread.most].map(round);
            Some(format!("{ratio}{median} ({least}–{most})"))
        };
        let row = |peer: &&str| {
            let cells: Vec<String> = all.iter().map(|what| cell(what, peer).unwrap_or_default()).collect();
            format!("| {peer} | {} |\n", cells.join(" | "))
        };
        let conditions: Vec<&str> = all.iter().filter_map(|what| Some(what.split_once(CONDITION)?.1)).collect();
        let unit = all.first().and_then(|what| Some(self.of(what).first()?.unit.as_str())).unwrap_or_default();
        let unit = if unit.is_empty() { String::new() } else { format!(", {unit}") };
        let head =
            format!("| {name}{unit}; of {base} | {} |\n|---|{}\n", conditions.join(" | "), "---|".repeat(all.len()));
        head + &peers.iter().map(row).collect::<String>()
    }

    fn table(&self, what: &str, base: &str) -> String {
        let figures = self.of(what);
        // Where that one was not measured, the last one that was.
        let other = figures.last().map_or(base, |figure| &figure.peer);
        let base = if figures.iter().any(|figure| figure.peer == base) { base } else { other };
        let unit = figures.first().map_or("", |figure| &figure.unit);
        let row = |figure: &&Figure| {
            let ratio = self.ratio(what, &figure.peer, base).map_or_else(String::new, |ratio| {
                format!("{:.2}× ({:.2}–{:.2})", ratio.median, ratio.least, ratio.most)
            });
            let spread = Spread::of(&figure.rounds);
            let [least, median, most] = [spread.least, spread.median, spread.most].map(round);
            format!("| {} | {ratio} | {median} | {least}–{most} |\n", figure.peer)
        };
        let head = format!("| {what} | of {base} | {unit}, median | {unit}, rounds |\n|---|---|---|---|\n");
        head + &figures.iter().map(row).collect::<String>()
    }
}

/// In milliseconds.
pub(crate) fn millis(took: &[Duration]) -> Vec<f64> {
    took.iter().map(|took| took.as_secs_f64() * 1_000.0).collect()
}

/// In microseconds.
pub(crate) fn micros(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000_000.0
}

/// Three digits that mean something.
pub(crate) fn round(value: f64) -> String {
    let digits = match value.abs() {
        0.0 => 0,
        it if it >= 100.0 => 0,
        it if it >= 10.0 => 1,
        it if it >= 1.0 => 2,
        _ => 3,
    };
    format!("{value:.digits$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_value_that_was_measured() {
        let values = [4.0, 1.0, 3.0, 2.0];
        let at = |of_a_hundred| round(percentile(&values, of_a_hundred));
        assert_eq!([0, 25, 50, 51, 99, 100].map(at), ["1.00", "1.00", "2.00", "3.00", "4.00", "4.00"]);
        assert!(percentile(&[], 50).is_nan());
    }

    #[test]
    fn ratios_are_taken_within_a_round() {
        let mut figures = Figures::default();
        for (own, others) in [(1.0, 1.0), (30.0, 10.0), (4.0, 2.0)] {
            figures.add("relay", "ms", "own", own);
            figures.add("relay", "ms", "other", others);
        }
        let ratio = figures.ratio("relay", "own", "other");
        assert_eq!(ratio, Some(Spread { least: 1.0, median: 2.0, most: 3.0 }));
        assert_eq!(figures.ratio("relay", "own", "nobody"), None);
        assert_eq!(figures.ratio("wake", "own", "other"), None);
    }

    #[test]
    fn a_table_has_ratios_first_and_three_digits() {
        let mut figures = Figures::default();
        figures.add("relay, p50", "ms", "own", 0.5512);
        figures.add("relay, p50", "ms", "other", 0.5);
        let table = "| relay, p50 | of other | ms, median | ms, rounds |\n|---|---|---|---|\n\
                     | own | 1.10× (1.10–1.10) | 0.551 | 0.551–0.551 |\n\
                     | other | 1.00× (1.00–1.00) | 0.500 | 0.500–0.500 |\n";
        assert_eq!(figures.tables("other"), table);
    }

    #[test]
    fn what_was_measured_under_conditions_is_in_one_table() {
        let mut figures = Figures::default();
        for (what, own, other) in [("click; fast", 2.0, 1.0), ("bytes", 5.0, 5.0), ("click; slow", 3.0, 6.0)] {
            figures.add(what, "ms", "own", own);
            figures.add(what, "ms", "other", other);
        }
        figures.add("click; slow", "ms", "late", 3.0);
        let tables = figures.tables("own");
        let table = "| click, ms; of own | fast | slow |\n|---|---|---|\n\
                     | own | 1.00×, 2.00 (2.00–2.00) | 1.00×, 3.00 (3.00–3.00) |\n\
                     | other | 0.50×, 1.00 (1.00–1.00) | 2.00×, 6.00 (6.00–6.00) |\n\
                     | late |  | 1.00×, 3.00 (3.00–3.00) |\n\n\
                     | bytes | of own |";
        assert!(tables.starts_with(table), "{tables}");
    }

    #[test]
    fn of_nothing_nothing_is_a_share() {
        let mut figures = Figures::default();
        figures.add("long tasks", "", "own", 0.0);
        figures.add("long tasks", "", "other", 0.0);
        assert_eq!(figures.ratio("long tasks", "own", "other"), None);
    }
}
