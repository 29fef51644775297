//! A text as its words: small letters without accents. Ignores what the words mean.

/// Letters that are read of a text; what stands behind costs nothing and changes nothing.
pub(crate) const MOST_LETTERS: usize = 4_000;
/// Letters that are read of a word: no word of Dutch or English that people type is longer.
pub(crate) const LONGEST_WORD: usize = 40;

/// The words of a text, in their order: small letters and digits, without accents and apostrophes, parted by all else.
/// Reads the first 4,000 letters of the text and the first 40 of a word.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut letters = 0;
    for letter in text.chars().take(MOST_LETTERS).flat_map(char::to_lowercase) {
        if is_silent(letter) {
            continue;
        }
        if !letter.is_alphanumeric() {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            letters = 0;
        } else if letters < LONGEST_WORD {
            letters += 1;
            match folded(letter) {
                Some(plain) => word.push_str(plain),
                None => word.push(letter),
            }
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Apostrophes and what is put on the letter before: left out, so that `foto's` and `fotos` are one word.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{300}'..='\u{36f}')
}

/// A small Latin letter with an accent as its plain letters.
fn folded(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' => "i",
        'ĳ' => "ij",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ǒ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ǔ' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(words(text).join(" "), expected, "{text:?}");
    }

    #[test]
    fn words_are_small_and_plain() {
        check("Wat kost één café-crème?", "wat kost een cafe creme");
        check("ÉÉN straße, ĲSLAND, Œuvre", "een strasse ijsland oeuvre");
        check("cafe\u{301} cre\u{300}me", "cafe creme");
        check("It's Jan’s foto's", "its jans fotos");
        check("track & trace: 3SABC-18:00", "track trace 3sabc 18 00");
        check("Ελλάδα, привет", "ελλάδα привет");
    }

    #[test]
    fn what_has_no_letters_has_no_words() {
        check("", "");
        check(" \n\t ", "");
        check("?!… 👍🏽 — ’", "");
    }

    #[test]
    fn normalising_twice_is_normalising_once() {
        let once = words("İstanbul’da ÆØÅ ß 12,50 €");
        assert_eq!(words(&once.join(" ")), once);
    }

    #[test]
    fn long_texts_and_words_are_read_to_a_limit() {
        assert_eq!(words(&"a ".repeat(10_000)).len(), 2_000);
        assert_eq!(words(&"x".repeat(10_000)), ["x".repeat(40)]);
    }
}
