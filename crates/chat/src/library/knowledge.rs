//! Answers and the model that was learned from them, as they travel from the library to where a question is asked.

use answers::{Caution, Limits, Model, Ranking};
use protocol::{Answer, AnswerId, Opinion, Verdict, limits};

use super::intents;
use crate::automation::bot::Known;

/// Everything that a bot knows, of one version of its answers.
pub struct Knowledge {
    answers: Vec<Answer>,
    /// Nothing where there are no answers.
    model: Option<Model>,
}

impl Knowledge {
    /// Learns. Answers that the engine does not take teach nothing; the library stores none of those.
    pub fn learn(answers: Vec<Answer>) -> Self {
        let model = Model::train(&intents(&answers), Limits::SITE).ok();
        Self { answers, model }
    }

    /// As they are stored and travel: the length of the answers as JSON (u32, little-endian), the answers, the model.
    pub fn to_bytes(&self) -> Vec<u8> {
        let answers = serde_json::to_vec(&self.answers).unwrap_or_default();
        let length = u32::try_from(answers.len()).unwrap_or_default();
        let model = self.model.as_ref().map(Model::to_bytes).unwrap_or_default();
        [length.to_le_bytes().as_slice(), &answers, &model].concat()
    }

    /// Reads what [`Self::to_bytes`] wrote; nothing where another release wrote it, or it is damaged. Learn again.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (answers, model) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        let answers: Vec<Answer> = serde_json::from_slice(answers).ok()?;
        let model = if model.is_empty() { None } else { Some(Model::from_bytes(model).ok()?) };
        Some(Self { answers, model })
    }

    /// What the bot is to know about a question.
    pub fn about(&self, question: &str, careful: bool) -> Known {
        let ranking = self.model.as_ref().map(|model| model.ask(question));
        let verdict = verdict(ranking.as_ref(), careful);
        let best = self.best(ranking.as_ref()).cloned().collect();
        let starters = self.answers.iter().take(limits::ANSWERS_OFFERED).map(|answer| answer.title.clone()).collect();
        Known { verdict, best, starters }
    }

    /// The same for whoever tries it.
    pub fn opinion(&self, question: &str, careful: bool) -> Opinion {
        let ranking = self.model.as_ref().map(|model| model.ask(question));
        let answers: Vec<AnswerId> = self.best(ranking.as_ref()).map(|answer| answer.id).collect();
        let confidence = ranking.as_ref().map_or(0.0, |ranking| ranking.confidence);
        Opinion { verdict: verdict(ranking.as_ref(), careful), confidence, answers }
    }

    fn best<'a>(&'a self, ranking: Option<&'a Ranking<'a>>) -> impl Iterator<Item = &'a Answer> {
        let ranked = ranking.into_iter().flat_map(|ranking| &ranking.answers).take(limits::ANSWERS_OFFERED);
        ranked.filter_map(|ranked| {
            let id: AnswerId = ranked.id.parse().ok()?;
            self.answers.iter().find(|answer| answer.id == id)
        })
    }
}

fn verdict(ranking: Option<&Ranking<'_>>, careful: bool) -> Verdict {
    let caution = if careful { Caution::Careful } else { Caution::Usual };
    match ranking.map(|ranking| answers::Verdict::of(ranking, caution)) {
        Some(answers::Verdict::Answer) => Verdict::Answer,
        Some(answers::Verdict::Offer) => Verdict::Offer,
        Some(answers::Verdict::HandOver) | None => Verdict::HandOver,
    }
}
