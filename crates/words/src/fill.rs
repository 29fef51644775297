//! Names and numbers in a text.

use crate::Language;

/// A text that counts, with `{count}` in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural {
    /// For one.
    pub one: &'static str,
    /// For none and for many.
    pub other: &'static str,
}

impl Plural {
    /// The form for so many, not yet filled.
    pub const fn form(self, language: Language, count: usize) -> &'static str {
        match (language, count) {
            (Language::En | Language::Nl, 1) => self.one,
            (Language::En | Language::Nl, _) => self.other,
        }
    }
}

/// A text with its values in place of their `{name}`. A value is never looked through for another; a name without a
/// value leaves nothing.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or_default();
        filled.push_str(before);
        for (_, value) in values.iter().filter(|(of, _)| *of == name) {
            filled.push_str(value);
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// Proves a part's texts, by name, the same texts in each language: none is empty, and all want the same values. The
/// form for one may say its number itself.
#[cfg(test)]
pub(crate) fn check(languages: &[Vec<(String, &'static str)>]) {
    let values = |text: &'static str, name: &str| {
        let mut values: Vec<_> =
            text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a closed bracket").0).collect();
        values.retain(|value| *value != "count" || name.strip_suffix(".one").is_none());
        values.sort_unstable();
        values.dedup();
        values
    };
    let [first, others @ ..] = languages else { panic!("no language") };
    for texts in others {
        for ((name, text), (_, here)) in first.iter().zip(texts) {
            assert!(!text.trim().is_empty() && !here.trim().is_empty(), "{name} is empty");
            assert_eq!(values(text, name), values(here, name), "{name}: {text} {here}");
        }
    }
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
    fn one_is_not_many() {
        let plural = Plural { one: "one", other: "other" };
        assert_eq!([0, 1, 2].map(|count| plural.form(Language::En, count)), ["other", "one", "other"]);
    }
}
