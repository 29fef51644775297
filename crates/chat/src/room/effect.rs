//! What a room wants done. Storing comes first: whatever follows must not leave before it (rule D2).

use protocol::{Beat, FileId, Refusal, Summary, Timestamp, VisitorCard};

use super::{Row, Rules};
use crate::automation::bot::Question;
use crate::client::{ClientKey, Closing};
use crate::conversation::{Fold, Receipts};

/// One thing to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Store this, all of it or nothing.
    Store(Store),
    /// Set the alarm.
    Wake(Wake),
    /// Answer pings with this from now on: the log has grown.
    Beat(Beat),
    /// The client is let in, under this key from now on.
    Admit(ClientKey),
    /// Whoever came is not let in.
    TurnAway(Refusal),
    /// The exchange floods: its further frames are not read.
    EndExchange,
    /// Attach what is remembered of a client to its socket.
    Remember(ClientKey),
    /// Send a frame to these, in this order.
    Send(Vec<ClientKey>, String),
    /// Close the socket of a client; the room has forgotten it.
    Close(ClientKey, Closing),
    /// Look up what the owner's answers say about this, and come back with [`super::Input::Advise`].
    Consult(Question),
    /// Tell the inbox.
    Summarise(Summary),
}

/// What an input changes in storage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Store {
    /// New events.
    pub rows: Vec<Row>,
    /// The fold, in place of the last one.
    pub fold: Option<Box<Fold>>,
    /// The receipts, in place of the last ones.
    pub receipts: Option<Receipts>,
    /// A file whose message was taken back: it is dropped.
    pub dropped: Option<FileId>,
    /// What is known of the visitor, in place of what was.
    pub card: Option<VisitorCard>,
    /// What the owner has happen by itself, in place of what they wanted.
    pub rules: Option<Rules>,
}

/// When the alarm is to ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// Then. No alarm can be set, as nothing has happened yet.
    At(Timestamp),
    /// Then, unless it is set and rings sooner.
    By(Timestamp),
}

impl Wake {
    const fn at(self) -> Timestamp {
        let (Self::At(at) | Self::By(at)) = self;
        at
    }
}

/// Effects while they are collected.
#[derive(Debug, Default)]
pub(super) struct Effects {
    pub(super) store: Store,
    pub(super) wake: Option<Wake>,
    pub(super) beat: Option<Beat>,
    pub(super) rest: Vec<Effect>,
}

impl Effects {
    pub(super) fn push(&mut self, effect: Effect) {
        self.rest.push(effect);
    }

    /// Of the alarms that one input wants, the soonest: closing silent clients may want one before the next that is due.
    pub(super) fn set_alarm(&mut self, wake: Wake) {
        let is_sooner = self.wake.is_none_or(|set| wake.at() < set.at());
        self.wake = if is_sooner { Some(wake) } else { self.wake };
    }

    /// What is stored first, then what is told.
    pub(super) fn in_order(self) -> Vec<Effect> {
        let Self { store, wake, beat, rest } = self;
        let store = (store != Store::default()).then_some(Effect::Store(store));
        let first = store.into_iter().chain(wake.map(Effect::Wake)).chain(beat.map(Effect::Beat));
        first.chain(rest).collect()
    }
}
