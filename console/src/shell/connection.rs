//! What the console says about its links to the server.

use std::time::Duration;

use leptos::prelude::*;
use protocol::Refused;

use crate::context::Context;
use crate::conversation::Conversations;
use crate::inbox::Inbox;
use crate::texts::Texts;

/// How long a link may be down before the console says so: most are back sooner.
const PATIENCE: Duration = Duration::from_secs(2);

/// How the links are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Connection {
    /// There is nothing to say.
    Well,
    /// News comes every few seconds: this network lets no sockets through.
    Slow,
    /// The server does not let this page in.
    Refused(Refused),
    /// One has been down for long enough to say so. What is not sent is saved on this device.
    Lost,
    /// The same, but nothing may be saved.
    LostUnsaved,
}

impl Connection {
    /// Of the inbox and of the conversation that is open.
    pub(super) fn of(context: Context, inbox: Inbox, conversations: Conversations) -> Memo<Self> {
        Memo::new(move |_| {
            let open = conversations.open.get().map(|open| open.view);
            let downs = inbox.down.with(|down| down.values().copied().min()).into_iter();
            let first = downs.chain(open.and_then(|open| open.down_since.get())).min();
            let is_well = first.is_none_or(|since| context.clock.here.get().since(since) < PATIENCE);
            match (inbox.refused.get(), open) {
                _ if is_well && inbox.slow.with(|slow| !slow.is_empty()) => Self::Slow,
                _ if is_well => Self::Well,
                (Some(refused), _) => Self::Refused(refused),
                (None, Some(open)) if !open.is_saved.get() => Self::LostUnsaved,
                _ => Self::Lost,
            }
        })
    }

    /// What the console says about it.
    pub(super) fn sentence(&self, words: Texts) -> Option<String> {
        match self {
            Self::Well => None,
            Self::Slow => Some(words.slow.to_owned()),
            Self::Refused(refused) => Some(words.refusal(refused)),
            Self::Lost => Some(words.reconnecting.to_owned()),
            Self::LostUnsaved => Some(words.reconnecting_unsaved.to_owned()),
        }
    }
}
