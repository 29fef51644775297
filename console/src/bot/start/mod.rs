//! Answers that most web shops need, to begin with: a file per language. What stands in […] is the owner's to fill in.

mod en;
mod nl;

use protocol::{Answer, AnswerId, Body};

/// An answer of a start.
struct Ready {
    title: &'static str,
    phrasings: &'static [&'static str],
    body: &'static str,
}

/// A start's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Start {
    /// The answers, each under an id from `fresh`.
    pub(super) fn answers(self, mut fresh: impl FnMut() -> AnswerId) -> Vec<Answer> {
        let ready = match self {
            Self::Nl => &nl::ANSWERS,
            Self::En => &en::ANSWERS,
        };
        let answer = |ready: &Ready| {
            let phrasings = ready.phrasings.iter().map(|line| (*line).to_owned()).collect();
            let (title, link) = (ready.title.to_owned(), String::new());
            Some(Answer { id: fresh(), version: 0, title, phrasings, body: Body::try_from(ready.body).ok()?, link })
        };
        ready.iter().filter_map(answer).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::{Draft, is_unfinished};
    use super::*;

    #[test]
    fn every_answer_can_be_saved_and_says_what_is_to_be_filled_in() {
        for start in [Start::Nl, Start::En] {
            let answers = start.answers(|| AnswerId::from_random([1; 16]));
            assert_eq!(answers.len(), 8);
            for answer in answers {
                assert_eq!(Draft::from(&answer).read().as_ref(), Some(&answer));
                assert!((5..=6).contains(&answer.phrasings.len()), "{}", answer.title);
                assert!(is_unfinished(answer.body.as_str()), "{}", answer.title);
            }
        }
    }
}
