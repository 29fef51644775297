//! Which emoji a person used last. Ignores where that is kept.

/// Two rows of the picker.
const MOST: usize = 16;

/// The signs, with a space between and the newest first, after `sign` was used. Those that are used no more drop out at
/// the end.
pub fn with_newest(signs: &str, sign: &str) -> String {
    let others = signs.split(' ').filter(|other| *other != sign && !other.is_empty());
    [sign].into_iter().chain(others).take(MOST).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_and_each_stands_once() {
        assert_eq!(with_newest("", "🌹"), "🌹");
        assert_eq!(with_newest("🐱 😀", "🌹"), "🌹 🐱 😀");
        assert_eq!(with_newest("🐱 😀 🌹", "🌹"), "🌹 🐱 😀");
        let many = ('a'..='z').fold(String::new(), |signs, sign| with_newest(&signs, &sign.to_string()));
        assert_eq!((many.split(' ').count(), many.starts_with("z y")), (MOST, true));
    }
}
