//! Which conversation is open. The last few stay in memory, so that going back to one is instant.

use leptos::prelude::*;
use protocol::{AgentId, ConversationId, SiteId};

use super::account::Door;
use super::talk::Talk;

/// Conversations that stay in memory beside those that still send something.
const KEPT: usize = 12;

/// The conversations of this page.
#[derive(Clone, Copy)]
pub(crate) struct Talks {
    /// The one that is open.
    pub(crate) open: RwSignal<Option<Talk>>,
    site: StoredValue<SiteId>,
    me: AgentId,
    door: Door,
    owner: StoredValue<Owner>,
    /// The last opened last.
    kept: StoredValue<Vec<(Owner, Talk)>, LocalStorage>,
}

impl Talks {
    /// No conversation. What is opened belongs to the current owner.
    pub(crate) fn new(site: SiteId, me: AgentId, door: Door) -> Self {
        let (open, kept) = (RwSignal::new(None), StoredValue::new_local(Vec::new()));
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        Self { open, site: StoredValue::new(site), me, door, owner, kept }
    }

    /// Opens a conversation in place of the one that is open.
    pub(crate) fn go(self, conversation: Option<ConversationId>) {
        let open = self.open.get_untracked();
        if open.map(|talk| talk.sight.conversation) == conversation {
            return;
        }
        if let Some(talk) = open {
            talk.leave();
        }
        let talk = conversation.map(|conversation| self.talk(conversation));
        self.open.set(talk);
        if let Some(talk) = talk {
            talk.open();
        }
    }

    fn talk(self, conversation: ConversationId) -> Talk {
        let mut kept = self.kept.try_update_value(std::mem::take).unwrap_or_default();
        let place = kept.iter().position(|(_, talk)| talk.sight.conversation == conversation);
        let (owner, talk) = if let Some(place) = place {
            kept.remove(place)
        } else {
            // Not of the effect or view that asks: a conversation outlives it.
            let owner = self.owner.with_value(|owner| owner.with(Owner::new));
            let talk = owner.with(|| Talk::new(self.site.get_value(), self.me, self.door, conversation));
            (owner, talk)
        };
        // The oldest goes, unless it still sends.
        if kept.len() >= KEPT
            && let Some(oldest) = kept.iter().position(|(_, talk)| !talk.is_busy())
        {
            kept.remove(oldest).0.cleanup();
        }
        kept.push((owner, talk));
        self.kept.set_value(kept);
        talk
    }
}
