//! One conversation: a log, and what is folded from it. Knows nothing of other conversations.
//!
//! Not kept here, on purpose: clients, and when somebody last typed; [`crate::room`] has those. Everything here is
//! rebuilt from what is stored and from the clients, so that an object can be evicted between any two inputs.

#[cfg(test)]
mod bot_tests;
mod due;
mod fold;
mod receipts;
mod sending;
mod silence;
#[cfg(test)]
mod story;
mod turn;

use protocol::{
    AgentId, Assigned, Beat, Bot, ConversationId, Event, Face, Hello, Number, Party, Rated, Receipt, Refusal, Refused,
    Sent, Seq, Status, Summary, Timestamp, Typing, Welcome, What, Who, limits,
};

use words::said::Said;

pub use self::fold::{EVENTS_PER_FOLD, Fold};
pub use self::receipts::Receipts;
pub use self::silence::Silence;
pub use self::turn::{Audience, Effect, Input, Original, Peer, Send};

use crate::automation::bot::{self, Advice};

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
    pacing: Pacing,
    /// What the owner wants of the bot.
    bot: Bot,
}

/// What is to stand in the log next.
#[derive(Debug, Clone)]
struct Happened {
    by: Who,
    sent: Option<Sent>,
    what: What,
}

/// Whether people may send as fast as they like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pacing {
    /// As fast as rule L2 allows.
    #[default]
    Limited,
    /// As fast as they can: for tests of what happens under load.
    Unlimited,
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
        let pacing = Pacing::default();
        let (wakes, version, told, bot) = (None, 0, false, Bot::default());
        Self { id, fold, receipts, stored_receipts: receipts, audience, wakes, version, told, pacing, bot }
    }

    /// The same with another pacing.
    #[must_use]
    pub fn paced(self, pacing: Pacing) -> Self {
        Self { pacing, ..self }
    }

    /// What the owner wants of the bot from now on.
    pub fn want(&mut self, bot: Bot) {
        self.bot = bot;
    }

    /// After an eviction: who is connected, and what each said last, as the clients tell. Causes no effects.
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
            Input::Send(peer, send) => self.send(now, &peer, send),
            Input::Typing(by) => vec![Effect::ShowTyping(Typing { by })],
            Input::Receipt(party, receipt) => self.receipt(party, receipt),
            Input::Take(by, from) => self.take(now, by, from),
            Input::Close(by) => self.close(now, by),
            Input::Reopen(by) => match self.status() {
                Some(Status::Closed { .. }) => self.happens(now, Who::Agent(by), What::Reopened),
                Some(_) => Vec::new(),
                None => vec![refuse(Refusal::NotFound)],
            },
            Input::Rate(rated) => self.rate(now, rated),
            Input::Audience(audience) => self.somebody_came_or_went(now, audience),
            Input::Prefer(agent) => self.prefer(now, agent),
            Input::Advise(advice, said) => self.advised(now, &advice, said),
            Input::Wake(silence) => self.wake(now, silence.as_ref()),
        }
    }

    fn hello(&mut self, now: Timestamp, peer: &Peer, hello: &Hello) -> Vec<Effect> {
        let number = match self.fold.tab(peer.tab) {
            Some(tab) if tab.of != peer.who.actor() => return vec![refuse(Refusal::TabTaken)],
            Some(tab) => tab.number,
            None => Number::default(),
        };
        let Beat { epoch, head } = self.beat();
        // A client that is ahead of the log, or of another life of it, gets everything.
        let known = hello.epoch == epoch && hello.seq <= head;
        let after = if known { hello.seq } else { Seq::default() };
        let mut effects = vec![Effect::Welcome(Welcome { epoch, head, number }), Effect::Replay(after)];
        let party = peer.who.party();
        let other = self.receipts.of(party.other());
        if other != Receipt::default() {
            effects.push(Effect::Receipt(other));
        }
        if party == Party::Team {
            effects.push(Effect::Looking(self.faces()));
        }
        // What somebody has is delivered.
        effects.extend(self.receipt(party, Receipt { delivered: after, read: Seq::default() }));
        // A crash may have kept the bot from answering.
        if party == Party::Visitor {
            effects.extend(self.consult());
        }
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
            Some(Status::Closed { .. }) => self.happens(now, Who::Agent(by), What::Reopened),
            Some(Status::Waiting { .. } | Status::Automated {} | Status::Assigned { .. }) => {
                let to = by.clone();
                self.happens(now, Who::Agent(by), What::Assigned(Assigned { to }))
            }
        }
    }

    /// The agent who answered before the visitor came back is there, and answers again, unless somebody was faster or it
    /// is closed (rule S9).
    fn prefer(&mut self, now: Timestamp, agent: Face) -> Vec<Effect> {
        if self.fold.before().map(|before| before.id) != Some(agent.id) {
            return Vec::new();
        }
        self.happens(now, Who::System, What::Assigned(Assigned { to: agent }))
    }

    fn close(&mut self, now: Timestamp, by: Face) -> Vec<Effect> {
        match self.status() {
            None => vec![refuse(Refusal::NotFound)],
            Some(Status::Closed { .. }) => Vec::new(),
            Some(_) => self.happens(now, Who::Agent(by), What::Closed),
        }
    }

    /// How it was can be said of what is closed (rule S7).
    fn rate(&mut self, now: Timestamp, rated: Rated) -> Vec<Effect> {
        if !matches!(self.status(), Some(Status::Closed { .. })) {
            return vec![refuse(Refusal::NotFound)];
        }
        if self.fold.rated.as_ref() == Some(&rated) {
            return Vec::new();
        }
        let actor = Who::Visitor.actor();
        let wait = self.fold.pace(actor).and_then(|pace| pace.wait(now, fold::limit_of(actor)));
        if let Some(wait) = wait.filter(|_| self.pacing == Pacing::Limited) {
            let retry_after_ms = Some(u32::try_from(wait.as_millis()).unwrap_or(u32::MAX));
            return vec![Effect::Refuse(Refused { retry_after_ms, ..Refusal::TooFast.into() })];
        }
        self.happens(now, Who::Visitor, What::Rated(rated))
    }

    fn somebody_came_or_went(&mut self, now: Timestamp, audience: Audience) -> Vec<Effect> {
        let mut effects = Vec::new();
        if audience.clients > 0 {
            effects.extend(self.wake_soon(now));
        }
        if audience.clients < self.audience.clients && self.receipts != self.stored_receipts {
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
    fn wake(&mut self, now: Timestamp, silence: Option<&Silence>) -> Vec<Effect> {
        let due = silence.and_then(|silence| silence.next(&self.fold)).filter(|(at, _)| *at <= now);
        let due =
            due.map(|(_, what)| (Who::System, what)).or_else(|| self.rests(now).then_some((Who::Bot, What::Closed)));
        let is_quiet = due.is_none();
        let mut effects = due.map(|(by, what)| self.happens(now, by, what)).unwrap_or_default();
        let consult = self.consult();
        let owed = consult.is_some().then(|| now.plus(due::OWED));
        effects.extend(consult);
        if self.audience.clients > 0 {
            effects.push(Effect::Reap(now.before(limits::SILENT_AFTER)));
        }
        if is_quiet {
            effects.extend(self.summary(now).map(Effect::Summarise));
        }
        let silent = silence.and_then(|silence| silence.next(&self.fold)).map(|(at, _)| at);
        let next = due::next(now, self.fold.changed, self.status(), self.audience.clients > 0);
        self.wakes = next.into_iter().chain(silent).chain(owed).min();
        effects.extend(self.wakes.map(Effect::WakeBy));
        effects
    }

    /// Has the alarm ring soon, unless it does anyway; sooner where the bot owes an answer.
    fn wake_soon(&mut self, now: Timestamp) -> Option<Effect> {
        let soon = now.plus(if self.owes() { due::OWED } else { due::SOON });
        if self.wakes.is_some_and(|at| at <= soon) {
            return None;
        }
        self.wakes = Some(soon);
        Some(Effect::WakeBy(soon))
    }

    /// What the bot is to be advised about, if it has the conversation and owes an answer.
    fn consult(&self) -> Option<Effect> {
        if self.owes() { self.fold.bot.question().map(Effect::Consult) } else { None }
    }

    fn owes(&self) -> bool {
        self.status() == Some(&Status::Automated {}) && self.fold.bot.owes()
    }

    /// The bot says what it has to, unless somebody was faster (rule Q3).
    fn advised(&mut self, now: Timestamp, advice: &Advice, said: &Said) -> Vec<Effect> {
        if !self.owes() {
            return Vec::new();
        }
        let happened = bot::next(&self.fold.bot, advice, said);
        let by_bot = |what| Happened { by: Who::Bot, sent: None, what };
        if happened.is_empty() { Vec::new() } else { self.happen(now, happened.into_iter().map(by_bot)) }
    }

    /// Whether the visitor has not come back to the bot for a day, and so it is done (rule Q6).
    fn rests(&self, now: Timestamp) -> bool {
        self.status() == Some(&Status::Automated {})
            && !self.fold.bot.owes()
            && now.since(self.fold.changed) >= due::DAY
    }

    /// One thing happens.
    fn happens(&mut self, now: Timestamp, by: Who, what: What) -> Vec<Effect> {
        self.happen(now, [Happened { by, sent: None, what }])
    }

    /// Stores first, all of it; then tells.
    fn happen(&mut self, now: Timestamp, happened: impl IntoIterator<Item = Happened>) -> Vec<Effect> {
        let (mut events, mut effects) = (Vec::new(), Vec::new());
        let mut is_listed = false;
        let before = self.head().0 / EVENTS_PER_FOLD;
        for Happened { by, sent, what } in happened {
            let event = Event { seq: self.head().next(), at: now, by, sent, what };
            self.fold.apply(&event);
            is_listed |= !matches!(event.what, What::Reacted(_) | What::Rated(_));
            effects.push(Effect::Store(event.clone()));
            events.push(event);
        }
        if self.head().0 / EVENTS_PER_FOLD > before {
            effects.push(Effect::StoreFold(Box::new(self.fold.clone())));
        }
        effects.extend(self.wake_soon(now));
        effects.extend(events.into_iter().map(Effect::Broadcast));
        // The list shows nothing of a reaction, and of how it was.
        if is_listed {
            effects.extend(self.summary(now).map(Effect::Summarise));
        }
        effects
    }

    /// How it stands; nothing before the first message.
    pub fn summary(&mut self, now: Timestamp) -> Option<Summary> {
        let status = self.status().cloned()?;
        self.told = true;
        self.version = now.0.max(self.version + 1);
        let (conversation, seq, version) = (self.id, self.head(), self.version);
        let (last, looking) = (self.fold.last.clone(), self.audience.looking.clone());
        let (answered_in, before) = (self.fold.answered_in, self.fold.before().map(|before| before.id));
        Some(Summary { conversation, seq, status, name: None, answered_in, before, last, version, looking })
    }
}

fn refuse(code: Refusal) -> Effect {
    Effect::Refuse(code.into())
}

#[cfg(test)]
#[path = "conversation_tests.rs"]
mod tests;
