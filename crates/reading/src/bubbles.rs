//! A long answer reads better in short bubbles: one for each of its paragraphs.

/// From how many characters of one paragraph on a writer is told that shorter reads better.
const LONG: usize = 350;

/// The parts of a text between its blank lines; at least one. Goes byte by byte: to search for a text costs the widget a
/// kilobyte.
pub fn bubbles(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut parts = Vec::new();
    // Of the part that goes on: where it begins, and where its last line that is not blank ends.
    let (mut from, mut to) = (0, 0);
    let mut at = 0;
    while at < bytes.len() {
        let (mut end, mut is_blank) = (at, true);
        while let Some(byte) = bytes.get(end).filter(|byte| **byte != b'\n') {
            is_blank &= byte.is_ascii_whitespace();
            end += 1;
        }
        if is_blank {
            parts.extend(text.get(from..to).filter(|part| !part.is_empty()));
            (from, to) = (end + 1, end + 1);
        } else {
            to = end;
        }
        at = end + 1;
    }
    parts.extend(text.get(from..to).filter(|part| !part.is_empty()));
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
