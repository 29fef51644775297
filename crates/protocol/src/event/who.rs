//! Who did something, and which side of the conversation they are on.

use serde::{Deserialize, Serialize};

use crate::{AgentId, Face};

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The visitor.
    Visitor,
    /// An agent, with the name they had then.
    Agent(Face),
    /// The site's bot.
    Bot,
    /// The product itself, by a rule of the owner's.
    System,
}

/// [`Who`] without the name of that time: what tells one from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The visitor.
    Visitor,
    /// An agent.
    Agent(AgentId),
    /// The site's bot.
    Bot,
    /// The product itself.
    System,
}

/// A side of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// The visitor, with all their tabs.
    Visitor,
    /// All agents, and what speaks for them.
    Team,
}

impl Who {
    /// Who it is, whatever the name was.
    pub fn actor(&self) -> Actor {
        match self {
            Self::Visitor => Actor::Visitor,
            Self::Agent(face) => Actor::Agent(face.id),
            Self::Bot => Actor::Bot,
            Self::System => Actor::System,
        }
    }

    /// On whose side.
    pub fn party(&self) -> Party {
        self.actor().party()
    }

    /// The agent, where it is one.
    pub fn agent(&self) -> Option<&Face> {
        match self {
            Self::Agent(face) => Some(face),
            Self::Visitor | Self::Bot | Self::System => None,
        }
    }
}

impl Actor {
    /// On whose side.
    pub const fn party(self) -> Party {
        match self {
            Self::Visitor => Party::Visitor,
            Self::Agent(_) | Self::Bot | Self::System => Party::Team,
        }
    }
}

impl Party {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Visitor => Self::Team,
            Self::Team => Self::Visitor,
        }
    }
}
