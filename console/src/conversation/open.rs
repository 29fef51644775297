//! Which conversation is open. The last few stay in memory, so that going back to one is instant.

use leptos::prelude::*;
use protocol::{ConversationId, Status};

use super::handle::Conversation;
use crate::context::Context;

/// Conversations that stay in memory beside those that still send something.
const KEPT: usize = 12;

/// The conversations of this page. Copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Conversations {
    /// The one that is open.
    pub(crate) open: RwSignal<Option<Conversation>>,
    /// Whether the visitor's card is shown where there is no room for it.
    pub(super) shows_card: RwSignal<bool>,
    context: Context,
    listed: Callback<ConversationId, Option<Status>>,
    owner: StoredValue<Owner>,
    /// The last opened last.
    kept: StoredValue<Vec<(Owner, Conversation)>, LocalStorage>,
}

impl Conversations {
    /// The conversation that the address names is open, for as long as the current owner lives. `listed` is where the
    /// list says that one stands.
    pub(crate) fn follow(context: Context, listed: Callback<ConversationId, Option<Status>>) -> Self {
        let conversations = Self {
            open: RwSignal::new(None),
            shows_card: RwSignal::new(false),
            context,
            listed,
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            kept: StoredValue::new_local(Vec::new()),
        };
        Effect::new(move |_| conversations.go(context.route.get().conversation()));
        conversations
    }

    fn go(self, id: Option<ConversationId>) {
        let open = self.open.get_untracked();
        if open.map(|open| open.id) == id {
            return;
        }
        if let Some(open) = open {
            open.leave();
        }
        let next = id.map(|id| self.conversation(id));
        self.open.set(next);
        if let Some(next) = next {
            next.open();
        }
    }

    fn conversation(self, id: ConversationId) -> Conversation {
        let mut kept = self.kept.try_update_value(std::mem::take).unwrap_or_default();
        let place = kept.iter().position(|(_, kept)| kept.id == id);
        let (owner, conversation) = if let Some(place) = place {
            kept.remove(place)
        } else {
            // Not of the effect or view that asks: a conversation outlives it.
            let owner = self.owner.with_value(|owner| owner.with(Owner::new));
            let conversation = owner.with(|| Conversation::new(self.context, id, self.listed));
            (owner, conversation)
        };
        // The oldest goes, unless it still sends.
        if kept.len() >= KEPT
            && let Some(oldest) = kept.iter().position(|(_, kept)| !kept.is_busy())
        {
            kept.remove(oldest).0.cleanup();
        }
        kept.push((owner, conversation));
        self.kept.set_value(kept);
        conversation
    }
}
