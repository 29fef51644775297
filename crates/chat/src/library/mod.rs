//! What a site's bot knows: the owner's answers, and the model that was learned from them (rules Q7 to Q9). Ignores where
//! they are stored, and what the bot does with what it knows.

mod knowledge;

use answers::{Intent, words};
use protocol::{Answer, AnswerId, Answers, Contradiction, Opinion, Refusal, Refused, limits};
use serde::{Deserialize, Serialize};

pub use self::knowledge::Knowledge;

use crate::ask::asks;

asks! {
    /// Writes an answer, in place of the one of that id where there is one; the edge knows that an admin asks.
    "write" WriteAnswer {
        /// The answer, with the version that it was made from.
        answer: Answer,
    } -> Result<Answer, Refused>;
    /// Forgets an answer.
    "remove" RemoveAnswer {
        /// Which.
        id: AnswerId,
    } -> ();
    /// All answers.
    "answers" ReadAnswers {} -> Answers;
    /// What the bot makes of a question.
    "opinion" Opine {
        /// The question.
        question: String,
        /// Whether the bot is careful.
        careful: bool,
    } -> Opinion;
}

/// The answer as it is to be stored, one version on; `before` is what is stored under its id, and `held` how many are
/// stored in all (rule Q7).
pub fn write(answer: Answer, before: Option<&Answer>, held: usize) -> Result<Answer, Refusal> {
    if answer.version != before.map_or(0, |before| before.version) {
        return Err(Refusal::AnswerChanged);
    }
    if before.is_none() && held >= limits::ANSWERS_PER_SITE {
        return Err(Refusal::TooManyAnswers);
    }
    let Answer { id, version, title, phrasings, body, link } = answer;
    let trimmed = |text: &String| text.trim().to_owned();
    let phrasings: Vec<_> = phrasings.iter().map(trimmed).filter(|phrasing| !phrasing.is_empty()).collect();
    let answer = Answer { id, version: version.saturating_add(1), title: trimmed(&title), phrasings, body, link };
    if is_sound(&answer) { Ok(answer) } else { Err(Refusal::BadAnswer) }
}

fn is_sound(answer: &Answer) -> bool {
    let Answer { title, phrasings, body, link, .. } = answer;
    is_question(title, limits::ANSWER_TITLE_CHARACTERS)
        && phrasings.len() <= limits::ANSWER_PHRASINGS
        && phrasings.iter().all(|phrasing| is_question(phrasing, limits::PHRASING_CHARACTERS))
        && body.as_str().chars().count() <= limits::ANSWER_CHARACTERS
        && is_link(link)
}

/// A line with a letter or digit in it.
fn is_question(text: &str, characters: usize) -> bool {
    text.chars().count() <= characters && !text.chars().any(char::is_control) && !words(text).is_empty()
}

/// Nothing, or an address of the web.
fn is_link(link: &str) -> bool {
    let host = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    let is_address = host.is_some_and(|host| host.starts_with(char::is_alphanumeric));
    let is_plain = !link.chars().any(|letter| letter.is_whitespace() || letter.is_control());
    link.is_empty() || (is_address && is_plain && link.chars().count() <= limits::ANSWER_LINK_CHARACTERS)
}

/// What the engine learns: an answer's title is a way to ask for it, too.
pub fn intents(answers: &[Answer]) -> Vec<Intent> {
    let intent = |answer: &Answer| Intent {
        id: answer.id.to_string(),
        phrasings: [&answer.title].into_iter().chain(&answer.phrasings).cloned().collect(),
    };
    answers.iter().map(intent).collect()
}

/// All answers, with what two of them claim.
pub fn listed(answers: Vec<Answer>) -> Answers {
    let claimed = answers::contradictions(&intents(&answers));
    let contradictions = claimed.into_iter().filter_map(|found| {
        let [one, other] = found.intents.map(|id| id.parse());
        Some(Contradiction { phrasing: found.phrasing, answers: [one.ok()?, other.ok()?] })
    });
    Answers { contradictions: contradictions.collect(), answers }
}

#[cfg(test)]
mod tests;
