//! When a smiley or a name that a person types becomes an emoji, and how that is undone. Ignores the field; counts places
//! as browsers do, in units of UTF-16.

use std::ops::Range;

use super::smileys::{name, open_name, smiley};

/// What of the text that is being written is to be replaced. The cursor stands behind it then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// Where it begins, in units of UTF-16.
    pub from: u32,
    /// Where it ends, in units of UTF-16.
    pub to: u32,
    /// What stands there then.
    pub with: String,
}

/// A text that is being written, from the first letter on.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    text: String,
    /// Bytes of the text that were given back to the person, who wants them as they are.
    kept: Vec<Range<usize>>,
    /// The last change, as long as nothing else has happened.
    change: Option<Change>,
}

#[derive(Debug, Clone)]
struct Change {
    /// The text before it, and where the cursor stood.
    before: String,
    at: usize,
    /// The text after it, and where the cursor stands.
    after: String,
    then: usize,
    /// The bytes before it that were replaced. What triggered the change stands behind them.
    smiley: Range<usize>,
}

impl Typed {
    /// The person typed a letter: the text is `text` now, and the cursor stands at `caret`. What is to be replaced, and
    /// `named` says what stands for a name.
    pub fn typed(&mut self, text: &str, caret: u32, named: impl FnOnce(&str) -> Option<String>) -> Option<Swap> {
        // What was replaced or given back comes in as if it were typed.
        if self.became(text).is_some() {
            return None;
        }
        let at = bytes(text, caret);
        let before = &text[..at];
        let whole = without_space(before);
        let (from, sign) = match name(whole) {
            Some((from, of)) => (from, named(of)?),
            None if whole == before => return None,
            None => smiley(whole).map(|(from, sign)| (from, sign.to_owned()))?,
        };
        let smiley = from..whole.len();
        if self.kept.contains(&smiley) {
            return None;
        }
        let with = [&sign, &before[smiley.end..]].concat();
        let after = [&text[..smiley.start], &with, &text[at..]].concat();
        let then = smiley.start + with.len();
        let swap = Swap { from: units(&text[..smiley.start]), to: caret, with };
        self.change = Some(Change { before: text.to_owned(), at, after, then, smiley });
        Some(swap)
    }

    /// The text became `text` otherwise: it was pasted, sent, chosen, replaced. Says where the cursor belongs if the browser
    /// has undone the last change.
    pub fn became(&mut self, text: &str) -> Option<u32> {
        if self.change.as_ref().is_some_and(|change| change.after == text) {
            self.follow(text);
            return None;
        }
        let change = self.change.take();
        self.follow(text);
        let change = change.filter(|change| change.before == text)?;
        self.kept.push(change.smiley);
        Some(units(&text[..change.at]))
    }

    /// The person presses Backspace with the cursor at `caret`: right after a change that means to give back what they
    /// typed.
    pub fn give_back(&mut self, text: &str, caret: u32) -> Option<Swap> {
        let change = self.change.as_ref()?;
        if change.after != text || change.then != bytes(text, caret) {
            return None;
        }
        let from = units(&change.before[..change.smiley.start]);
        Some(Swap { from, to: caret, with: change.before[change.smiley.start..change.at].to_owned() })
    }

    /// The text as it is to be sent, where a smiley at its end becomes an emoji.
    pub fn sent(&self, text: &str) -> Option<String> {
        let whole = text.trim_end();
        let (from, sign) = smiley(whole)?;
        let is_kept = self.text == text && self.kept.contains(&(from..whole.len()));
        (!is_kept).then(|| [&text[..from], sign].concat())
    }

    /// What was given back stays so, wherever it moves, as long as it is whole. Says whether the text is another.
    fn follow(&mut self, text: &str) -> bool {
        let (old, new) = (self.text.as_bytes(), text.as_bytes());
        if old == new {
            return false;
        }
        let most = old.len().min(new.len());
        let head = old.iter().zip(new).take_while(|(one, other)| one == other).count();
        let same = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
        let tail = old.len() - same.min(most - head);
        let (old, new) = (old.len(), new.len());
        let moved = |place: usize| place + new - old;
        self.kept.retain_mut(|kept| {
            if kept.start >= tail {
                *kept = moved(kept.start)..moved(kept.end);
                return true;
            }
            kept.end <= head
        });
        text.clone_into(&mut self.text);
        true
    }
}

