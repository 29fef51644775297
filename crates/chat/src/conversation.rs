//! One conversation: a log, and what is folded from it. Knows nothing of other conversations.
//!
//! Not kept here, on purpose: sockets, who is connected, when somebody last typed. Everything here is rebuilt from what
//! is stored and from the sockets, so an object can be evicted between any two inputs without anyone noticing.

mod due;
mod fold;
mod receipts;
mod sending;
#[cfg(test)]
mod story;
mod turn;

use protocol::{
    AgentId, Author, Beat, ConversationId, Event, Face, Happened, Hello, Number, Receipt, Refusal, Seq, Status,
    Summary, Timestamp, Typing, Welcome, limits,
};

pub use self::fold::{EVENTS_PER_FOLD, Fold};
pub use self::receipts::{Party, Receipts};
pub use self::turn::{Audience, Effect, Input, Peer, Target};

/// One conversation, in memory.
#[derive(Debug, Clone)]
pub struct Conversation {
    id: ConversationId,
    fold: Fold,
    receipts: Receipts,
    /// The receipts that are stored.
    stored_receipts: Receipts,
    audience: Audience,
    /// When the alarm rings, as far as this memory knows.
    wakes: Option<Timestamp>,
    version: u64,
    /// Whether the inbox was told since this was read from storage.
    told: bool,
}

/// What is stored of a conversation, but for its log.
#[derive(Debug, Clone, Default)]
pub struct Stored {
    /// The fold of the log.
    pub fold: Fold,
    /// What [`Effect::StoreReceipts`] said last.
    pub receipts: Receipts,
}

impl Conversation {
    /// A conversation as it is stored; nobody is connected.
    pub fn new(id: ConversationId, stored: Stored) -> Self {
        let Stored { fold, receipts } = stored;
        let audience = Audience::default();
        Self { id, fold, receipts, stored_receipts: receipts, audience, wakes: None, version: 0, told: false }
    }

    /// After an eviction: who is connected, and what each said last, as their sockets tell. Tells nobody.
    pub fn restore(&mut self, audience: Audience, said: impl IntoIterator<Item = (Party, Receipt)>) {
        self.audience = audience;
        for (party, receipt) in said {
            self.receipts.take(party, receipt);
        }
    }

    /// What the log tells.
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    /// Where the log ends.
    pub fn beat(&self) -> Beat {
        self.fold.beat()
    }

    /// The last event's place.
    pub fn head(&self) -> Seq {
        self.fold.head
    }

    /// Where it stands; nothing before the first message.
    pub fn status(&self) -> Option<&Status> {
        self.fold.status.as_ref()
    }

    /// Up to where each side has it.
    pub fn receipts(&self) -> &Receipts {
        &self.receipts
    }

    /// What is to be done about `input`.
    pub fn handle(&mut self, now: Timestamp, input: Input) -> Vec<Effect> {
        match input {
            Input::Hello(peer, hello) => self.hello(now, &peer, &hello),
            Input::Say(peer, number, body) => self.say(now, peer, number, body),
            Input::Edit(peer, number, target, body) => self.edit(now, peer, number, &target, body),
            Input::Delete(peer, number, target) => self.delete(now, peer, number, &target),
            Input::Typing(peer) => vec![Effect::ShowTyping(Typing { by: peer.author.agent().cloned() })],
            Input::Receipt(party, receipt) => self.receipt(party, receipt),
            Input::Take(by, from) => self.take(now, by, from),
            Input::Close(by) => self.close(now, by),
            Input::Reopen(by) => match self.status() {
                Some(Status::Closed { .. }) => self.happen(now, [Happened::Reopened { by: Author::Agent(by) }]),
                Some(_) => Vec::new(),
                None => vec![refuse(Refusal::NotFound)],
            },
            Input::Audience(audience) => self.somebody_came_or_went(now, audience),
            Input::Wake => self.wake(now),
        }
    }

    fn hello(&mut self, now: Timestamp, peer: &Peer, hello: &Hello) -> Vec<Effect> {
        let number = match self.fold.tab(peer.tab) {
            Some(tab) if tab.of != peer.author.agent_id() => return vec![refuse(Refusal::TabTaken)],
            Some(tab) => tab.number,
            None => Number::default(),
        };
        let Beat { epoch, head } = self.beat();
        // A client that is ahead of the log, or of another life of it, gets everything.
        let known = hello.epoch == epoch && hello.seq <= head;
        let after = if known { hello.seq } else { Seq::default() };
        let mut effects = vec![Effect::Welcome(Welcome { epoch, head, number }), Effect::Replay(after)];
        let party = Party::of(&peer.author);
        let other = self.receipts.of(party.other());
        if other != Receipt::default() {
            effects.push(Effect::Receipt(other));
        }
        if party == Party::Team {
            effects.push(Effect::Looking(self.faces()));
        }
        // What somebody has is delivered.
        effects.extend(self.receipt(party, Receipt { delivered: after, read: Seq::default() }));
        // A crash may have kept the inbox from being told of what had just happened.
        if !self.told && now.since(self.fold.changed) < due::JUST_HAPPENED {
            effects.extend(self.summary(now).map(Effect::Summarise));
        }
        effects
    }

