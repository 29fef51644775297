//! The text that is being written: what may stand in it, and how much room is left.

use protocol::limits::BODY_CHARACTERS;

/// From how many characters on the writer is told how many are left.
const COUNT_FROM: usize = 3_800;

/// How a draft stands to the limit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// Nothing to be said.
    Plenty,
    /// So many characters are left.
    Left(usize),
    /// So many are too many.
    Over(usize),
}

/// How much room is left after `text`, which is sent trimmed.
pub(crate) fn room(text: &str) -> Room {
    match text.trim().chars().count() {
        count if count > BODY_CHARACTERS => Room::Over(count - BODY_CHARACTERS),
        count if count >= COUNT_FROM => Room::Left(BODY_CHARACTERS - count),
        _ => Room::Plenty,
    }
}

/// What was pasted, without what a message may not hold (rule B1); `None` when there is nothing to take out.
pub(crate) fn cleaned(text: &str) -> Option<String> {
    let odd = |letter: char| letter.is_control() && letter != '\n' && letter != '\t';
    text.contains(odd).then(|| text.chars().filter(|&letter| !odd(letter)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b1_the_writer_is_told_before_the_limit_and_over_it() {
        assert_eq!(room(&"é".repeat(3_799)), Room::Plenty);
        assert_eq!(room(&"é".repeat(3_800)), Room::Left(200));
        assert_eq!(room(&format!("  {}\n", "a".repeat(4_000))), Room::Left(0));
        assert_eq!(room(&"a".repeat(4_003)), Room::Over(3));
    }

    #[test]
    fn b1_control_characters_are_taken_out_and_line_breaks_stay() {
        assert_eq!(cleaned("a\nb\tc"), None);
        assert_eq!(cleaned("a\r\nb\u{0}c\u{1b}"), Some("a\nbc".to_owned()));
    }
}
