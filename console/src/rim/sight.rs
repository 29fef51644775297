//! What views see of one conversation, as signals. Does nothing by itself.

use leptos::prelude::*;
use protocol::{ConversationId, Face, Receipt, Refused, Seq, Status, Timestamp, VisitorCard};

use super::drafts;
use crate::rules::thread::{Line, Typist};

/// What views see of a conversation.
#[derive(Clone, Copy)]
pub(crate) struct Sight {
    /// Which conversation.
    pub(crate) conversation: ConversationId,
    /// The thread.
    pub(crate) lines: RwSignal<Vec<Line>>,
    /// Whether earlier events are there that the thread leaves out.
    pub(crate) has_earlier: RwSignal<bool>,
    /// Where it stands.
    pub(crate) status: RwSignal<Option<Status>>,
    /// With whom.
    pub(crate) card: RwSignal<Option<VisitorCard>>,
    /// Since when the visitor is known.
    pub(crate) first_at: RwSignal<Option<Timestamp>>,
    /// Who has it open, oneself included.
    pub(crate) looking: RwSignal<Vec<Face>>,
    /// Who types: a colleague, or the visitor.
    pub(crate) typing: RwSignal<Option<Typist>>,
    /// The last refusal that is about no message.
    pub(crate) refused: RwSignal<Option<Refused>>,
    /// Whether all that the server has is here.
    pub(crate) is_whole: RwSignal<bool>,
    /// Since when the line is down.
    pub(crate) down_since: RwSignal<Option<Timestamp>>,
    /// Whether what is not sent is saved on this device.
    pub(crate) is_saved: RwSignal<bool>,
    /// The visitor's newest message that came while this was open.
    pub(crate) heard: RwSignal<Option<String>>,
    /// What the agent has begun to write.
    pub(crate) draft: RwSignal<String>,
    /// The message that is given another text, instead of writing a new one.
    pub(crate) editing: RwSignal<Option<Seq>>,
    /// Up to where the visitor has it.
    pub(crate) other: RwSignal<Receipt>,
}

impl Sight {
    /// Nothing seen yet, but for what was being written.
    pub(crate) fn new(conversation: ConversationId) -> Self {
        Self {
            conversation,
            lines: RwSignal::default(),
            has_earlier: RwSignal::default(),
            status: RwSignal::default(),
            card: RwSignal::default(),
            first_at: RwSignal::default(),
            looking: RwSignal::default(),
            typing: RwSignal::default(),
            refused: RwSignal::default(),
            is_whole: RwSignal::default(),
            down_since: RwSignal::default(),
            is_saved: RwSignal::new(drafts::can_be_kept()),
            heard: RwSignal::default(),
            draft: RwSignal::new(drafts::recall(conversation)),
            editing: RwSignal::default(),
            other: RwSignal::default(),
        }
    }
}
