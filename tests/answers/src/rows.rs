//! Labelled questions in a file. Ignores what is done with them.

use std::collections::BTreeSet;
use std::fs;

/// The label of what must not be answered.
pub(crate) const OOS: &str = "oos";

/// A question, and what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) text: String,
}

/// The rows of a file; of one split, where it has three columns.
pub(crate) fn read(path: &str, split: Option<&str>) -> Result<Vec<Row>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let rows = parsed(&text, split).map_err(|complaint| format!("{path}, {complaint}"))?;
    if rows.is_empty() {
        return Err(format!(
            "{path}: there is nothing in it{}",
            split.map_or(String::new(), |split| format!(" of {split}"))
        ));
    }
    Ok(rows)
}

fn parsed(text: &str, split: Option<&str>) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    let columns = if split.is_some() { 3 } else { 2 };
    let mut splits = BTreeSet::new();
    for (at, line) in text.lines().enumerate().skip(columns - 2) {
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() {
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() != columns {
            let hint = if split.is_none() && fields.len() == 3 { "; --split reads three" } else { "" };
            return Err(format!("line {}: {} columns instead of {columns}{hint}", at + 1, fields.len()));
        }
        let (label, text) = (fields[columns - 2].trim(), fields[columns - 1].trim());
        if label.is_empty() || text.is_empty() {
            return Err(format!("line {}: label or text is missing", at + 1));
        }
        let own = fields[0].strip_prefix("oos_").unwrap_or(fields[0]);
        splits.insert(own);
        if split.is_none_or(|split| split == own) {
            rows.push(Row { label: label.to_owned(), text: text.to_owned() });
        }
    }
    match split.filter(|split| !splits.contains(split)) {
        Some(split) => Err(format!("line 1: there is no split `{split}`, only {}", Vec::from_iter(splits).join(", "))),
        None => Ok(rows),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, text: &str) -> Row {
        Row { label: label.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_file_has_a_label_and_a_text_in_each_line() {
        let rows = parsed("a\tWhere is it?\r\n\noos\tWhat is love?\n", None);
        assert_eq!(rows, Ok(vec![row("a", "Where is it?"), row(OOS, "What is love?")]));
    }

    #[test]
    fn of_three_columns_the_first_says_the_split() {
        let text = "split\tintent\ttext\ntrain\ta\tx\nval\ta\ty\noos_val\toos\tz\n";
        assert_eq!(parsed(text, Some("val")), Ok(vec![row("a", "y"), row(OOS, "z")]));
        assert_eq!(parsed(text, Some("test")), Err("line 1: there is no split `test`, only train, val".to_owned()));
    }

    #[test]
    fn a_wrong_line_is_refused_by_its_number() {
        for (text, complaint) in [
            ("a\tx\nb", "line 2: 1 columns instead of 2"),
            ("a\tx\ty", "line 1: 3 columns instead of 2; --split reads three"),
            ("\tx", "line 1: label or text is missing"),
            ("a\tx\nb\t ", "line 2: label or text is missing"),
        ] {
            assert_eq!(parsed(text, None), Err(complaint.to_owned()));
        }
        assert_eq!(parsed("head\ntrain\ta", Some("train")), Err("line 2: 2 columns instead of 3".to_owned()));
    }
}
