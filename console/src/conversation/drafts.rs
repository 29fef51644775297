//! What an agent has begun to write in a conversation. Lives as long as the tab, reloads included; a colleague who signs
//! in on the same tab finds nothing of it, and sends nothing of it.

use browser::storage::{self, Shelf};
use protocol::{AgentId, ConversationId};
use reading::Kind;
use session::Saved;

const DRAFT: &str = "draft";
const NOTE: &str = "note";
const UNSENT: &str = "unsent";
const OFFER: &str = "offer";

/// The drafts of one agent in one conversation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drafts {
    agent: AgentId,
    conversation: ConversationId,
}

/// Whether anything can be kept here.
pub(super) fn can_be_kept() -> bool {
    storage::remove(Shelf::Tab, "edgewise.unsent")
}

impl Drafts {
    /// Those of that agent there.
    pub(super) fn of(agent: AgentId, conversation: ConversationId) -> Self {
        Self { agent, conversation }
    }

    /// The draft, and what it is: nobody must post by accident what was begun as a note.
    pub(super) fn recall(self) -> (Kind, String) {
        let text = |what| storage::get(Shelf::Tab, &self.key(what));
        match text(NOTE) {
            Some(note) => (Kind::Note, note),
            None => (Kind::Message, text(DRAFT).unwrap_or_default()),
        }
    }

    /// Keeps a draft; an empty one is forgotten.
    pub(super) fn keep(self, kind: Kind, text: &str) {
        let (kept, gone) = match kind {
            Kind::Message => (DRAFT, NOTE),
            Kind::Note => (NOTE, DRAFT),
        };
        storage::remove(Shelf::Tab, &self.key(gone));
        if text.is_empty() {
            storage::remove(Shelf::Tab, &self.key(kept));
        } else {
            storage::set(Shelf::Tab, &self.key(kept), text);
        }
    }

    /// The answers that the draft offers.
    pub(super) fn offered(self) -> Vec<String> {
        let kept = storage::get(Shelf::Tab, &self.key(OFFER)).unwrap_or_default();
        kept.lines().map(str::to_owned).collect()
    }

    /// Keeps the answers that the draft offers.
    pub(super) fn keep_offered(self, answers: &[String]) {
        if answers.is_empty() {
            storage::remove(Shelf::Tab, &self.key(OFFER));
        } else {
            storage::set(Shelf::Tab, &self.key(OFFER), &answers.join("\n"));
        }
    }

    /// What a reloaded page could not send; it goes on its way by itself, once (rule D3).
    pub(super) fn unsent(self) -> Saved {
        let saved = storage::get(Shelf::Tab, &self.key(UNSENT));
        saved.and_then(|saved| serde_json::from_str(&saved).ok()).unwrap_or_default()
    }

    /// Keeps what is on its way, for a reload that comes too soon; says whether that was possible.
    pub(super) fn keep_unsent(self, saved: &Saved) -> bool {
        match serde_json::to_string(saved) {
            Ok(text) if !saved.pending.is_empty() => storage::set(Shelf::Tab, &self.key(UNSENT), &text),
            _ => storage::remove(Shelf::Tab, &self.key(UNSENT)),
        }
    }

    fn key(self, what: &str) -> String {
        format!("edgewise.{what}.{}.{}", self.agent, self.conversation)
    }
}
