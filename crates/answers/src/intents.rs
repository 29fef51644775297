//! What an owner writes, and what is refused of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::normal::words;

/// An answer that the bot can give, with the ways to ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// The caller's own name for the answer, at most 100 bytes. The engine hands it back and does not read it.
    pub id: String,
    /// Ways to ask. Those that differ in capitals, accents and punctuation alone count once.
    pub phrasings: Vec<String>,
}

/// How much a model may be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Intents of a model.
    pub intents: usize,
    /// Phrasings of an intent.
    pub phrasings: usize,
    /// Unicode scalar values of a phrasing.
    pub letters: usize,
    /// Bytes of a stored model. Where there is more to tell apart than they can hold, the rarest is not.
    pub bytes: usize,
    /// Weights that are changed while learning, which is what learning costs. Where there is more to do, every phrasing is
    /// seen less often, though at least twice.
    pub updates: u64,
}

impl Limits {
    /// What a site may have: 200 intents with 20 phrasings of 300 letters, in 6 MB. That many phrasings
    /// of the usual length are learned in full.
    pub const SITE: Self = Self { intents: 200, phrasings: 20, letters: 300, bytes: 6_000_000, updates: 1_000_000_000 };
    /// For measuring on public sets, which have more phrasings than owners.
    pub const MEASURING: Self =
        Self { intents: 10_000, phrasings: 100_000, letters: 4_000, bytes: usize::MAX, updates: u64::MAX };
}

/// Why no model was made. The intent's id says where to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// There is nothing to learn.
    NoIntents,
    /// More intents than the limit, which is given.
    TooManyIntents(usize),
    /// An id of more than 100 bytes.
    LongId(String),
    /// Two intents have this id.
    SameId(String),
    /// An intent without phrasings.
    NoPhrasings(String),
    /// An intent with more phrasings than the limit, which is given.
    TooManyPhrasings(String, usize),
    /// A phrasing without a letter or digit: the intent, and the phrasing's place from 0.
    EmptyPhrasing(String, usize),
    /// A phrasing longer than the limit: the intent, and the phrasing's place from 0.
    LongPhrasing(String, usize),
}

impl Refused {
    /// The refusal's own name, the same in every language.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoIntents => "no-intents",
            Self::TooManyIntents(_) => "too-many-intents",
            Self::LongId(_) => "long-id",
            Self::SameId(_) => "same-id",
            Self::NoPhrasings(_) => "no-phrasings",
            Self::TooManyPhrasings(..) => "too-many-phrasings",
            Self::EmptyPhrasing(..) => "empty-phrasing",
            Self::LongPhrasing(..) => "long-phrasing",
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoIntents => write!(to, "there are no intents"),
            Self::TooManyIntents(most) => write!(to, "there are more than {most} intents"),
            Self::LongId(id) => write!(to, "the id `{id}` has more than {LONGEST_ID} bytes"),
            Self::SameId(id) => write!(to, "two intents are called `{id}`"),
            Self::NoPhrasings(id) => write!(to, "`{id}` has no phrasings"),
            Self::TooManyPhrasings(id, most) => write!(to, "`{id}` has more than {most} phrasings"),
            Self::EmptyPhrasing(id, at) => write!(to, "phrasing {} of `{id}` has no letter or digit", at + 1),
            Self::LongPhrasing(id, at) => write!(to, "phrasing {} of `{id}` is too long", at + 1),
        }
    }
}

impl std::error::Error for Refused {}

const LONGEST_ID: usize = 100;

/// A question that two intents claim. Both may: the bot then asks back. Whoever edits them should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The phrasing, as the second intent has it.
    pub phrasing: String,
    /// The ids of both intents.
    pub intents: [String; 2],
}

/// Phrasings that read the same in several intents, in their order.
pub fn contradictions(intents: &[Intent]) -> Vec<Contradiction> {
    let mut first = BTreeMap::new();
    let mut found = Vec::new();
    for intent in intents {
        for phrasing in &intent.phrasings {
            let claimed: &mut &Intent = first.entry(words(phrasing)).or_insert(intent);
            if claimed.id != intent.id {
                let intents = [claimed.id.clone(), intent.id.clone()];
                found.push(Contradiction { phrasing: phrasing.clone(), intents });
            }
        }
    }
    found
}

