//! One shard of a site's inbox: which conversations wait, who answers them, and which part of that each console shows.
//! Holds summaries, never messages.
//!
//! A row is stored when it changes whose conversation it is or who looks; where only the last line moves on, now and
//! then (rule I4): a message is then not stored twice. What an eviction takes from such a row, its conversation tells
//! again: when it next changes, when it is due (rule I3), and when a console shows it. Closed conversations that nobody
//! looks at are not held in memory; a window of them is read when a console shows it.

mod answers;
mod backing;
mod batch;
mod consoles;
mod effect;
mod frames;
mod list;
mod row;
#[cfg(test)]
mod story;

use std::collections::BTreeSet;
use std::time::Duration;

use protocol::{
    ConversationId, Face, LastLine, Looker, Party, SignInId, Status, Summary, Timestamp, ToConsole, limits,
};

pub use self::answers::Answers;
pub use self::backing::Backing;
pub use self::batch::CHANGES_AT_MOST_EVERY;
pub use self::consoles::Console;
pub use self::effect::{Effect, Store};
pub use self::row::LINES_STORED_EVERY;

use self::batch::{Batch, Before};
use self::consoles::Consoles;
use self::effect::{Effects, is_held};
use self::list::{List, Place};
use self::row::Row;
use crate::ask::OnDuty;
use crate::client::{ClientKey, Closing};

/// So long an answer is one that was given just now.
const ANSWER_IS_NEWS: Duration = Duration::from_secs(10);

/// The shard that lists a new conversation: evenly spread over `shards`, at least 1, by the id's random bits.
pub fn shard_of(key: [u8; 16], shards: u16) -> u16 {
    u16::from_be_bytes([key[0], key[1]]) % shards.max(1)
}

/// What an inbox is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input<'a> {
    /// The edge lets a console in, under a key that no other has.
    Arrive {
        /// The key.
        key: ClientKey,
        /// Whose console it is.
        looker: Looker,
        /// How its frames come.
        way: Way,
        /// How many shards the site has, as the edge knows.
        shards: u16,
    },
    /// A console sends a frame.
    Frame {
        /// Which console.
        from: ClientKey,
        /// The text; empty for a frame that is not text.
        text: &'a str,
    },
    /// A console's socket is gone.
    Gone(ClientKey),
    /// A conversation says how it stands.
    Summary(Summary),
    /// The same, once [`Effect::Prefer`] is done.
    Settled(Summary),
    /// A sign-in is not good any more.
    Revoke(SignInId),
    /// The site has so many shards now.
    Grow(u16),
    /// The pause of [`Effect::Pause`] is over.
    Tell,
    /// The alarm rings.
    Wake,
}

/// How a console's frames come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// Over a socket.
    #[default]
    Socket,
    /// In requests.
    Exchange,
}

/// What is stored of a shard, but for the closed conversations that nobody looks at.
#[derive(Debug, Clone, Default)]
pub struct Stored {
    /// Conversations that are open, or closed and looked at.
    pub rows: Vec<Summary>,
    /// How many closed ones there are.
    pub closed: u32,
    /// Sign-ins that are not good any more.
    pub revoked: Vec<SignInId>,
    /// How many shards the site has; 0 as long as nobody said so.
    pub shards: u16,
    /// How long first answers took.
    pub answers: Answers,
}

/// A shard, in memory.
#[derive(Debug, Clone, Default)]
pub struct Inbox {
    list: List,
    consoles: Consoles,
    batch: Batch,
    revoked: BTreeSet<SignInId>,
    shards: u16,
    answers: Answers,
}

impl Inbox {
    /// A shard as it wakes: from what is stored, and what is attached to the sockets that are still there.
    pub fn wake(stored: Stored, consoles: Vec<Console>) -> Self {
        let Stored { rows, closed, revoked, shards, answers } = stored;
        let revoked = revoked.into_iter().collect();
        Self {
            list: List::of(rows, closed),
            consoles: Consoles::of(consoles),
            batch: Batch::default(),
            revoked,
            shards,
            answers,
        }
    }

