//! One conversation: a log, and what is folded from it. Knows nothing of other conversations.
//!
//! Not kept here, on purpose: sockets, who is connected, when somebody last typed. Everything here is rebuilt from the
//! log, so an object can be evicted between any two inputs without anyone noticing.

mod again;
mod status;
mod turn;

use std::collections::BTreeMap;

use protocol::{
    Acknowledged, AgentId, Author, Beat, Body, ConversationId, Epoch, Event, Face, Happened, Hello, LastLine, Looker,
    Number, Refusal, Refused, Seq, Status, Summary, TabId, Timestamp, Typing, Welcome, limits,
};

pub use self::turn::{Effect, Input, Peer};
use crate::pace::Pace;

/// The fold of a conversation's log.
#[derive(Debug, Clone)]
pub struct Conversation {
    id: ConversationId,
    epoch: Epoch,
    head: Seq,
    /// Nothing happened as long as there is no status.
    status: Option<Status>,
    tabs: BTreeMap<TabId, Tab>,
    paces: BTreeMap<Option<AgentId>, Pace>,
    last: Option<LastLine>,
    looking: Vec<Looker>,
    version: u64,
    /// When the last event was.
    changed: Timestamp,
    /// When it is woken next, if this memory knows.
    wakes: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy)]
struct Tab {
    /// The agent whose tab it is; nobody when it is the visitor's.
    of: Option<AgentId>,
    number: Number,
}

impl Conversation {
    /// A conversation in which nothing has happened.
    pub fn new(id: ConversationId) -> Self {
        Self {
            id,
            epoch: Epoch::default(),
            head: Seq::default(),
            status: None,
            tabs: BTreeMap::new(),
            paces: BTreeMap::new(),
            last: None,
            looking: Vec::new(),
            version: 0,
            changed: Timestamp::default(),
            wakes: None,
        }
    }

    /// The conversation that this log tells of.
    pub fn fold(id: ConversationId, log: impl IntoIterator<Item = Event>) -> Self {
        let mut conversation = Self::new(id);
        for event in log {
            conversation.apply(&event);
        }
        conversation
    }

    /// Where the log ends.
    pub fn beat(&self) -> Beat {
        Beat { epoch: self.epoch, head: self.head }
    }

    /// The last event's place.
    pub fn head(&self) -> Seq {
        self.head
    }

    /// Where it stands; nothing before the first message.
    pub fn status(&self) -> Option<&Status> {
        self.status.as_ref()
    }

    /// Who has it open, after an eviction: the object's sockets know. Tells nobody.
    pub fn restore_looking(&mut self, looking: Vec<Looker>) {
        self.looking = looking;
    }

    /// What is to be done about `input`.
    pub fn handle(&mut self, now: Timestamp, input: Input) -> Vec<Effect> {
        match input {
            Input::Hello(peer, hello) => self.hello(&peer, &hello),
            Input::Say(peer, number, body) => self.say(now, peer, number, body),
            Input::Typing(peer) => vec![Effect::ShowTyping(Typing { by: face_of(&peer.author) })],
            Input::Take(by, from) => self.take(now, by, from),
            Input::Close(by) => self.close(now, by),
            Input::Reopen(by) => match self.status {
                Some(Status::Closed { .. }) => self.happen(now, [Happened::Reopened { by: Author::Agent(by) }]),
                Some(_) => Vec::new(),
                None => vec![refuse(Refusal::NotFound)],
            },
            Input::Looking(looking) => self.look(now, looking),
            Input::Wake => self.wake(now),
        }
    }

    fn hello(&self, peer: &Peer, hello: &Hello) -> Vec<Effect> {
        let number = match self.tabs.get(&peer.tab) {
            Some(tab) if tab.of != agent_of(&peer.author) => return vec![refuse(Refusal::TabTaken)],
            Some(tab) => tab.number,
            None => Number::default(),
        };
        // A client that is ahead of the log, or of another life of it, gets everything.
        let known = hello.epoch == self.epoch && hello.seq <= self.head;
        let after = if known { hello.seq } else { Seq::default() };
        vec![Effect::Welcome(Welcome { epoch: self.epoch, head: self.head, number }), Effect::Replay(after)]
    }

    fn say(&mut self, now: Timestamp, peer: Peer, number: Number, body: Body) -> Vec<Effect> {
        let agent = agent_of(&peer.author);
        let last = match self.tabs.get(&peer.tab) {
            Some(tab) if tab.of != agent => return vec![refuse_send(Refusal::TabTaken, number)],
            Some(tab) => tab.number,
            None => Number::default(),
        };
        if number <= last && number > Number::default() {
            return vec![Effect::AcknowledgeAgain(peer.tab, number)];
        }
        if number != last.next() {
            return vec![refuse_send(Refusal::NumberGap, last.next())];
        }
        if let Some(wait) = self.paces.get(&agent).and_then(|pace| pace.wait(now, limit_of(agent))) {
            let retry_after_ms = Some(u32::try_from(wait.as_millis()).unwrap_or(u32::MAX));
            return vec![Effect::Refuse(Refused { code: Refusal::TooFast, number: Some(number), retry_after_ms })];
        }
        let before = status::makes_way(self.status.as_ref(), &peer.author);
        let Peer { author: by, tab } = peer;
        let mut effects = self.happen(now, before.into_iter().chain([Happened::Posted { by, tab, number, body }]));
        // The sender hears first that it is stored, then, with everybody, what was stored.
        let stored = effects.iter().rposition(|effect| matches!(effect, Effect::Store(_))).map_or(0, |place| place + 1);
        effects.insert(stored, Effect::Acknowledge(Acknowledged { number, seq: self.head, at: now }));
        effects
    }

