//! The list of a shard: its rows, in the order of each section, so that a window costs what it shows.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{AgentId, ConversationId, Counts, Rank, Section, SignInId, Status, Summary, Timestamp};

use super::effect::is_held;
use super::row::Row;

/// Where a conversation stands, whoever looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) spot: Spot,
    pub(super) rank: Rank,
}

/// A section, whoever looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    Waiting,
    Automated,
    Assigned(AgentId),
    Closed,
}

/// The rows that are held in memory, and how many closed ones there are besides.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    rows: BTreeMap<ConversationId, Row>,
    waiting: BTreeSet<Rank>,
    /// Those that an agent or the bot answers.
    answered: BTreeSet<Rank>,
    by_agent: BTreeMap<AgentId, BTreeSet<Rank>>,
    closed: u32,
}

impl Place {
    pub(super) fn of(row: &Summary) -> Self {
        let spot = match &row.status {
            Status::Waiting { .. } => Spot::Waiting,
            Status::Automated {} => Spot::Automated,
            Status::Assigned { to, .. } => Spot::Assigned(to.id),
            Status::Closed { .. } => Spot::Closed,
        };
        Self { spot, rank: Rank::of(row) }
    }
}

impl Spot {
    /// In which section the agent `me` sees it.
    pub(super) fn section(self, me: AgentId) -> Section {
        match self {
            Self::Waiting => Section::Waiting,
            Self::Assigned(to) if to == me => Section::Mine,
            Self::Automated | Self::Assigned(_) => Section::Others,
            Self::Closed => Section::Closed,
        }
    }
}

impl List {
    /// These rows, of which `closed` are among all closed ones.
    pub(super) fn of(rows: Vec<Summary>, closed: u32) -> Self {
        let mut list = Self { closed, ..Self::default() };
        for summary in rows {
            list.insert(Place::of(&summary));
            list.rows.insert(summary.conversation, Row::of_stored(summary));
        }
        // They were counted where they are stored.
        list.closed = closed;
        list
    }

    pub(super) fn row(&self, conversation: ConversationId) -> Option<&Row> {
        self.rows.get(&conversation)
    }

    /// A conversation is asked how it stands.
    pub(super) fn ask(&mut self, conversation: ConversationId, now: Timestamp) {
        if let Some(row) = self.rows.get_mut(&conversation) {
            row.asked = now;
        }
    }

    /// In place of what was known of that conversation, which stood at `before`.
    pub(super) fn put(&mut self, row: Row, before: Option<&Place>) {
        if let Some(before) = before {
            self.remove(before);
        }
        self.insert(Place::of(&row.summary));
        if is_held(&row.summary) {
            self.rows.insert(row.summary.conversation, row);
        } else {
            self.rows.remove(&row.summary.conversation);
        }
    }

    /// The conversations that are open with that sign-in.
    pub(super) fn looked_at_by(&self, sign_in: SignInId) -> Vec<ConversationId> {
        let looks = |row: &&Row| row.summary.looking.iter().any(|looker| looker.sign_in == sign_in);
        self.rows.values().filter(looks).map(|row| row.summary.conversation).collect()
    }

    /// How many conversations each section has for `me`.
    pub(super) fn counts(&self, me: AgentId) -> Counts {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let mine = self.by_agent.get(&me);
        let unanswered = mine.map_or(0, |mine| mine.iter().take_while(|rank| rank.is_waiting()).count());
        let mine = mine.map_or(0, BTreeSet::len);
        Counts {
            waiting: count(self.waiting.len()),
            mine: count(mine),
            unanswered: count(unanswered),
            others: count(self.answered.len() - mine),
            closed: self.closed,
        }
    }

    /// The rows of a window for `me`; nothing for closed ones, which are read from storage.
    pub(super) fn window(&self, section: Section, me: AgentId, from: u32, count: u32) -> Vec<&Row> {
        let (from, count) = (from as usize, count as usize);
        let rows = |ranks: &mut dyn Iterator<Item = &Rank>| -> Vec<&Row> {
            ranks.skip(from).take(count).filter_map(|rank| self.rows.get(&rank.conversation())).collect()
        };
        let mine = self.by_agent.get(&me);
        match section {
            Section::Waiting => rows(&mut self.waiting.iter()),
            Section::Mine => rows(&mut mine.into_iter().flatten()),
            Section::Others => {
                let is_mine = |rank: &Rank| mine.is_some_and(|mine| mine.contains(rank));
                rows(&mut self.answered.iter().filter(|rank| !is_mine(rank)))
            }
            Section::Closed => Vec::new(),
        }
    }

    fn insert(&mut self, Place { spot, rank }: Place) {
        match spot {
            Spot::Waiting => drop(self.waiting.insert(rank)),
            Spot::Automated => drop(self.answered.insert(rank)),
            Spot::Assigned(to) => {
                self.answered.insert(rank);
                self.by_agent.entry(to).or_default().insert(rank);
            }
            Spot::Closed => self.closed = self.closed.saturating_add(1),
        }
    }

    fn remove(&mut self, Place { spot, rank }: &Place) {
        match spot {
            Spot::Waiting => drop(self.waiting.remove(rank)),
            Spot::Automated => drop(self.answered.remove(rank)),
            Spot::Assigned(to) => {
                self.answered.remove(rank);
                if let Some(theirs) = self.by_agent.get_mut(to) {
                    theirs.remove(rank);
                    if theirs.is_empty() {
                        self.by_agent.remove(to);
                    }
                }
            }
            Spot::Closed => self.closed = self.closed.saturating_sub(1),
        }
    }
}
