//! Somebody reacts to a message of the other side with one sign. Each side has one reaction to a message: its last.

use serde::{Deserialize, Serialize};

use crate::Seq;

/// A reaction to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reacted {
    /// The message's place in the log.
    pub of: Seq,
    /// With what.
    pub with: Reaction,
}

/// The signs that one can react with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reaction {
    /// No more: the reaction is taken back.
    Nothing,
    /// Agreed, or seen.
    Like,
    /// Loved.
    Love,
    /// Funny.
    Laugh,
    /// Surprising.
    Wow,
    /// Sad.
    Sad,
    /// Thank you.
    Thanks,
}

impl Reaction {
    /// In the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Like, Self::Love, Self::Laugh, Self::Wow, Self::Sad, Self::Thanks];

    /// As it is drawn.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Like => "👍",
            Self::Love => "❤️",
            Self::Laugh => "😂",
            Self::Wow => "😮",
            Self::Sad => "😢",
            Self::Thanks => "🙏",
        }
    }

    /// As it travels.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Like => "like",
            Self::Love => "love",
            Self::Laugh => "laugh",
            Self::Wow => "wow",
            Self::Sad => "sad",
            Self::Thanks => "thanks",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reaction_travels_by_its_name() {
        for reaction in Reaction::ALL.into_iter().chain([Reaction::Nothing]) {
            assert_eq!(serde_json::to_string(&reaction).unwrap(), format!("\"{}\"", reaction.name()));
        }
    }
}
