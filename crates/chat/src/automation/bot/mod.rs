//! The bot: it answers from the owner's own words while no person does, and gives the conversation to a person when one
//! is needed (rules Q1 to Q6). What it does follows from the log and from what it is advised; it keeps nothing of its own.

mod part;
mod say;
mod wish;

use protocol::{Answer, Seq, Verdict};
use serde::{Deserialize, Serialize};

pub use self::part::Part;
pub use self::say::{next, without_introduction};

/// After so many questions that it did not help with, a person is needed.
const MISSES: u8 = 2;

/// What the visitor asked, for whoever looks the answer up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The visitor's message.
    pub of: Seq,
    /// What it says; empty where it is no text.
    pub text: String,
}

/// What is known about a question. Comes later than the question, since it is looked up elsewhere: it counts only if
/// nobody has said anything since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Advice {
    /// The visitor's message that was asked about.
    pub of: Seq,
    /// What the owner's answers say about it; nothing where they cannot be had, or the bot was switched off.
    pub known: Option<Known>,
    /// Whether the site is outside its opening hours.
    pub is_closed: bool,
}

/// What the owner's answers say about a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// How sure that is.
    pub verdict: Verdict,
    /// The best answers, the best first.
    pub best: Vec<Answer>,
    /// What one can ask about, for somebody who has not asked yet.
    pub starters: Vec<String>,
}
