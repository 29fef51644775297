//! What an agent has begun to write, per conversation. Lives as long as the tab, reloads included.

use browser::storage::{self, Shelf};
use protocol::ConversationId;
use session::{Progress, Saved};

/// The draft of a conversation, with whatever a reloaded page could not send before it.
pub(crate) fn recall(conversation: ConversationId) -> String {
    let draft = storage::get(Shelf::Tab, &draft_key(conversation)).unwrap_or_default();
    let Some(saved) = storage::get(Shelf::Tab, &unsent_key(conversation)) else { return draft };
    storage::remove(Shelf::Tab, &unsent_key(conversation));
    // It is not sent by itself: it may have been stored just before the reload, and the agent can see whether it was.
    let saved = serde_json::from_str::<Saved>(&saved).map(|saved| saved.pending).unwrap_or_default();
    let texts: Vec<_> = saved.iter().map(|pending| pending.body.as_str()).chain([draft.as_str()]).collect();
    let whole = texts.join("\n").trim().to_owned();
    keep(conversation, &whole);
    whole
}

/// Keeps a draft; an empty one is forgotten.
pub(crate) fn keep(conversation: ConversationId, text: &str) {
    if text.is_empty() {
        storage::remove(Shelf::Tab, &draft_key(conversation));
    } else {
        storage::set(Shelf::Tab, &draft_key(conversation), text);
    }
}

/// Keeps what is on its way, for a reload that comes too soon.
pub(crate) fn keep_unsent(conversation: ConversationId, mut saved: Saved) {
    saved.pending.retain(|pending| pending.progress != Progress::Stored);
    match serde_json::to_string(&saved) {
        Ok(text) if !saved.pending.is_empty() => storage::set(Shelf::Tab, &unsent_key(conversation), &text),
        _ => storage::remove(Shelf::Tab, &unsent_key(conversation)),
    };
}

fn draft_key(conversation: ConversationId) -> String {
    format!("edgewise.draft.{conversation}")
}

fn unsent_key(conversation: ConversationId) -> String {
    format!("edgewise.unsent.{conversation}")
}
