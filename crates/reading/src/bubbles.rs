//! A long answer reads better in short bubbles: one for each of its paragraphs.

/// From how many characters of one paragraph on a writer is told that shorter reads better.
const LONG: usize = 350;

/// The parts of a text between its blank lines; at least one.
pub fn bubbles(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_ascii().is_empty() {
            parts.push(text.get(from..at).unwrap_or_default());
            from = at + line.len();
        }
        at += line.len();
    }
    parts.push(text.get(from..).unwrap_or_default());
    let parts: Vec<_> =
        parts.into_iter().map(|part| part.trim_end_matches('\n')).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { vec![text] } else { parts }
}

/// Whether a paragraph of it is longer than reads well.
pub fn is_long(text: &str) -> bool {
    bubbles(text).into_iter().any(|part| part.chars().count() >= LONG)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e4_a_text_falls_apart_at_its_blank_lines_and_nowhere_else() {
        for (text, expected) in [
            ("one", &["one"] as &[_]),
            ("one\ntwo", &["one\ntwo"]),
            ("one\n\ntwo", &["one", "two"]),
            ("one\n \t\n\n\ntwo\nthree\n\nfour", &["one", "two\nthree", "four"]),
            ("\n\none\n\n", &["one"]),
            ("  indented\n\n  too", &["  indented", "  too"]),
            ("", &[""]),
            ("\n", &["\n"]),
            ("é\n\n漢", &["é", "漢"]),
        ] {
            assert_eq!(bubbles(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_long_is_long_in_one_paragraph() {
        let short = "é".repeat(LONG - 1);
        assert!(!is_long(&short) && !is_long(&format!("{short}\n\n{short}")));
        assert!(is_long(&format!("hi\n\n{short}!")));
    }
}
