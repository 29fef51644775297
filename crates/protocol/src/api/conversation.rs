//! What a visitor needs to begin a conversation.

use serde::{Deserialize, Serialize};

use crate::{ConversationId, Page, Rated};

/// Begins a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateConversation {
    /// The page on which the visitor writes; its origin must be one of the site's.
    pub page: Page,
    /// Who the visitor is, as a token that the site has signed: then it is that person's conversation, which may have
    /// begun on another device.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub identity: String,
}

/// Proves who the visitor is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identify {
    /// A token that the site has signed.
    pub identity: String,
    /// The conversation that the browser has, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<ConversationTicket>,
}

/// What becomes of the browser's conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identified {
    /// The person's conversation, in place of whichever the browser had; nothing where they have none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<ConversationTicket>,
}

/// What a visitor needs for a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationTicket {
    /// Which conversation.
    pub conversation: ConversationId,
    /// Opens it, for [`crate::limits::TOKEN_LIVES`].
    pub token: String,
}

/// What a visitor said last about how it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingAnswer {
    /// Nothing as long as they said nothing.
    pub rating: Option<Rated>,
}
