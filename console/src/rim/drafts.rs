//! What an agent has begun to write, per conversation. Lives as long as the tab, reloads included.

use browser::storage::{self, Shelf};
use protocol::ConversationId;
use session::Saved;

/// The draft of a conversation.
pub(crate) fn recall(conversation: ConversationId) -> String {
    storage::get(Shelf::Tab, &draft_key(conversation)).unwrap_or_default()
}

/// What a reloaded page could not send; it goes on its way by itself, once (rule D3).
pub(crate) fn unsent(conversation: ConversationId) -> Saved {
    let saved = storage::get(Shelf::Tab, &unsent_key(conversation));
    saved.and_then(|saved| serde_json::from_str(&saved).ok()).unwrap_or_default()
}

/// Keeps a draft; an empty one is forgotten.
pub(crate) fn keep(conversation: ConversationId, text: &str) {
    if text.is_empty() {
        storage::remove(Shelf::Tab, &draft_key(conversation));
    } else {
        storage::set(Shelf::Tab, &draft_key(conversation), text);
    }
}

/// Whether anything can be kept here.
pub(crate) fn can_be_kept() -> bool {
    storage::remove(Shelf::Tab, "edgewise.unsent")
}

/// Keeps what is on its way, for a reload that comes too soon; says whether that was possible.
pub(crate) fn keep_unsent(conversation: ConversationId, saved: &Saved) -> bool {
    match serde_json::to_string(saved) {
        Ok(text) if !saved.pending.is_empty() => storage::set(Shelf::Tab, &unsent_key(conversation), &text),
        _ => storage::remove(Shelf::Tab, &unsent_key(conversation)),
    }
}

fn draft_key(conversation: ConversationId) -> String {
    format!("edgewise.draft.{conversation}")
}

fn unsent_key(conversation: ConversationId) -> String {
    format!("edgewise.unsent.{conversation}")
}