    fn receipt(&mut self, party: Party, receipt: Receipt) -> Vec<Effect> {
        if receipt.delivered > self.head() || receipt.read > receipt.delivered {
            return vec![refuse(Refusal::SeqAhead)];
        }
        if !self.receipts.take(party, receipt) {
            return Vec::new();
        }
        vec![Effect::ShowReceipt(party.other(), self.receipts.of(party))]
    }

    fn take(&mut self, now: Timestamp, by: Face, from: Option<AgentId>) -> Vec<Effect> {
        match self.status() {
            None => vec![refuse(Refusal::NotFound)],
            Some(Status::Assigned { to, .. }) if to.id == by.id => Vec::new(),
            Some(Status::Assigned { to, .. }) if from != Some(to.id) => vec![refuse(Refusal::AlreadyTaken)],
            Some(Status::Closed { .. }) => self.happen(now, [Happened::Reopened { by: Author::Agent(by) }]),
            Some(Status::Waiting { .. } | Status::Assigned { .. }) => self.happen(now, [Happened::Taken { by }]),
        }
    }

    fn close(&mut self, now: Timestamp, by: Face) -> Vec<Effect> {
        match self.status() {
            None => vec![refuse(Refusal::NotFound)],
            Some(Status::Closed { .. }) => Vec::new(),
            Some(_) => self.happen(now, [Happened::Closed { by }]),
        }
    }

    fn somebody_came_or_went(&mut self, now: Timestamp, audience: Audience) -> Vec<Effect> {
        let mut effects = Vec::new();
        if audience.sockets > 0 {
            effects.extend(self.wake_soon(now));
        }
        if audience.sockets < self.audience.sockets && self.receipts != self.stored_receipts {
            self.stored_receipts = self.receipts;
            effects.push(Effect::StoreReceipts(self.receipts));
        }
        let looks_the_same = audience.looking == self.audience.looking;
        self.audience = audience;
        if !looks_the_same {
            effects.push(Effect::ShowLooking(self.faces()));
            effects.extend(self.summary(now).map(Effect::Summarise));
        }
        effects
    }

    /// Each agent once, however many devices they have.
    fn faces(&self) -> Vec<Face> {
        let mut faces: Vec<Face> = Vec::new();
        for looker in &self.audience.looking {
            if faces.iter().all(|face| face.id != looker.face.id) {
                faces.push(looker.face.clone());
            }
        }
        faces
    }

    /// The alarm rings: all that there may be to do is done.
    fn wake(&mut self, now: Timestamp) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.audience.sockets > 0 {
            effects.push(Effect::Reap(now.before(limits::SILENT_AFTER)));
        }
        effects.extend(self.summary(now).map(Effect::Summarise));
        self.wakes = due::next(now, self.fold.changed, self.status(), self.audience.sockets > 0);
        effects.extend(self.wakes.map(Effect::WakeBy));
        effects
    }

    /// Has the alarm ring soon, unless it does anyway.
    fn wake_soon(&mut self, now: Timestamp) -> Option<Effect> {
        let soon = now.plus(due::SOON);
        if self.wakes.is_some_and(|at| at <= soon) {
            return None;
        }
        self.wakes = Some(soon);
        Some(Effect::WakeBy(soon))
    }

    /// Stores first, all of it; then tells.
    fn happen(&mut self, now: Timestamp, happened: impl IntoIterator<Item = Happened>) -> Vec<Effect> {
        let (mut events, mut effects) = (Vec::new(), Vec::new());
        let before = self.head().0 / EVENTS_PER_FOLD;
        for happened in happened {
            let event = Event { seq: self.head().next(), at: now, happened };
            self.fold.apply(&event);
            effects.push(Effect::Store(event.clone()));
            events.push(event);
        }
        if self.head().0 / EVENTS_PER_FOLD > before {
            effects.push(Effect::StoreFold(Box::new(self.fold.clone())));
        }
        effects.extend(self.wake_soon(now));
        effects.extend(events.into_iter().map(Effect::Broadcast));
        effects.extend(self.summary(now).map(Effect::Summarise));
        effects
    }

    /// How it stands; nothing before the first message.
    pub fn summary(&mut self, now: Timestamp) -> Option<Summary> {
        let status = self.status().cloned()?;
        self.told = true;
        self.version = now.0.max(self.version + 1);
        let (conversation, seq, version) = (self.id, self.head(), self.version);
        let (last, looking) = (self.fold.last.clone(), self.audience.looking.clone());
        Some(Summary { conversation, seq, status, last, version, looking })
    }
}

fn refuse(code: Refusal) -> Effect {
    Effect::Refuse(code.into())
}

#[cfg(test)]
#[path = "conversation_tests.rs"]
mod tests;
