//! Bodies of the HTTP interface. `docs/protocol.md` says which goes where.

use serde::{Deserialize, Serialize};

use crate::{AgentId, ConversationId, Face, Origin, Page, SignInId, SiteId, Timestamp};

/// What an agent may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers, and changes settings and team.
    Admin,
    /// Answers.
    Agent,
}

/// Makes a site and its first admin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// The deployment's setup secret.
    pub secret: String,
    /// The site.
    pub site: NewSite,
    /// Its first admin.
    pub agent: NewAgent,
}

/// A site to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSite {
    /// The name that visitors see.
    pub name: String,
    /// Websites that may show the chat.
    pub origins: Vec<Origin>,
}

/// An agent to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAgent {
    /// The name that visitors see.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// At least [`crate::limits::PASSWORD_CHARACTERS`] characters.
    pub password: String,
}

/// Signs an agent in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// The agent's address.
    pub email: String,
    /// The agent's password.
    pub password: String,
}

/// Asks for a one-time sign-in link, by the deployment's setup secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRequest {
    /// The deployment's setup secret.
    pub secret: String,
    /// The agent's address.
    pub email: String,
}

/// Signs in with a one-time link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseLink {
    /// The text after `link=`.
    pub link: String,
}

/// Where to go, on this deployment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathAnswer {
    /// Path and fragment.
    pub path: String,
}

/// Invites a colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invite {
    /// The colleague's address.
    pub email: String,
    /// What they may do.
    pub role: Role,
}

/// An invitation that is still open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The colleague's address.
    pub email: String,
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
    pub name: String,
    /// At least [`crate::limits::PASSWORD_CHARACTERS`] characters.
    pub password: String,
}

/// An agent of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// Who.
    pub face: Face,
    /// The address to sign in with.
    pub email: String,
    /// What they may do.
    pub role: Role,
}

/// A device on which an agent is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentSignIn {
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
    /// Whether it is the one that asks.
    #[serde(default)]
    pub current: bool,
}

/// The team, for admins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// All agents.
    pub agents: Vec<Agent>,
    /// All open invitations.
    pub invitations: Vec<Invitation>,
}

/// Who is signed in, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The agent.
    pub agent: Agent,
    /// The site.
    pub site: SiteId,
    /// The site's name.
    pub site_name: String,
    /// How many inbox shards the site has; a console connects to each, from 0.
    pub shards: u16,
}

/// Begins a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateConversation {
    /// The page on which the visitor writes; its origin must be one of the site's.
    pub page: Page,
}

/// What a visitor needs for a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationTicket {
    /// Which conversation.
    pub conversation: ConversationId,
    /// Opens it, for [`crate::limits::TOKEN_LIVES`].
    pub token: String,
}
