//! What an agent has begun to write, per conversation. Lives as long as the tab, reloads included.

use browser::storage::{self, Shelf};
use protocol::ConversationId;
use reading::Kind;
use session::Saved;

const DRAFT: &str = "draft";
const NOTE: &str = "note";
const UNSENT: &str = "unsent";

/// The draft of a conversation, and what it is: nobody must post by accident what was begun as a note.
pub(super) fn recall(conversation: ConversationId) -> (Kind, String) {
    let text = |what| storage::get(Shelf::Tab, &key(what, conversation));
    match text(NOTE) {
        Some(note) => (Kind::Note, note),
        None => (Kind::Message, text(DRAFT).unwrap_or_default()),
    }
}

/// Keeps a draft; an empty one is forgotten.
pub(super) fn keep(conversation: ConversationId, kind: Kind, text: &str) {
    let (kept, gone) = match kind {
        Kind::Message => (DRAFT, NOTE),
        Kind::Note => (NOTE, DRAFT),
    };
    storage::remove(Shelf::Tab, &key(gone, conversation));
    if text.is_empty() {
        storage::remove(Shelf::Tab, &key(kept, conversation));
    } else {
        storage::set(Shelf::Tab, &key(kept, conversation), text);
    }
}

/// Whether anything can be kept here.
pub(super) fn can_be_kept() -> bool {
    storage::remove(Shelf::Tab, "edgewise.unsent")
}

/// What a reloaded page could not send; it goes on its way by itself, once (rule D3).
pub(super) fn unsent(conversation: ConversationId) -> Saved {
    let saved = storage::get(Shelf::Tab, &key(UNSENT, conversation));
    saved.and_then(|saved| serde_json::from_str(&saved).ok()).unwrap_or_default()
}

/// Keeps what is on its way, for a reload that comes too soon; says whether that was possible.
pub(super) fn keep_unsent(conversation: ConversationId, saved: &Saved) -> bool {
    match serde_json::to_string(saved) {
        Ok(text) if !saved.pending.is_empty() => storage::set(Shelf::Tab, &key(UNSENT, conversation), &text),
        _ => storage::remove(Shelf::Tab, &key(UNSENT, conversation)),
    }
}

fn key(what: &str, conversation: ConversationId) -> String {
    format!("edgewise.{what}.{conversation}")
}