    /// With whom a visitor would talk now, and how soon.
    pub fn on_duty(&self) -> OnDuty {
        let mut faces: Vec<_> = self.consoles.present().into_values().collect();
        faces.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        faces.truncate(limits::FACES_SHOWN);
        let answers_within = self.answers.usual().and_then(|usual| u32::try_from(usual.as_secs()).ok());
        OnDuty { faces, answers_within }
    }

    /// What is to be remembered of a console while its object sleeps.
    pub fn console(&self, key: ClientKey) -> Option<&Console> {
        self.consoles.get(key)
    }

    /// What is to be done about `input`, in this order. An error is the backing's: the inbox may then be ahead of what
    /// is stored, and is to be woken anew.
    pub fn handle<B: Backing>(
        &mut self,
        now: Timestamp,
        input: Input<'_>,
        backing: &B,
    ) -> Result<Vec<Effect>, B::Error> {
        let mut effects = Effects::default();
        match input {
            Input::Arrive { key, looker, way, shards } => {
                self.grow(shards, &mut effects);
                self.arrive(now, key, looker, way, &mut effects);
            }
            Input::Frame { from, text } => self.frame(now, from, text, backing, &mut effects)?,
            Input::Gone(key) => {
                self.consoles.remove(key);
                self.presence_changes(now, &mut effects);
            }
            Input::Summary(summary) => match self.preferred(&summary, backing)? {
                Some(agent) => effects.push(Effect::Prefer(agent, summary)),
                None => self.summary(now, summary, backing, &mut effects)?,
            },
            Input::Settled(summary) => self.summary(now, summary, backing, &mut effects)?,
            Input::Revoke(sign_in) => self.revoke(now, sign_in, &mut effects),
            Input::Grow(shards) => self.grow(shards, &mut effects),
            Input::Tell => self.tell(now, &mut effects),
            Input::Wake => {
                let since = now.before(limits::SILENT_AFTER);
                let is_silent = |console: &Console| console.heard.max(backing.last_ping(console.key)) < since;
                self.close(now, Closing::Silent, is_silent, &mut effects);
                self.look_again(&mut effects);
            }
        }
        Ok(effects.in_order())
    }

    /// The agent whose conversation it is again, where its visitor has come back and that agent is here (rule S9). Once a
    /// conversation is known to wait, everybody may take it.
    fn preferred<B: Backing>(&self, summary: &Summary, backing: &B) -> Result<Option<Face>, B::Error> {
        let Some(agent) = summary.before.and_then(|before| self.consoles.present().remove(&before)) else {
            return Ok(None);
        };
        let is_news = self.known(summary.conversation, backing)?.is_none_or(|Row { summary: known, .. }| {
            known.age() < summary.age() && !matches!(known.status, Status::Waiting { .. })
        });
        Ok(Some(agent).filter(|_| is_news))
    }

    /// What is known of a conversation. Of a closed one that nobody looks at, storage knows.
    fn known<B: Backing>(&self, conversation: ConversationId, backing: &B) -> Result<Option<Row>, B::Error> {
        match self.list.row(conversation) {
            Some(known) => Ok(Some(known.clone())),
            None => Ok(backing.closed_one(conversation)?.map(Row::of_stored)),
        }
    }