/// An intent with its phrasings as words, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taught {
    pub(crate) id: String,
    pub(crate) phrasings: Vec<Vec<String>>,
}

/// The intents as the engine reads them.
pub(crate) fn taught(intents: &[Intent], limits: Limits) -> Result<Vec<Taught>, Refused> {
    if intents.is_empty() {
        return Err(Refused::NoIntents);
    }
    if intents.len() > limits.intents {
        return Err(Refused::TooManyIntents(limits.intents));
    }
    let mut ids = BTreeSet::new();
    let mut all = Vec::with_capacity(intents.len());
    for Intent { id, phrasings } in intents {
        if id.len() > LONGEST_ID {
            return Err(Refused::LongId(id.clone()));
        }
        if !ids.insert(id) {
            return Err(Refused::SameId(id.clone()));
        }
        if phrasings.is_empty() {
            return Err(Refused::NoPhrasings(id.clone()));
        }
        if phrasings.len() > limits.phrasings {
            return Err(Refused::TooManyPhrasings(id.clone(), limits.phrasings));
        }
        let mut seen = BTreeSet::new();
        let mut read = Vec::with_capacity(phrasings.len());
        for (at, phrasing) in phrasings.iter().enumerate() {
            if phrasing.chars().nth(limits.letters).is_some() {
                return Err(Refused::LongPhrasing(id.clone(), at));
            }
            let words = words(phrasing);
            if words.is_empty() {
                return Err(Refused::EmptyPhrasing(id.clone(), at));
            }
            if seen.insert(words.clone()) {
                read.push(words);
            }
        }
        all.push(Taught { id: id.clone(), phrasings: read });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intent(id: &str, phrasings: &[&str]) -> Intent {
        Intent { id: id.to_owned(), phrasings: phrasings.iter().map(|text| (*text).to_owned()).collect() }
    }

    fn check(intents: &[Intent], code: &str) {
        let refused = taught(intents, Limits::SITE).map_err(|refused| refused.code());
        assert_eq!(refused, Err(code));
    }

    #[test]
    fn what_an_owner_cannot_have_is_refused_by_name() {
        check(&[], "no-intents");
        check(&[intent("a", &["x"]), intent("b", &[])], "no-phrasings");
        check(&[intent("a", &["x", "?!"])], "empty-phrasing");
        check(&[intent("a", &["x"]), intent("a", &["y"])], "same-id");
        check(&[intent(&"a".repeat(101), &["x"])], "long-id");
        check(&[intent("a", &["x".repeat(301).as_str()])], "long-phrasing");
        let many: Vec<String> = (0..100).map(|at| format!("phrasing {at}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        check(&[intent("a", &many), intent("b", &many)], "too-many-phrasings");
        let intents: Vec<Intent> = (0..201).map(|at| intent(&at.to_string(), &["x"])).collect();
        check(&intents, "too-many-intents");
    }

    #[test]
    fn the_limits_themselves_are_allowed() {
        let twenty: Vec<String> = (0..20).map(|at| "é".repeat(299) + &at.to_string()[..1]).collect();
        let twenty: Vec<&str> = twenty.iter().map(String::as_str).collect();
        let intents: Vec<Intent> = (0..200).map(|at| intent(&at.to_string(), &twenty)).collect();
        assert!(taught(&intents, Limits::SITE).is_ok());
    }

    #[test]
    fn phrasings_that_read_the_same_count_once() {
        let read = taught(&[intent("a", &["Één café?", "een cafe", "EEN CAFÉ!", "twee"])], Limits::SITE);
        let phrasings = read.map(|read| read[0].phrasings.clone());
        assert_eq!(phrasings, Ok(vec![words("een cafe"), words("twee")]));
    }

    #[test]
    fn a_phrasing_of_two_intents_is_found() {
        let intents = [intent("a", &["Where is it?", "Is it there?"]), intent("b", &["where is it", "How much?"])];
        let expected = Contradiction { phrasing: "where is it".to_owned(), intents: ["a", "b"].map(str::to_owned) };
        assert_eq!(contradictions(&intents), [expected]);
        assert_eq!(contradictions(&intents[..1]), []);
    }

    #[test]
    fn a_refusal_is_a_sentence() {
        assert_eq!(Refused::EmptyPhrasing("a".to_owned(), 1).to_string(), "phrasing 2 of `a` has no letter or digit");
    }
}
