//! Who answers for a site.

use serde::{Deserialize, Serialize};

use crate::{Email, Face, Name, Timestamp};

/// What an agent may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers, and changes settings and team.
    Admin,
    /// Answers.
    Agent,
}

/// An agent of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// Who.
    pub face: Face,
    /// The address to sign in with.
    pub email: Email,
    /// What they may do.
    pub role: Role,
}

/// Invites a colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invite {
    /// The colleague's address.
    pub email: Email,
    /// What they may do.
    pub role: Role,
}

/// An invitation that is still open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The colleague's address.
    pub email: Email,
    /// What they may do.
    pub role: Role,
    /// Until when.
    pub expires: Timestamp,
}

/// Accepts an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptInvitation {
    /// The text after `invitation=`.
    pub invitation: String,
    /// The name that visitors see.
    pub name: Name,
    /// At least [`crate::limits::PASSWORD_CHARACTERS`] characters.
    pub password: String,
}

/// The team, for admins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// All agents.
    pub agents: Vec<Agent>,
    /// All open invitations.
    pub invitations: Vec<Invitation>,
}