    fn summary<B: Backing>(
        &mut self,
        now: Timestamp,
        summary: Summary,
        backing: &B,
        effects: &mut Effects,
    ) -> Result<(), B::Error> {
        let conversation = summary.conversation;
        let known = self.known(conversation, backing)?;
        if known.as_ref().is_some_and(|known| known.summary.age() >= summary.age()) {
            return Ok(());
        }
        self.measure(now, known.as_ref().map(|known| &known.summary), &summary, effects);
        // What is not held in memory either would be lost.
        let is_due = !is_held(&summary) || known.as_ref().is_none_or(|known| known.is_to_be_stored(&summary));
        let stored = known.as_ref().filter(|_| !is_due).map_or(summary.age(), |known| known.stored);
        if is_due {
            effects.store_row(known.as_ref(), &summary);
        }
        let before = known.as_ref().map(|known| Place::of(&known.summary));
        self.list.put(
            Row { summary: summary.clone(), stored, may_lag: false, asked: Timestamp::default() },
            before.as_ref(),
        );
        // An agent may have been shown out while this conversation let them in.
        let intruders = summary.looking.iter().filter(|looker| self.revoked.contains(&looker.sign_in));
        let intruders: Vec<_> = intruders.map(|looker| Effect::ShowOut(conversation, looker.sign_in)).collect();
        // At night nobody looks: then a change costs no frame and no timer.
        if self.consoles.is_anybody_listening() {
            let before = match (&known, before) {
                (Some(known), Some(place)) if known.lags(now) => Before::Within(place.spot),
                (_, Some(place)) => Before::At(place),
                (_, None) => Before::Nowhere,
            };
            match self.batch.push(now, before, summary) {
                None => {}
                Some(pause) if pause.is_zero() => self.tell(now, effects),
                Some(pause) => effects.push(Effect::Pause(pause)),
            }
        }
        effects.rest.extend(intruders);
        Ok(())
    }

    /// A first answer counts where somebody was there from the question on: a night is no time of waiting (rule G2).
    fn measure(&mut self, now: Timestamp, before: Option<&Summary>, after: &Summary, effects: &mut Effects) {
        if before.is_some_and(|before| before.answered_in.is_some()) {
            return;
        }
        let Some(seconds) = after.answered_in else { return };
        // What is stored of a row may lag (rule I4); what was said a while ago was counted then.
        let is_news = |last: &LastLine| last.by.party() == Party::Team && now.since(last.at) < ANSWER_IS_NEWS;
        let asked = now.before(Duration::from_secs(seconds.into()));
        let was_somebody_there = self.consoles.present_since().is_some_and(|since| since <= asked);
        if was_somebody_there && after.last.as_ref().is_some_and(is_news) {
            self.answers.push(seconds);
            effects.store.answers = Some(self.answers.clone());
        }
    }

    fn revoke(&mut self, now: Timestamp, sign_in: SignInId, effects: &mut Effects) {
        self.revoked.insert(sign_in);
        effects.store.revoked = Some(sign_in);
        self.close(now, Closing::SignedOut, |console| console.looker.sign_in == sign_in, effects);
        for conversation in self.list.looked_at_by(sign_in) {
            effects.push(Effect::ShowOut(conversation, sign_in));
        }
    }

    /// Shards are only ever added.
    fn grow(&mut self, shards: u16, effects: &mut Effects) {
        if shards > self.shards {
            self.shards = shards;
            effects.store.shards = Some(shards);
            effects.tell_all(self.consoles.listening(), &ToConsole::Shards { count: shards });
        }
    }

    /// Has consoles told of what can wait a moment, unless that is awaited already.
    fn tell_later(&mut self, now: Timestamp, effects: &mut Effects) {
        effects.rest.extend(self.batch.lesser_news(now).map(Effect::Pause));
    }

    /// Tells each console what has changed in its windows, the counts, and all who came and left.
    fn tell(&mut self, now: Timestamp, effects: &mut Effects) {
        let changes = self.batch.take(now);
        let (frames, is_more) = self.consoles.changes(&self.list, &changes, now);
        effects.rest.extend(frames.into_iter().map(|(to, frame)| Effect::Send(to, frame)));
        if is_more {
            self.tell_later(now, effects);
        }
        if let Some(presence) = self.consoles.presence() {
            effects.tell_all(self.consoles.listening(), &presence);
        }
    }
}

#[cfg(test)]
mod preferred_tests;
#[cfg(test)]
mod tests;
