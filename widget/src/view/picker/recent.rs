//! The emoji that a person used last. Kept on the device once one was used: by the frame where it may, else for as long
//! as it lives.

use std::cell::RefCell;

use browser::storage::{self, Shelf};

/// Two rows.
const MOST: usize = 16;

thread_local! {
    static USED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Their signs with a space between, the newest first.
pub(super) fn signs(site: &str) -> String {
    storage::get(Shelf::Device, &key(site)).unwrap_or_else(|| USED.with_borrow(String::clone))
}

/// This one was used now.
pub(super) fn used(site: &str, sign: &str) {
    let signs = with(&signs(site), sign);
    storage::set(Shelf::Device, &key(site), &signs);
    USED.set(signs);
}

fn with(signs: &str, sign: &str) -> String {
    let others = signs.split(' ').filter(|other| *other != sign && !other.is_empty());
    [sign].into_iter().chain(others).take(MOST).collect::<Vec<_>>().join(" ")
}

fn key(site: &str) -> String {
    ["edgewise:", site, ":emoji"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_and_each_stands_once() {
        assert_eq!(with("", "🌹"), "🌹");
        assert_eq!(with("🐱 😀", "🌹"), "🌹 🐱 😀");
        assert_eq!(with("🐱 😀 🌹", "🌹"), "🌹 🐱 😀");
        let many = ('a'..='z').fold(String::new(), |signs, sign| with(&signs, &sign.to_string()));
        assert_eq!((many.split(' ').count(), many.starts_with("z y")), (MOST, true));
    }
}
