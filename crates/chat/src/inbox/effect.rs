//! What an inbox wants done. Storing comes first.

use std::time::Duration;

use protocol::{ConversationId, Face, Refusal, SignInId, Status, Summary};
use serde::Serialize;

use super::answers::Answers;
use super::row::Row;
use crate::client::{ClientKey, Closing};

/// One thing to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)] // an input stores once at most, and that is taken apart at once
pub enum Effect {
    /// Store this, all of it or nothing.
    Store(Store),
    /// The console is let in, under this key from now on.
    Admit(ClientKey),
    /// Whoever came is not let in.
    TurnAway(Refusal),
    /// The exchange floods: its further frames are not read.
    EndExchange,
    /// Attach what is remembered of a console to its socket.
    Remember(ClientKey),
    /// Send a frame to these.
    Send(Vec<ClientKey>, String),
    /// Close the socket of a console; the inbox has forgotten it.
    Close(ClientKey, Closing),
    /// Come back with [`super::Input::Tell`] after this pause.
    Pause(Duration),
    /// Set the alarm, some minutes from now, unless it is set.
    LookAgain,
    /// Tell the conversation to close this sign-in's clients.
    ShowOut(ConversationId, SignInId),
    /// Ask the conversation how it stands.
    Ask(ConversationId),
    /// Tell the conversation that this agent is here, who had it before, and come back with [`super::Input::Settled`]: with
    /// how it stands then, or with this where it does not say.
    Prefer(Face, Summary),
}

/// What an input changes in storage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Store {
    /// A row among those that are read when the inbox wakes: open, or closed and looked at.
    pub open: Option<Summary>,
    /// A row that is not among those any more.
    pub not_open: Option<ConversationId>,
    /// A row among the closed ones.
    pub closed: Option<Summary>,
    /// A row that is not among the closed ones any more.
    pub not_closed: Option<ConversationId>,
    /// A sign-in that is not good any more.
    pub revoked: Option<SignInId>,
    /// How many shards the site has.
    pub shards: Option<u16>,
    /// How long first answers took.
    pub answers: Option<Answers>,
}

/// Effects while they are collected.
#[derive(Debug, Default)]
pub(super) struct Effects {
    pub(super) store: Store,
    pub(super) rest: Vec<Effect>,
}

impl Effects {
    pub(super) fn push(&mut self, effect: Effect) {
        self.rest.push(effect);
    }

    pub(super) fn tell_all(&mut self, to: Vec<ClientKey>, frame: &impl Serialize) {
        if !to.is_empty() {
            self.push(Effect::Send(to, serde_json::to_string(frame).unwrap_or_default()));
        }
    }

    pub(super) fn in_order(self) -> Vec<Effect> {
        let Self { store, rest } = self;
        let store = (store != Store::default()).then_some(Effect::Store(store));
        store.into_iter().chain(rest).collect()
    }

    /// In place of what was stored of that conversation. Who looks at a closed one is kept with the open ones only.
    pub(super) fn store_row(&mut self, before: Option<&Row>, row: &Summary) {
        let was_closed = before.is_some_and(|before| is_closed(&before.summary));
        if is_closed(row) {
            let is_stored = was_closed && before.is_some_and(|before| before.stored.0 == row.seq);
            let unseen = Summary { looking: Vec::new(), ..row.clone() };
            self.store.closed = (!is_stored).then_some(unseen);
        } else if was_closed {
            self.store.not_closed = Some(row.conversation);
        }
        if is_held(row) {
            self.store.open = Some(row.clone());
        } else if before.is_some_and(|before| is_held(&before.summary)) {
            self.store.not_open = Some(row.conversation);
        }
    }
}

fn is_closed(row: &Summary) -> bool {
    matches!(row.status, Status::Closed { .. })
}

/// Whether it is held in memory: open, or closed while an agent looks, so that a revoked one can be shown out.
pub(super) fn is_held(row: &Summary) -> bool {
    !is_closed(row) || !row.looking.is_empty()
}
