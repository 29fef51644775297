//! The bot's engine: which of the owner's answers a visitor's question asks for, and how sure that is.
//!
//! An owner writes intents: an answer with one to twenty phrasings of its question. [`Model::train`] learns from them,
//! [`Model::ask`] ranks them for a question, and [`Verdict::of`] says whether to answer, to offer or to hand over. All of
//! it is a function of its arguments: no clock, no chance from outside, no threads. The same intents give the same bytes
//! on every machine. `docs/answers.md` says how it works and how well.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "counts of words and intents lie far below 2^24, where f32 is exact, and i8 is rounded to on purpose"
)]

mod chance;
mod confidence;
mod features;
mod function_words;
mod intents;
mod learned;
mod math;
mod model;
mod normal;
mod size;
mod softmax;
mod sparse;
mod stored;
mod verdict;
mod vocabulary;
mod weights;
mod words;

pub use intents::{Contradiction, Intent, Limits, Refused, contradictions};
pub use model::{Answer, Model, Ranking};
pub use normal::words;
pub use stored::Unreadable;
pub use verdict::{Caution, UNSURE_FROM, Verdict};
