//! Where an arrow leads in groups of emoji that stand in rows.

/// Emoji in a row. The stylesheet says the same.
pub const COLUMNS: usize = 8;

/// The place that `key` leads to from `place`, counted over all groups; nothing where it leads out of them.
pub fn moved(place: usize, key: &str, groups: &[usize]) -> Option<usize> {
    let count: usize = groups.iter().sum();
    let to = match key {
        "ArrowLeft" => place.checked_sub(1)?,
        "ArrowRight" => place + 1,
        "ArrowUp" => beside(place, groups, |row| row.checked_sub(1))?,
        "ArrowDown" => beside(place, groups, |row| Some(row + 1))?,
        _ => return None,
    };
    (to < count).then_some(to)
}

/// The same column of another row, or its last place.
fn beside(place: usize, groups: &[usize], other: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let rows = rows(groups);
    let row = rows.iter().rposition(|(start, _)| *start <= place)?;
    let column = place - rows.get(row)?.0;
    let (start, length) = rows.get(other(row)?)?;
    Some(start + column.min(length - 1))
}

/// Where each row begins, and how many it holds.
fn rows(groups: &[usize]) -> Vec<(usize, usize)> {
    let mut rows = Vec::new();
    let mut start = 0;
    for &length in groups {
        for before in (0..length).step_by(COLUMNS) {
            rows.push((start + before, COLUMNS.min(length - before)));
        }
        start += length;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows: 0-7, 8-9; 10-12; 13-20.
    fn check(place: usize, key: &str, expected: Option<usize>) {
        assert_eq!(moved(place, key, &[10, 3, 8]), expected, "{place} {key}");
    }

    #[test]
    fn arrows_lead_along_a_row_and_on_to_the_next() {
        check(3, "ArrowRight", Some(4));
        check(9, "ArrowRight", Some(10));
        check(10, "ArrowLeft", Some(9));
        check(20, "ArrowRight", None);
        check(0, "ArrowLeft", None);
    }

    #[test]
    fn up_and_down_keep_the_column_where_the_row_has_it() {
        check(1, "ArrowDown", Some(9));
        check(5, "ArrowDown", Some(9));
        check(9, "ArrowDown", Some(11));
        check(12, "ArrowDown", Some(15));
        check(20, "ArrowUp", Some(12));
        check(12, "ArrowUp", Some(9));
        check(2, "ArrowUp", None);
        check(15, "ArrowDown", None);
    }

    #[test]
    fn other_keys_and_no_emoji_lead_nowhere() {
        check(3, "a", None);
        assert_eq!(moved(0, "ArrowDown", &[]), None);
        assert_eq!(moved(0, "ArrowRight", &[]), None);
    }
}
