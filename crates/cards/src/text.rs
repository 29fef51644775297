//! Bytes and texts of a page as a person reads them.

use html5gum::{State, Token, Tokenizer};

/// Bytes 128 to 159 of the encoding that pages without another mostly have (windows-1252).
const ODD: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// A page's letters: UTF-8, or else windows-1252, whatever it says itself. It may have been cut within a letter.
pub(crate) fn letters(bytes: &[u8]) -> String {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => {
            bytes.get(..error.valid_up_to()).and_then(|whole| std::str::from_utf8(whole).ok())
        }
        Err(_) => None,
    };
    let odd = |byte: u8| byte.checked_sub(128).and_then(|place| ODD.get(usize::from(place))).copied();
    text.map_or_else(
        || bytes.iter().map(|byte| odd(*byte).unwrap_or(char::from(*byte))).collect(),
        |text| text.trim_start_matches('\u{feff}').to_owned(),
    )
}

/// A text with its entities decoded once, as in a `title`: a tag in it is text.
pub(crate) fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut tokens = Tokenizer::new(text);
    tokens.set_state(State::RcData);
    let mut whole = String::new();
    for token in tokens.flatten() {
        if let Token::String(part) = token {
            whole.push_str(&String::from_utf8_lossy(&part));
        }
    }
    whole
}

/// One line of what can be read, of at most so many characters; empty where nothing can be seen.
pub(crate) fn line(text: &str, characters: usize) -> String {
    let seen: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .filter(|letter| !turns_direction(*letter) && !matches!(letter, '\u{feff}' | '\u{ad}' | '\u{200b}'))
        .collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= characters {
        return line;
    }
    let cut: String = line.chars().take(characters - 1).collect();
    [cut.trim_end(), "…"].concat()
}

/// Whether it turns the direction of what is written beside it.
fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k5_a_page_is_utf_8_or_else_windows_1252() {
        assert_eq!(letters("€ 5".as_bytes()), "€ 5");
        assert_eq!(letters(&"€ 5 €".as_bytes()[..7]), "€ 5 ");
        assert_eq!(letters(b"\x80 5 \xe9\x93"), "€ 5 é“");
        assert_eq!(letters(b"\xef\xbb\xbfa"), "a");
        assert_eq!(letters(b""), "");
    }

    #[test]
    fn k5_entities_are_decoded_once_and_tags_are_text() {
        assert_eq!(decoded("Hem &amp; Haw &euro;&#x20;5 &eacute;&apos;"), "Hem & Haw € 5 é'");
        assert_eq!(decoded("&amp;lt;b&amp;gt;"), "&lt;b&gt;");
        assert_eq!(decoded("<script>alert(1)</script> &lt;b>"), "<script>alert(1)</script> <b>");
        assert_eq!(decoded("A & B &nosuch; &"), "A & B &nosuch; &");
    }

    #[test]
    fn k5_what_hides_or_turns_is_left_out_and_the_rest_is_one_line() {
        assert_eq!(line(" a\n\t b\u{0}\u{202e}c\u{2066} \u{200b}", 9), "a b c");
        assert_eq!(line("\u{202e}\u{0}", 9), "");
        assert_eq!(line(&"é".repeat(4_000), 120), format!("{}…", "é".repeat(119)));
        assert_eq!(line("four five", 6), "four…");
        assert_eq!(line("👩‍👩‍👧", 9), "👩‍👩‍👧");
    }
}
