//! Prices as pages write them, as one number. Where it could be read in two ways it is no price: a wrong one is worse than
//! none.

use protocol::limits;

/// The number in a text such as `49.95`, `€ 49,95` or `1.299,00`, as `49.95` or `1299`; nothing where it is not one.
pub(crate) fn amount(text: &str) -> Option<String> {
    let digits = |letter: char| letter.is_ascii_digit();
    let start = text.find(digits)?;
    let end = text.rfind(digits)? + 1;
    let number = text.get(start..end)?;
    // `-5`, `.5`: somebody else's guess.
    let is_odd = |letter: char| matches!(letter, '-' | '+' | '−' | '.' | ',');
    if text.get(..start)?.trim_end().ends_with(is_odd) || number.len() > 2 * limits::CARD_AMOUNT_DIGITS {
        return None;
    }
    let separators: Vec<(usize, char)> = number.char_indices().filter(|(_, letter)| !letter.is_ascii_digit()).collect();
    if separators.iter().any(|(_, letter)| !matches!(letter, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}')) {
        return None;
    }
    let (whole, part) = match point(number, &separators)? {
        Point::Nowhere => (number, ""),
        Point::At(place) => (&number[..place], &number[place + 1..]),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    // 49.9500 is 49.95, and 49.5 is 49.50 to whoever writes it out.
    let part = part.trim_end_matches('0');
    let fits = whole.len() <= limits::CARD_AMOUNT_DIGITS && part.len() <= limits::CARD_AMOUNT_DECIMALS;
    fits.then(|| if part.is_empty() { whole.to_owned() } else { [whole, ".", part].concat() })
}

/// Where the decimals of a number begin.
#[derive(Clone, Copy)]
enum Point {
    /// It has none.
    Nowhere,
    /// Behind the sign at this place.
    At(usize),
}

/// Where the decimals begin; nothing where the number can be read in two ways.
fn point(number: &str, separators: &[(usize, char)]) -> Option<Point> {
    let Some((&(last, letter), before)) = separators.split_last() else { return Some(Point::Nowhere) };
    let behind = number.len() - last - letter.len_utf8();
    let are_groups = |separators: &[(usize, char)], end: usize| {
        let ends = separators.iter().skip(1).map(|(place, _)| *place).chain([end]);
        separators.iter().zip(ends).all(|((place, letter), end)| end - place - letter.len_utf8() == 3)
    };
    let is_decimal_sign = matches!(letter, '.' | ',');
    let is_one_sign = before.iter().all(|(_, other)| *other == letter);
    if is_decimal_sign && (behind != 3 || !is_one_sign) {
        // 1.299,00 and 1.299,995: the others part thousands, by another sign.
        let is_clear = before.iter().all(|(_, other)| *other != letter) && are_groups(before, last);
        return is_clear.then_some(Point::At(last));
    }
    // 1.299 may be more than a thousand or less than two; 1 299 and 1.299.000 only the former.
    let is_clear = is_one_sign && are_groups(separators, number.len()) && (!is_decimal_sign || !before.is_empty());
    is_clear.then_some(Point::Nowhere)
}

/// The three letters of a currency, in capitals; nothing where there are others.
pub(crate) fn currency(text: &str) -> Option<String> {
    let text = text.trim();
    (text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_alphabetic())).then(|| text.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k5_a_price_is_read_as_it_is_written() {
        for (text, expected) in [
            ("49.95", "49.95"),
            ("49,95", "49.95"),
            ("€ 49,95", "49.95"),
            ("49,95 €", "49.95"),
            ("49", "49"),
            ("49.5", "49.5"),
            ("49.9500", "49.95"),
            ("49.0000", "49"),
            ("0", "0"),
            ("0.00", "0"),
            ("007.50", "7.5"),
            ("1,299.00", "1299"),
            ("1.299,95", "1299.95"),
            ("1'299.95", "1299.95"),
            ("1 299,95", "1299.95"),
            ("1\u{a0}299", "1299"),
            ("1.299.000", "1299000"),
            ("1,299.995", "1299.995"),
            ("EUR 12", "12"),
        ] {
            assert_eq!(amount(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn k5_what_could_be_two_prices_or_none_is_none() {
        for text in [
            "",
            "free",
            "-5",
            "€ -5",
            ".5",
            "1.299",
            "1,299",
            "10 - 20",
            "10–20",
            "1e3",
            "12.34.56",
            "1,23,456",
            "1.2345,00",
            "1234567890",
            "9999999999999999999999",
            "1.123456",
            "12 50 and more 3",
        ] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn k5_a_currency_has_three_letters() {
        assert_eq!(currency(" eur "), Some("EUR".to_owned()));
        for text in ["", "€", "EURO", "E1R", "ÉUR"] {
            assert_eq!(currency(text), None, "{text}");
        }
    }
}
