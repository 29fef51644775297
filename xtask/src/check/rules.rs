//! Which rules of the protocol no test cites. Reads texts; knows nothing of folders.

use std::collections::BTreeSet;

/// The ids of the rules that the document gives, in its order: lines that begin with `- **D1**`.
pub(crate) fn given(document: &str) -> Vec<String> {
    let id = |line: &str| Some(line.strip_prefix("- **")?.split_once("**")?.0.to_lowercase());
    document.lines().filter_map(id).filter(|id| is_id(id)).collect()
}

/// The ids that a source's tests cite: `fn d1_…`, `async fn d1_…` and `fn …_d2_…` in Rust, `test("d1, d2: …` in JavaScript.
pub(crate) fn cited(source: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for line in source.lines().map(str::trim_start) {
        let line = line.strip_prefix("async ").unwrap_or(line);
        let title = line.strip_prefix("test(").and_then(|rest| rest.get(1..)?.split_once(':'));
        let words: Vec<&str> = match (line.strip_prefix("fn "), title) {
            (Some(function), _) => function.split('(').next().unwrap_or_default().split('_').collect(),
            (None, Some((before, _))) => before.split(", ").collect(),
            (None, None) => continue,
        };
        ids.extend(words.into_iter().filter(|word| is_id(word)).map(ToOwned::to_owned));
    }
    ids
}

fn is_id(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_lowercase())
        && !letters.as_str().is_empty()
        && letters.all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_found_where_they_are_given() {
        let document = "# Rules\n- **B1** A body…\n- **store**: no rule\n- **D10** The head…\nsee D3";
        assert_eq!(given(document), ["b1", "d10"]);
    }

    #[test]
    fn citations_are_found_in_names_of_tests() {
        let source = "    fn d3_two_tabs() {\nasync fn c2_all_are_back() {\nfn d5_to_d6_hold() {\ntest(\"l1, s2: a\", async\n  test(`t1: b`\n// d9: no\nfn id4() {";
        assert_eq!(cited(source).into_iter().collect::<Vec<_>>(), ["c2", "d3", "d5", "d6", "l1", "s2", "t1"]);
    }
}