/// Whether the cursor at `caret` stands behind what may be an emoji's name, so that the names are wanted.
pub fn wants_names(text: &str, caret: u32) -> bool {
    let before = without_space(&text[..bytes(text, caret)]);
    open_name(before).or_else(|| name(before)).is_some()
}

/// Without the space or line break that may stand at its end.
fn without_space(text: &str) -> &str {
    text.strip_suffix(char::is_whitespace).unwrap_or(text)
}

/// How long `text` is, in units of UTF-16.
fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The place in bytes that so many units of UTF-16 lead to; the end where there are fewer.
fn bytes(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (place, letter) in text.char_indices() {
        if left == 0 {
            return place;
        }
        left = left.saturating_sub(letter.len_utf16());
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field, as a browser keeps it.
    #[derive(Default)]
    struct Field {
        text: String,
        caret: usize,
        typed: Typed,
    }

    impl Field {
        fn replace(&mut self, from: usize, to: usize, with: &str) {
            self.text.replace_range(from..to, with);
            self.caret = from + with.len();
        }

        fn swap(&mut self, swap: &Swap) {
            let [from, to] = [swap.from, swap.to].map(|place| bytes(&self.text, place));
            self.replace(from, to, &swap.with);
            // As browsers tell it.
            assert_eq!(self.typed.typed(&self.text.clone(), self.caret(), |_| None), None);
        }

        fn caret(&self) -> u32 {
            units(&self.text[..self.caret])
        }

        fn types(&mut self, letters: &str) -> &mut Self {
            for letter in letters.chars() {
                self.replace(self.caret, self.caret, &letter.to_string());
                let named = |name: &str| (name == "heart").then(|| "❤️".to_owned());
                if let Some(swap) = self.typed.typed(&self.text.clone(), self.caret(), named) {
                    self.swap(&swap);
                }
            }
            self
        }

        fn backspace(&mut self) -> &mut Self {
            if let Some(swap) = self.typed.give_back(&self.text.clone(), self.caret()) {
                self.swap(&swap);
            } else {
                let last = self.text[..self.caret].char_indices().next_back().map_or(0, |(place, _)| place);
                self.replace(last, self.caret, "");
                assert_eq!(self.typed.became(&self.text.clone()), None);
            }
            self
        }

        fn at(&mut self, caret: usize) -> &mut Self {
            self.caret = caret;
            self
        }

        fn pastes(&mut self, text: &str) -> &mut Self {
            self.replace(self.caret, self.caret, text);
            assert_eq!(self.typed.became(&self.text.clone()), None);
            self
        }

        /// The text, with a stroke for the cursor.
        fn reads(&mut self, expected: &str) -> &mut Self {
            let (before, after) = self.text.split_at(self.caret);
            assert_eq!(format!("{before}|{after}"), expected);
            self
        }
    }

    fn field() -> Field {
        Field::default()
    }

    #[test]
    fn a_smiley_changes_with_the_space_behind_it() {
        field().types("Thanks :)").reads("Thanks :)|");
        field().types("Thanks :) ").reads("Thanks 🙂 |");
        field().types(":-)\nBye ;) and <3 ").reads("🙂\nBye 😉 and ❤️ |");
        field().types("👍 :) 👍 :D ").reads("👍 🙂 👍 😄 |");
        field().types("one two").at(4).types(":) ").reads("one 🙂 |two");
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for text in ["http:// ", "at 10:30 ", "a): ", "b) ", "Thanks:) ", "`:) ", "1:) ", ":)) ", "x :)  "] {
            let expected = if text == "x :)  " { "x 🙂  " } else { text };
            field().types(text).reads(&format!("{expected}|"));
        }
        field().pastes("so :) :heart: ").reads("so :) :heart: |");
        // The space that is typed elsewhere is none behind a smiley.
        field().pastes("a :) b").at(1).types(" ").reads("a | :) b");
    }

    #[test]
    fn a_name_changes_with_its_second_colon() {
        field().types("I :heart").reads("I :heart|");
        field().types("I :heart:").reads("I ❤️|");
        field().types(":heart::heart: you").reads("❤️❤️ you|");
        field().types("I :hart: and 10:heart:").reads("I :hart: and 10:heart:|");
        assert!(
            wants_names("I :h", 4)
                && wants_names("I :h and so on", 4)
                && wants_names("I :h:", 5)
                && wants_names("I :h: ", 6)
        );
        for text in ["I", "I :", "10:3", "http://"] {
            assert!(!wants_names(text, units(text)), "{text}");
        }
    }

    #[test]
    fn a_name_that_was_not_known_in_time_changes_with_the_space() {
        let mut typed = Typed::default();
        assert_eq!(typed.typed(":hart:", 6, |_| None), None);
        assert_eq!(typed.typed(":hart: ", 7, |_| None), None);
        let swap = typed.typed(":hart: ", 7, |_| Some("❤️".to_owned()));
        assert_eq!(swap, Some(Swap { from: 0, to: 7, with: "❤️ ".to_owned() }));
    }

    #[test]
    fn backspace_right_after_gives_back_what_was_typed_and_it_stays() {
        field().types("Hi :) ").backspace().reads("Hi :) |").types("there ").reads("Hi :) there |");
        field().types("Hi :heart:").backspace().reads("Hi :heart:|").types(" x").reads("Hi :heart: x|");
        // Another space is no new smiley, wherever the smiley has moved; another smiley is one.
        field().types("Hi :) ").backspace().backspace().reads("Hi :)|").types(" ").reads("Hi :) |");
        field().types(":) ").backspace().at(0).types("So, ").at(6).types(" ").reads("So, :) | ");
        field().types(":) ").backspace().backspace().backspace().types(") ").reads("🙂 |");
        field().types(":) ").backspace().types(":) ").reads(":) 🙂 |");
    }

    #[test]
    fn backspace_later_is_backspace() {
        field().types(":) a").backspace().backspace().backspace().reads("|");
        field().types(":) ").at(0).at(4).backspace().reads("| ");
        field().types(":) :( ").backspace().reads("🙂 :( |").backspace().reads("🙂 :(|");
    }

    #[test]
    fn what_the_browser_undoes_stays_undone() {
        let mut field = field();
        field.types("Hi :) ").text = "Hi :) ".to_owned();
        assert_eq!(field.typed.became("Hi :) "), Some(6));
        field.at(6).types("x").reads("Hi :) x|");
        assert_eq!(field.typed.sent("Hi :)"), Some("Hi 🙂".to_owned()));
    }

    #[test]
    fn sending_changes_a_smiley_at_the_end_unless_it_was_given_back() {
        let sent = |field: &Field| field.typed.sent(&field.text);
        assert_eq!(sent(field().types("Bye :)")), Some("Bye 🙂".to_owned()));
        assert_eq!(sent(field().types("Bye :)").pastes("\n")), Some("Bye 🙂".to_owned()));
        assert_eq!(sent(field().types("Bye")), None);
        assert_eq!(sent(field().types("See http://")), None);
        assert_eq!(sent(field().types("Bye :) ").backspace().backspace()), None);
        assert_eq!(sent(field().types("Bye :) ").backspace()), None);
        assert_eq!(sent(field().types("Bye :) ").backspace().at(0).types("Well. ")), None);
        assert_eq!(sent(field().types(":) ").backspace().types(":)")), Some(":) 🙂".to_owned()));
    }

    #[test]
    fn places_are_counted_as_browsers_count() {
        let mut typed = Typed::default();
        typed.became("🎉é :)");
        let swap = typed.typed("🎉é :) ", 7, |_| None);
        assert_eq!(swap, Some(Swap { from: 4, to: 7, with: "🙂 ".to_owned() }));
        assert_eq!(typed.became("🎉é 🙂 "), None);
        assert_eq!(typed.give_back("🎉é 🙂 ", 7), Some(Swap { from: 4, to: 7, with: ":) ".to_owned() }));
        assert_eq!(typed.give_back("🎉é 🙂 ", 6), None);
    }
}
