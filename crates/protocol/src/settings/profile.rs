//! Whose chat it is, and where it may appear.

use serde::{Deserialize, Serialize};

use crate::{Name, Origin};

/// Name and websites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The name that visitors see.
    pub name: Name,
    /// Websites that may show the chat, at most [`crate::limits::ORIGINS_PER_SITE`].
    #[serde(default)]
    pub origins: Vec<Origin>,
    /// What is kept of a page's query beside the campaign's `utm_…`, at most [`crate::limits::QUERY_NAMES`] names; what
    /// else stands there may be secret.
    #[serde(default)]
    pub query: Vec<String>,
}
