//! What a site stores, one record each.

use protocol::{Agent, AgentId, AgentSignIn, Role, Settings, SignInId, Timestamp};
use serde::{Deserialize, Serialize};

/// Where a record is stored.
pub type Key = String;

/// A stored record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// The owner's settings.
    Settings(Settings),
    /// An agent.
    Member(Member),
    /// A device on which an agent is signed in.
    SignIn(StoredSignIn),
    /// An invitation that can be accepted.
    Invitation(OpenInvitation),
    /// A one-time sign-in link.
    Link(OpenLink),
}

impl Record {
    /// Where it is stored.
    pub fn key(&self) -> Key {
        match self {
            Self::Settings(_) => "settings".to_owned(),
            Self::Member(member) => member_key(member.agent.face.id),
            Self::SignIn(sign_in) => sign_in_key(sign_in.id),
            Self::Invitation(invitation) => invitation_key(&invitation.digest),
            Self::Link(link) => link_key(&link.digest),
        }
    }
}

pub(super) fn member_key(agent: AgentId) -> Key {
    format!("agent/{agent}")
}

pub(super) fn sign_in_key(sign_in: SignInId) -> Key {
    format!("sign-in/{sign_in}")
}

pub(super) fn invitation_key(digest: &str) -> Key {
    format!("invitation/{digest}")
}

pub(super) fn link_key(digest: &str) -> Key {
    format!("link/{digest}")
}

/// A derived password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Password {
    /// Random, in hexadecimal.
    pub salt: String,
    /// Argon2id of password and salt, in hexadecimal.
    pub derived: String,
}

/// An agent, with what only the site knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The agent.
    pub agent: Agent,
    /// The password.
    pub password: Password,
    /// Wrong passwords in a row.
    #[serde(default)]
    pub wrong: u32,
    /// No password is tried before then.
    #[serde(default)]
    pub paused_until: Timestamp,
}

/// A device on which an agent is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSignIn {
    /// Which.
    pub id: SignInId,
    /// Whose.
    pub agent: AgentId,
    /// Browser and system in a few words.
    pub browser: String,
    /// Since when.
    pub at: Timestamp,
    /// Until when.
    pub expires: Timestamp,
}

impl StoredSignIn {
    /// As it is shown to its agent, who asks from `current`.
    pub(super) fn shown(&self, current: SignInId) -> AgentSignIn {
        AgentSignIn {
            id: self.id,
            agent: self.agent,
            browser: self.browser.clone(),
            at: self.at,
            expires: self.expires,
            current: self.id == current,
        }
    }
}

/// An invitation that can be accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenInvitation {
    /// Of the secret in the invitation.
    pub digest: String,
    /// The colleague's address.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// Until when.
    pub expires: Timestamp,
}

/// A one-time sign-in link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenLink {
    /// Of the secret in the link.
    pub digest: String,
    /// Whose.
    pub agent: AgentId,
    /// Until when.
    pub expires: Timestamp,
}
