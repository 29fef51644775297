//! Two small sets of our own: a physiotherapist's practice in Dutch, a gym in English. Ignores what is done with them.

use edgewise_answers::{Intent, Limits, Model};

/// Tab-separated: split, label, text.
pub(crate) const DUTCH: &str = include_str!("dutch.tsv");
pub(crate) const ENGLISH: &str = include_str!("english.tsv");

pub(crate) fn rows(set: &'static str, split: &str) -> Vec<(&'static str, &'static str)> {
    let fields = |line: &'static str| line.split_once('\t').and_then(|(own, rest)| Some((own, rest.split_once('\t')?)));
    set.lines().filter_map(fields).filter(|(own, _)| *own == split).map(|(_, row)| row).collect()
}

pub(crate) fn intents(set: &'static str) -> Vec<Intent> {
    let mut intents: Vec<Intent> = Vec::new();
    for (label, text) in rows(set, "train") {
        match intents.last_mut().filter(|last| last.id == label) {
            Some(last) => last.phrasings.push(text.to_owned()),
            None => intents.push(intent(label, &[text])),
        }
    }
    intents
}

pub(crate) fn intent(id: &str, phrasings: &[&str]) -> Intent {
    Intent { id: id.to_owned(), phrasings: phrasings.iter().map(|text| (*text).to_owned()).collect() }
}

pub(crate) fn trained(intents: &[Intent]) -> Model {
    Model::train(intents, Limits::SITE).expect("these intents are allowed")
}
