//! How agents sign in, and on which devices they are.

use serde::{Deserialize, Serialize};

use crate::{AgentId, Email, SignInId, Timestamp};

/// Signs an agent in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// The agent's address.
    pub email: Email,
    /// The agent's password.
    pub password: String,
}

/// Asks for a one-time sign-in link, by the deployment's setup secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRequest {
    /// The deployment's setup secret.
    pub secret: String,
    /// The agent's address.
    pub email: Email,
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
