//! Whether a message is nothing but a few emoji, which are then shown larger.

/// The most characters (not pictures: a family is several) of such a message.
const MOST: usize = 12;

/// Whether `text` consists of emoji only.
pub(super) fn is_emoji_only(text: &str) -> bool {
    let mut pictures = 0;
    for (place, letter) in text.chars().enumerate() {
        if is_picture(letter) {
            pictures += 1;
        } else if !is_modifier(letter) {
            return false;
        }
        if place >= MOST {
            return false;
        }
    }
    pictures > 0
}

/// Source: the blocks that hold nearly all of Unicode's `Extended_Pictographic`; a few odd symbols stay small.
fn is_picture(letter: char) -> bool {
    matches!(letter, '\u{1f300}'..='\u{1faff}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}' | '\u{2b55}')
}

/// What joins and varies pictures, skin tones aside, which are pictures by their block.
fn is_modifier(letter: char) -> bool {
    matches!(letter, '\u{200d}' | '\u{fe0f}' | '\u{20e3}' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_emoji_are_and_words_are_not() {
        for text in ["👍", "❤️", "👩‍👩‍👧", "🇳🇱 🎉", "👍🏽👍🏽"] {
            assert!(is_emoji_only(text), "{text}");
        }
        for text in ["", " ", "ok 👍", "12", ":-)", &"👍".repeat(13)] {
            assert!(!is_emoji_only(text), "{text}");
        }
    }
}
