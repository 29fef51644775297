//! What a visitor needs to begin a conversation.

use serde::{Deserialize, Serialize};

use crate::{ConversationId, Page, Rated};

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

/// What a visitor said last about how it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingAnswer {
    /// Nothing as long as they said nothing.
    pub rating: Option<Rated>,
}
