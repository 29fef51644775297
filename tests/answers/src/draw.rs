//! Which rows one draw learns from and asks. Ignores what comes of it.

use std::collections::BTreeMap;

use answers::Intent;
use fastrand::Rng;

use crate::asked::Asked;
use crate::rows::{OOS, Row};

/// A question of a draw.
pub(crate) struct Question {
    pub(crate) text: String,
    pub(crate) is: Is,
}

/// What should come of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Is {
    /// The intent of this id.
    Of(String),
    /// None: another bot's question.
    Near,
    /// None at all.
    Far,
}

/// The intents to learn, and the questions to ask.
pub(crate) fn draw(asked: &Asked, train: &[Row], test: &[Row], seed: u64) -> (Vec<Intent>, Vec<Question>) {
    let mut rng = Rng::with_seed(seed);
    let mut phrasings = BTreeMap::<&str, Vec<&str>>::new();
    for row in train.iter().filter(|row| asked.oos_class || row.label != OOS) {
        phrasings.entry(&row.label).or_default().push(&row.text);
    }
    if let Some(count) = asked.intents {
        let mut labels: Vec<&str> = phrasings.keys().copied().collect();
        rng.shuffle(&mut labels);
        labels.iter().skip(count).for_each(|label| drop(phrasings.remove(label)));
    }
    if let Some(shots) = asked.shots {
        for texts in phrasings.values_mut() {
            rng.shuffle(texts);
            texts.truncate(shots);
        }
    }
    let is = |label: &str| match label {
        OOS => Is::Far,
        label if phrasings.contains_key(label) => Is::Of(label.to_owned()),
        _ => Is::Near,
    };
    let questions = test.iter().map(|row| {
        let slips = 0..asked.typos.unwrap_or(0);
        Question { text: slips.fold(row.text.clone(), |typed, _| with_slip(&typed, &mut rng)), is: is(&row.label) }
    });
    let questions = questions.collect();
    let owned = |(label, texts): (&str, Vec<&str>)| Intent {
        id: label.to_owned(),
        phrasings: texts.into_iter().map(str::to_owned).collect(),
    };
    (phrasings.into_iter().map(owned).collect(), questions)
}

/// One slip in a word of four letters or more, where there is one.
fn with_slip(text: &str, rng: &mut Rng) -> String {
    let mut words: Vec<Vec<char>> = text.split(' ').map(|word| word.chars().collect()).collect();
    let long: Vec<usize> = (0..words.len()).filter(|at| words[*at].len() >= 4).collect();
    if let Some(word) = rng.choice(&long).map(|at| &mut words[*at]) {
        let at = rng.usize(0..word.len() - 1);
        match rng.u8(0..4) {
            0 => drop(word.remove(at)),
            1 => word.insert(at, word[at]),
            2 => word[at] = rng.lowercase(),
            _ => word.swap(at, at + 1),
        }
    }
    let words: Vec<String> = words.into_iter().map(String::from_iter).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[(&str, &str)]) -> Vec<Row> {
        texts.iter().map(|(label, text)| Row { label: (*label).to_owned(), text: (*text).to_owned() }).collect()
    }

    #[test]
    fn a_draw_learns_some_and_must_not_answer_the_rest() {
        let train = rows(&[("a", "x1"), ("a", "x2"), ("b", "y1"), ("b", "y2"), ("oos", "z")]);
        let test = rows(&[("a", "x"), ("b", "y"), ("oos", "z"), ("c", "w")]);
        let asked = Asked { shots: Some(1), intents: Some(1), ..Asked::default() };
        let (intents, questions) = draw(&asked, &train, &test, 1);
        assert_eq!(intents.len(), 1);
        assert_eq!(intents[0].phrasings.len(), 1);
        let of = |is: &Is| questions.iter().filter(|question| question.is == *is).count();
        assert_eq!((of(&Is::Of(intents[0].id.clone())), of(&Is::Near), of(&Is::Far)), (1, 2, 1));
    }

    #[test]
    fn a_slip_changes_a_long_word() {
        let mut rng = Rng::with_seed(3);
        assert_eq!(with_slip("is it me", &mut rng), "is it me");
        let slips = (0..50).filter(|_| with_slip("is that delivered", &mut rng) != "is that delivered").count();
        assert!(slips > 30, "{slips}");
    }
}
