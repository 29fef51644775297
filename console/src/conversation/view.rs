//! What is seen of one conversation, as signals. Does nothing by itself.

use leptos::prelude::*;
use protocol::{Face, Refused, Seq, Status, Timestamp, VisitorCard};
use reading::{Kind, Reached};

use super::drafts::{self, Drafts};
use super::lines::Line;
use super::offer::Offer;
use super::sharing::Sharing;
use super::typing::Typing;

/// The signals.
#[derive(Clone, Copy)]
pub(crate) struct View {
    /// The thread.
    pub(super) lines: RwSignal<Vec<Line>>,
    /// How far the agent's newest message has come, where it is the last line.
    pub(super) reached: RwSignal<Option<Reached>>,
    /// Whether earlier events are there that the thread leaves out.
    pub(super) has_earlier: RwSignal<bool>,
    /// Where it stands, by its log.
    pub(super) status: RwSignal<Option<Status>>,
    /// With whom.
    pub(super) card: RwSignal<Option<VisitorCard>>,
    /// Since when the visitor is known.
    pub(super) first_at: RwSignal<Option<Timestamp>>,
    /// Who has it open, oneself included.
    pub(super) looking: RwSignal<Vec<Face>>,
    /// Who types.
    pub(super) typing: Typing,
    /// The last refusal that is about no message.
    pub(super) refused: RwSignal<Option<Refused>>,
    /// Whether there is no such conversation.
    pub(super) is_missing: RwSignal<bool>,
    /// Whether all that the server has is here.
    pub(super) is_whole: RwSignal<bool>,
    /// Since when the link is down, by the device's clock.
    pub(crate) down_since: RwSignal<Option<Timestamp>>,
    /// Whether what is not sent is saved on this device.
    pub(crate) is_saved: RwSignal<bool>,
    /// The visitor's newest message that came while this was open.
    pub(super) heard: RwSignal<Option<String>>,
    /// What the agent has begun to write.
    pub(super) draft: RwSignal<String>,
    /// For whom that is.
    pub(super) kind: RwSignal<Kind>,
    /// The answers that it is to offer.
    pub(super) offer: Offer,
    /// The page that goes with it as a card.
    pub(super) sharing: Sharing,
    /// Whether the keyboard is in the field.
    pub(super) is_writing: RwSignal<bool>,
    /// The message that is given another text, instead of writing a new one.
    pub(super) editing: RwSignal<Option<Seq>>,
}

impl View {
    /// Nothing seen yet, but for what was being written.
    pub(super) fn new(drafts: Drafts) -> Self {
        let (kind, draft) = drafts.recall();
        Self {
            lines: RwSignal::default(),
            reached: RwSignal::default(),
            has_earlier: RwSignal::default(),
            status: RwSignal::default(),
            card: RwSignal::default(),
            first_at: RwSignal::default(),
            looking: RwSignal::default(),
            typing: Typing::new(),
            refused: RwSignal::default(),
            is_missing: RwSignal::default(),
            is_whole: RwSignal::default(),
            down_since: RwSignal::default(),
            is_saved: RwSignal::new(drafts::can_be_kept()),
            heard: RwSignal::default(),
            draft: RwSignal::new(draft),
            kind: RwSignal::new(kind),
            offer: Offer::new(drafts.offered()),
            sharing: Sharing::new(),
            is_writing: RwSignal::default(),
            editing: RwSignal::default(),
        }
    }
}
