//! One conversation with everybody who has it open: who may come, what each client has been sent, who hears what.
//!
//! Frames come in; what is to be stored, sent and closed comes out, in that order. The object that keeps a room, and
//! the simulation, only perform. A room is rebuilt from what is stored and from what is attached to the sockets, so
//! that an object can be evicted between any two inputs without anyone noticing.

mod arriving;
mod backing;
mod card;
mod clients;
mod delivery;
mod effect;
pub mod frame;
mod guest;
mod incoming;
mod notices;
mod row;
mod rules;
#[cfg(test)]
mod story;
mod telling;

use protocol::{
    Beat, ContactId, ConversationId, Face, Introduction, Proven, Rated, SignInId, Summary, Timestamp, VisitorCard,
};

pub use self::backing::{Backing, Page};
pub use self::clients::{Client, Way};
pub use self::effect::{Effect, Store, Wake};
pub use self::guest::{Guest, Visitor};
pub use self::incoming::greeting;
pub(crate) use self::notices::rest_of_pause;
pub use self::notices::{LINES_AT_MOST_EVERY, Notices};
pub use self::row::Row;
pub use self::rules::Rules;

use self::clients::Clients;
use self::effect::Effects;
use crate::automation::bot::Advice;
use crate::client::{ClientKey, Closing};
use crate::conversation::{Conversation, Fold, Input as Told, Pacing, Receipts, Silence};
use crate::gate::rate::Rate;

/// A conversation and its clients, in memory.
#[derive(Debug, Clone)]
pub struct Room {
    conversation: Conversation,
    clients: Clients,
    card: Option<VisitorCard>,
    rules: Rules,
    /// Whether the agents know that the visitor is there.
    shown_online: Option<bool>,
    /// Clients of each side that came, the visitor's first.
    arrivals: [Rate; 2],
    pacing: Pacing,
}

/// What is stored of a conversation, but for its log.
#[derive(Debug, Clone, Default)]
pub struct Stored {
    /// The fold of the whole log.
    pub fold: Fold,
    /// Up to where each side has it.
    pub receipts: Receipts,
    /// What is known of the visitor.
    pub card: Option<VisitorCard>,
    /// What the owner has happen by itself.
    pub rules: Rules,
}

/// What a room is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Input<'a> {
    /// The edge lets somebody in, under a key that no other client has.
    Arrive {
        /// The key.
        key: ClientKey,
        /// Who it is.
        guest: Guest,
        /// How its frames come.
        way: Way,
    },
    /// A client sends a frame.
    Frame {
        /// Which client.
        from: ClientKey,
        /// The text; empty for a frame that is not text.
        text: &'a str,
    },
    /// All frames of a client's exchange are read: now it gets what they made happen.
    Rest(ClientKey),
    /// A client's socket is gone.
    Gone(ClientKey),
    /// The visitor says how it was.
    Rate(Rated),
    /// The visitor says who they are, or takes it back.
    Introduce(Introduction),
    /// Somebody has proven who the visitor is.
    Own(Proven),
    /// This agent is on duty, who answered before the visitor came back.
    Prefer(Face),
    /// A sign-in is not good any more.
    ShowOut(SignInId),
    /// What is known about an [`Effect::Consult`].
    Advise(Advice),
    /// The alarm rings.
    Wake,
}

impl Room {
    /// A room as it wakes: from what is stored, and what is attached to the sockets that are still there.
    pub fn wake(id: ConversationId, stored: Stored, clients: Vec<Client>, pacing: Pacing) -> Self {
        let Stored { fold, receipts, card, rules } = stored;
        let clients = Clients::of(clients);
        let mut conversation = Conversation::new(id, crate::conversation::Stored { fold, receipts }).paced(pacing);
        conversation.want(rules.bot());
        conversation.restore(clients.audience(), clients.receipts());
        Self { conversation, clients, card, rules, shown_online: None, arrivals: Default::default(), pacing }
    }

    /// What the log tells.
    pub fn fold(&self) -> &Fold {
        self.conversation.fold()
    }

    /// Where the log ends: what pings are answered with.
    pub fn beat(&self) -> Beat {
        self.conversation.beat()
    }

    /// What is to be remembered of a client while its object sleeps.
    pub fn client(&self, key: ClientKey) -> Option<&Client> {
        self.clients.get(key)
    }

    /// How the conversation stands, for the inbox; nothing before the first message.
    pub fn summary(&mut self, now: Timestamp) -> Option<Summary> {
        self.conversation.summary(now).map(|summary| self.named(summary))
    }

    /// Who the visitor says they are.
    pub fn introduction(&self) -> Introduction {
        self.card.as_ref().map(|card| card.said.clone()).unwrap_or_default()
    }

    /// The person whose conversation it is, if anybody has proven to be one.
    pub fn owner(&self) -> Option<ContactId> {
        Some(self.card.as_ref()?.proven.as_ref()?.contact)
    }

    /// Whether a visitor may come who has proven to be that person, or nothing (rule V4).
    pub fn admits(&self, contact: Option<ContactId>) -> bool {
        self.owner().is_none_or(|owner| contact == Some(owner))
    }

    /// A visitor comes, and with them what the owner wants by now.
    fn learn(&mut self, guest: &Guest, effects: &mut Effects) {
        let Guest::Visitor(visitor) = guest else { return };
        if let Some(rules) = visitor.rules.filter(|rules| *rules != self.rules) {
            self.rules = rules;
            self.conversation.want(rules.bot());
            effects.store.rules = Some(rules);
        }
    }

    /// What is to follow from a silence, in the visitor's language.
    fn patience(&self) -> Option<Silence> {
        self.rules.silence(self.language())
    }

    /// The visitor's language, as far as it is known.
    fn language(&self) -> Option<&str> {
        self.card.as_ref().map(|card| card.about.language.as_str())
    }

    /// What is to be done about `input`, in this order. An error is the backing's: the room may then be ahead of what
    /// is stored, and is to be woken anew.
    pub fn handle<B: Backing>(
        &mut self,
        now: Timestamp,
        input: Input<'_>,
        backing: &B,
    ) -> Result<Vec<Effect>, B::Error> {
        let mut effects = Effects::default();
        match input {
            Input::Arrive { key, guest, way } => {
                self.learn(&guest, &mut effects);
                self.arrive(now, key, guest, way, backing, &mut effects)?;
            }
            Input::Frame { from, text } => self.frame(now, from, text, backing, &mut effects)?,
            Input::Rest(key) => self.rest(key, backing, &mut effects)?,
            Input::Gone(key) => {
                self.clients.remove(key);
                self.audience_changed(now, backing, &mut effects)?;
            }
            Input::ShowOut(sign_in) => {
                let theirs = |client: &Client| client.guest.agent().is_some_and(|looker| looker.sign_in == sign_in);
                self.close(now, Closing::SignedOut, theirs, backing, &mut effects)?;
            }
            Input::Introduce(said) => self.introduce(now, said, &mut effects),
            Input::Own(proven) => self.own(now, proven, &mut effects),
            Input::Rate(rated) => {
                self.tell(now, Told::Rate(rated), None, backing, &mut effects)?;
            }
            Input::Prefer(agent) => self.tell(now, Told::Prefer(agent), None, backing, &mut effects)?,
            Input::Advise(advice) => {
                let said = self.rules.said(self.language());
                self.tell(now, Told::Advise(advice, said), None, backing, &mut effects)?;
            }
            Input::Wake => self.tell(now, Told::Wake(self.patience()), None, backing, &mut effects)?,
        }
        Ok(effects.in_order())
    }
}

#[cfg(test)]
#[path = "room_tests.rs"]
mod tests;
