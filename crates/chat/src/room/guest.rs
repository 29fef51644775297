//! Whom the edge lets in, and what it knows of them.

use protocol::{ContactId, Looker, Party, Who};
use serde::{Deserialize, Serialize};

use super::Rules;

/// Who is at the other end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guest {
    /// A visitor's tab.
    Visitor(Visitor),
    /// An agent's tab.
    Agent(Looker),
}

/// What the edge knows of a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Visitor {
    /// Browser and system in a few words.
    pub browser: String,
    /// Of the connection, as ISO 3166-1 alpha-2; empty where the platform does not know.
    pub country: String,
    /// What the site keeps of a page's query beside the campaign's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<String>,
    /// Who they have proven to be, if they have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// What the owner has happen by itself; nothing where the edge does not know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<Rules>,
}

impl Guest {
    /// As an author.
    pub fn who(&self) -> Who {
        match self {
            Self::Visitor(_) => Who::Visitor,
            Self::Agent(looker) => Who::Agent(looker.face.clone()),
        }
    }

    /// Their side.
    pub fn party(&self) -> Party {
        match self {
            Self::Visitor(_) => Party::Visitor,
            Self::Agent(_) => Party::Team,
        }
    }

    /// The visitor, if it is one.
    pub fn visitor(&self) -> Option<&Visitor> {
        match self {
            Self::Visitor(visitor) => Some(visitor),
            Self::Agent(_) => None,
        }
    }

    /// The agent, if it is one.
    pub fn agent(&self) -> Option<&Looker> {
        match self {
            Self::Visitor(_) => None,
            Self::Agent(looker) => Some(looker),
        }
    }
}
