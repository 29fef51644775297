//! Names and numbers in a text.

use crate::Language;

/// A text that counts, with `{count}` in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural {
    /// For one; in French for none, too.
    pub one: &'static str,
    /// For many, and in most languages for none.
    pub other: &'static str,
}

impl Plural {
    /// The form for so many, not yet filled.
    pub const fn form(self, language: Language, count: usize) -> &'static str {
        match (language, count) {
            // French counts none like one (Unicode's plural rules).
            (Language::Fr, 0) | (_, 1) => self.one,
            (Language::De | Language::En | Language::Fr | Language::Nl, _) => self.other,
        }
    }
}

/// A text with its values in place of their `{name}`. A value is never looked through for another; a name without a
/// value leaves nothing. A value in letters that run from right to left is set apart, so that it moves nothing of the
/// sentence around it.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or_default();
        filled.push_str(before);
        for (_, value) in values.iter().filter(|(of, _)| *of == name) {
            if value.contains(runs_from_right) {
                // The first strong isolate, and its end (Unicode Standard Annex 9).
                filled.extend(["\u{2068}", value, "\u{2069}"]);
            } else {
                filled.push_str(value);
            }
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// Whether a letter is Hebrew, Arabic or of another script of their blocks.
fn runs_from_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_where_their_names_stood() {
        let check = |text, expected| {
            assert_eq!(fill(text, &[("name", "Anna {count}"), ("count", "2")]), expected, "{text}");
        };
        check("{name} wrote {count}: {name}", "Anna {count} wrote 2: Anna {count}");
        check("nothing", "nothing");
        check("{unknown}!", "!");
        check("an open {name", "an open ");
        check("", "");
    }

    #[test]
    fn a_name_that_runs_from_the_right_is_set_apart() {
        let named = |name| fill("{name} · 12:30", &[("name", name)]);
        assert_eq!(named("שירה"), "\u{2068}שירה\u{2069} · 12:30");
        assert_eq!(named("Anna (عنا)"), "\u{2068}Anna (عنا)\u{2069} · 12:30");
        assert_eq!(named("Anaïs Müller"), "Anaïs Müller · 12:30");
    }

    #[test]
    fn one_is_not_many() {
        let plural = Plural { one: "one", other: "other" };
        for language in [Language::De, Language::En, Language::Nl] {
            assert_eq!([0, 1, 2].map(|count| plural.form(language, count)), ["other", "one", "other"]);
        }
        assert_eq!([0, 1, 2].map(|count| plural.form(Language::Fr, count)), ["one", "one", "other"]);
    }
}
