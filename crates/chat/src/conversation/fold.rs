//! What a conversation's log tells, and nothing else. The fold of a stored fold and the events after it is the fold of
//! all events, so that a long conversation wakes as fast as a short one.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{
    Actor, AgentId, Beat, Body, Deleted, Edited, Epoch, Event, Face, LastLine, Number, Rated, Seq, Status, TabId,
    Timestamp, What, Who, limits,
};
use serde::{Deserialize, Serialize};

use crate::automation::bot::{self, Part};
use crate::gate::pace::Pace;

/// How many events are folded anew at most: so often the fold is stored.
pub const EVENTS_PER_FOLD: u32 = 100;

/// The fold of a log up to its head.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fold {
    pub(super) epoch: Epoch,
    pub(super) head: Seq,
    /// Nothing happened as long as there is no status.
    pub(super) status: Option<Status>,
    /// When the last event was.
    pub(super) changed: Timestamp,
    pub(super) last: Option<LastLine>,
    /// The place of the message that `last` shows.
    last_seq: Seq,
    /// What ends the conversation, if the visitor says it next: the message that offers it, and the answer.
    #[serde(default)]
    pub(super) ending: Option<(Seq, String)>,
    /// What the visitor said last about how it was.
    #[serde(default)]
    pub(super) rated: Option<Rated>,
    /// When the visitor first wrote. A fold of an earlier release without it cannot be read, and is made anew.
    #[serde(deserialize_with = "Option::deserialize")]
    asked: Option<Timestamp>,
    /// How long they waited for the first answer, in seconds (rule G2).
    #[serde(default)]
    pub(super) answered_in: Option<u32>,
    /// The agent who had it last. A fold of an earlier release without it is made anew as well.
    #[serde(deserialize_with = "Option::deserialize")]
    had_by: Option<Face>,
    /// The bot's part in it.
    #[serde(default)]
    pub(super) bot: Part,
    /// Messages that were taken back.
    deleted: BTreeSet<Seq>,
    tabs: BTreeMap<TabId, Tab>,
    visitor_pace: Pace,
    agent_paces: BTreeMap<AgentId, Pace>,
}

/// Whose a tab is, and how far its sends have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tab {
    pub(super) of: Actor,
    pub(super) number: Number,
}

impl Fold {
    /// The fold of a whole log.
    pub fn of<'log>(log: impl IntoIterator<Item = &'log Event>) -> Self {
        let mut fold = Self::default();
        for event in log {
            fold.apply(event);
        }
        fold
    }

    /// Where the log ends.
    pub fn beat(&self) -> Beat {
        Beat { epoch: self.epoch, head: self.head }
    }

    /// Where the conversation stands; nothing before the first message.
    pub fn status(&self) -> Option<&Status> {
        self.status.as_ref()
    }

    /// The agent who had the conversation before the visitor came back, while it waits again (rule S9).
    pub fn before(&self) -> Option<&Face> {
        self.had_by.as_ref().filter(|_| matches!(self.status, Some(Status::Waiting { .. })))
    }

    /// What the visitor said last about how it was.
    pub fn rated(&self) -> Option<&Rated> {
        self.rated.as_ref()
    }

    /// Folds what happened next.
    pub fn apply(&mut self, event: &Event) {
        if event.seq == Seq(1) {
            // The first event's time names this life of the log, without a row of its own.
            self.epoch = Epoch(event.at.0);
        }
        (self.head, self.changed) = (event.seq, event.at);
        self.status = Status::after(self.status.take(), event);
        if let Some(Status::Assigned { to, .. }) = &self.status
            && self.had_by.as_ref() != Some(to)
        {
            self.had_by = Some(to.clone());
        }
        // Of an unknown kind, too: its sender has used that number.
        if let Some(sent) = event.sent {
            self.tabs.insert(sent.tab, Tab { of: event.by.actor(), number: sent.number });
            self.count(event.at, event.by.actor());
        }
        let is_farewell = self.bot.leaves() && event.by == Who::Bot;
        self.bot.apply(event);
        let excerpt = |body: &Body| body.excerpt(limits::EXCERPT_CHARACTERS);
        match &event.what {
            What::Posted(posted) => {
                self.measure(event);
                self.ending = posted.ending().map(|answer| (event.seq, answer.to_owned()));
                // The list shows what a person is needed for, and not that the bot said so.
                if !is_farewell {
                    let text = match event.by {
                        Who::Bot => excerpt(&bot::without_introduction(&posted.body)),
                        Who::Visitor | Who::Agent(_) | Who::System => excerpt(&posted.body),
                    };
                    let last = LastLine { by: event.by.clone(), text, at: event.at };
                    (self.last_seq, self.last) = (event.seq, Some(last));
                }
            }
            What::Edited(Edited { of, body }) => self.reword_last(*of, excerpt(body)),
            What::Deleted(Deleted { of }) => {
                self.deleted.insert(*of);
                self.ending.take_if(|(offered, _)| offered == of);
                self.reword_last(*of, String::new());
            }
            What::Rated(rated) => {
                self.rated = Some(rated.clone());
                self.count(event.at, event.by.actor());
            }
            What::Closed | What::Reopened => self.ending = None,
            // Nobody waits for a person as long as the bot answers; from when it hands over they do.
            What::Automated => self.asked = None,
            What::HandedOver(_) => self.asked = Some(event.at),
            What::Reacted(_) | What::Noted(_) | What::Assigned(_) | What::Hidden | What::Unknown => {}
        }
    }

    /// What is known of a tab.
    pub(super) fn tab(&self, tab: TabId) -> Option<&Tab> {
        self.tabs.get(&tab)
    }

    /// Whether the last message was taken back.
    pub(super) fn is_last_deleted(&self) -> bool {
        self.is_deleted(self.last_seq)
    }

    /// Whether that message was taken back.
    pub(super) fn is_deleted(&self, message: Seq) -> bool {
        self.deleted.contains(&message)
    }

    /// The sends of an agent, or of the visitor, in the last minute.
    pub(super) fn pace(&self, of: Actor) -> Option<&Pace> {
        match of {
            Actor::Visitor => Some(&self.visitor_pace),
            Actor::Agent(agent) => self.agent_paces.get(&agent),
            Actor::Bot | Actor::System => None,
        }
    }

    fn count(&mut self, at: Timestamp, of: Actor) {
        let pace = match of {
            Actor::Visitor => &mut self.visitor_pace,
            Actor::Agent(agent) => self.agent_paces.entry(agent).or_default(),
            Actor::Bot | Actor::System => return,
        };
        pace.posted(at, limit_of(of));
    }

    /// The first answer is measured from the visitor's first message, where that came first.
    fn measure(&mut self, event: &Event) {
        match (&event.by, self.asked) {
            (Who::Visitor, None) if self.status != Some(Status::Automated {}) => self.asked = Some(event.at),
            (Who::Agent(_), Some(asked)) if self.answered_in.is_none() => {
                self.answered_in = Some(u32::try_from(event.at.since(asked).as_secs()).unwrap_or(u32::MAX));
            }
            _ => {}
        }
    }

    fn reword_last(&mut self, message: Seq, text: String) {
        if let Some(last) = self.last.as_mut().filter(|_| self.last_seq == message) {
            last.text = text;
        }
    }
}

/// How many sends a minute are allowed (rule L2).
pub(super) const fn limit_of(actor: Actor) -> usize {
    match actor {
        Actor::Visitor => limits::VISITOR_MESSAGES_PER_MINUTE,
        Actor::Agent(_) | Actor::Bot | Actor::System => limits::AGENT_MESSAGES_PER_MINUTE,
    }
}