    fn take(&mut self, now: Timestamp, by: Face, from: Option<AgentId>) -> Vec<Effect> {
        match &self.status {
            None => vec![refuse(Refusal::NotFound)],
            Some(Status::Assigned { to, .. }) if to.id == by.id => Vec::new(),
            Some(Status::Assigned { to, .. }) if from != Some(to.id) => vec![refuse(Refusal::AlreadyTaken)],
            Some(Status::Closed { .. }) => self.happen(now, [Happened::Reopened { by: Author::Agent(by) }]),
            Some(Status::Waiting { .. } | Status::Assigned { .. }) => self.happen(now, [Happened::Taken { by }]),
        }
    }

    fn close(&mut self, now: Timestamp, by: Face) -> Vec<Effect> {
        match self.status {
            None => vec![refuse(Refusal::NotFound)],
            Some(Status::Closed { .. }) => Vec::new(),
            Some(_) => self.happen(now, [Happened::Closed { by }]),
        }
    }

    fn look(&mut self, now: Timestamp, looking: Vec<Looker>) -> Vec<Effect> {
        if looking == self.looking {
            return Vec::new();
        }
        self.looking = looking;
        let mut faces: Vec<Face> = Vec::new();
        for looker in &self.looking {
            if faces.iter().all(|face| face.id != looker.face.id) {
                faces.push(looker.face.clone());
            }
        }
        let summary = self.summary(now).map(Effect::Summarise);
        [Effect::ShowLooking(faces)].into_iter().chain(summary).collect()
    }

    /// The inbox is told again, in case it missed it; and when to do so next.
    fn wake(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(summary) = self.summary(now) else { return Vec::new() };
        self.wakes = again::next(now, self.changed, &summary.status);
        self.wakes.map(Effect::WakeBy).into_iter().chain([Effect::Summarise(summary)]).collect()
    }

    /// Unless that will be soon anyway: each time is a row written.
    fn wake_soon(&mut self, now: Timestamp) -> Option<Effect> {
        let soon = now.plus(again::SOON);
        if self.wakes.is_some_and(|wakes| wakes <= soon) {
            return None;
        }
        self.wakes = Some(soon);
        Some(Effect::WakeBy(soon))
    }

    /// Stores first, all of it; then tells.
    fn happen(&mut self, now: Timestamp, happened: impl IntoIterator<Item = Happened>) -> Vec<Effect> {
        let mut events = Vec::new();
        for happened in happened {
            let event = Event { seq: self.head.next(), at: now, happened };
            self.apply(&event);
            events.push(event);
        }
        let stores = events.iter().cloned().map(Effect::Store);
        let mut effects: Vec<_> = stores.chain(self.wake_soon(now)).collect();
        effects.extend(events.iter().cloned().map(Effect::Broadcast));
        effects.extend(self.summary(now).map(Effect::Summarise));
        effects
    }

    fn apply(&mut self, event: &Event) {
        let at = event.at;
        if event.seq == Seq(1) {
            // The first event's time names this life of the log, without a row of its own.
            self.epoch = Epoch(at.0);
        }
        (self.head, self.changed) = (event.seq, at);
        self.status = Some(status::after(self.status.as_ref(), event));
        if let Happened::Posted { by, tab, number, body } = &event.happened {
            let of = agent_of(by);
            self.tabs.insert(*tab, Tab { of, number: *number });
            self.paces.entry(of).or_default().posted(at, limit_of(of));
            let text = body.excerpt(limits::EXCERPT_CHARACTERS);
            self.last = Some(LastLine { from_visitor: of.is_none(), text, at });
        }
    }

    fn summary(&mut self, now: Timestamp) -> Option<Summary> {
        let status = self.status.clone()?;
        self.version = now.0.max(self.version + 1);
        let (conversation, seq, version) = (self.id, self.head, self.version);
        Some(Summary { conversation, seq, status, last: self.last.clone(), version, looking: self.looking.clone() })
    }
}

fn agent_of(author: &Author) -> Option<AgentId> {
    face_of(author).map(|face| face.id)
}

fn face_of(author: &Author) -> Option<Face> {
    match author {
        Author::Visitor => None,
        Author::Agent(face) => Some(face.clone()),
    }
}

const fn limit_of(agent: Option<AgentId>) -> usize {
    match agent {
        None => limits::VISITOR_MESSAGES_PER_MINUTE,
        Some(_) => limits::AGENT_MESSAGES_PER_MINUTE,
    }
}

fn refuse(code: Refusal) -> Effect {
    Effect::Refuse(code.into())
}

fn refuse_send(code: Refusal, number: Number) -> Effect {
    Effect::Refuse(Refused { code, number: Some(number), retry_after_ms: None })
}

#[cfg(test)]
#[path = "conversation_tests.rs"]
mod tests;
