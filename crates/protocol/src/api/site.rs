//! How a site is made, and who is signed in there.

use serde::{Deserialize, Serialize};

use super::Agent;
use crate::{Email, Name, Origin, SiteId};

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
    pub name: Name,
    /// Websites that may show the chat.
    pub origins: Vec<Origin>,
}

/// An agent to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAgent {
    /// The name that visitors see.
    pub name: Name,
    /// The address to sign in with.
    pub email: Email,
    /// At least [`crate::limits::PASSWORD_CHARACTERS`] characters.
    pub password: String,
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
    /// Whether the site addresses its visitors formally.
    #[serde(default)]
    pub formal: bool,
}
