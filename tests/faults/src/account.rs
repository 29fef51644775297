//! What a tab can testify once it has left.

use std::collections::BTreeMap;

use protocol::{ConversationId, Event, Seq};

/// What one tab said, was told and read.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    /// Whose.
    pub(crate) name: String,
    /// Of which conversation.
    pub(crate) conversation: ConversationId,
    /// What it said, in order.
    pub(crate) said: Vec<String>,
    /// What it was told is stored, and where.
    pub(crate) acknowledged: BTreeMap<Seq, String>,
    /// The log as it read it.
    pub(crate) events: Vec<Event>,
}

impl Account {
    /// Of a tab that has done nothing yet.
    pub(crate) fn new(name: String, conversation: ConversationId) -> Self {
        Self { name, conversation, said: Vec::new(), acknowledged: BTreeMap::new(), events: Vec::new() }
    }
}
