//! A name as one or two letters, for a face without a photo.

/// The first letters of the first and the last word, as they are written; a stylesheet can make them capitals.
pub fn initials(name: &str) -> String {
    let is_letter = |letter: &char| letter.is_ascii_alphanumeric() || !letter.is_ascii();
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().find(is_letter));
    let first = letters.next();
    first.into_iter().chain(letters.next_back()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        for (name, expected) in [
            ("Anna", "A"),
            ("Anna de Vries", "AV"),
            ("  élodie  brun ", "éb"),
            ("(Bram)", "B"),
            ("", ""),
            ("李 小龙", "李小"),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
