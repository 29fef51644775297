//! What the bot knows: the owner's answers.

use serde::{Deserialize, Serialize};

use crate::{AnswerId, Body};

/// An answer, with the ways to ask for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Its name for life; whoever writes it first makes it up.
    pub id: AnswerId,
    /// Counts its changes; a change names the version that it was made from, 0 for a new one.
    #[serde(default)]
    pub version: u32,
    /// What it is about, as visitors read it where they choose: a line of at most
    /// [`crate::limits::ANSWER_TITLE_CHARACTERS`]. It is a way to ask, too.
    pub title: String,
    /// Further ways to ask: at most [`crate::limits::ANSWER_PHRASINGS`], each a line of at most
    /// [`crate::limits::PHRASING_CHARACTERS`].
    #[serde(default)]
    pub phrasings: Vec<String>,
    /// What the bot says; a blank line begins a new bubble.
    pub body: Body,
    /// Where more stands: an address beginning with `https://` or `http://`; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
}

/// All of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answers {
    /// In the order in which they were first written.
    pub answers: Vec<Answer>,
    /// Ways to ask that two of them claim; the bot asks back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<Contradiction>,
}

/// A way to ask that two answers claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contradiction {
    /// As the second of them has it.
    pub phrasing: String,
    /// Both.
    pub answers: [AnswerId; 2],
}

/// A question, to see what the bot makes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// As a visitor would write it.
    pub question: String,
}

/// What the bot makes of a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opinion {
    /// What it would do.
    pub verdict: Verdict,
    /// The chance that the best answer is what was asked for, from 0 to 1.
    pub confidence: f32,
    /// The best answers, the best first; at most [`crate::limits::ANSWERS_OFFERED`].
    pub answers: Vec<AnswerId>,
}

/// What the bot does with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It gives the best answer.
    Answer,
    /// It offers the best ones.
    Offer,
    /// It hands over.
    HandOver,
}
