//! The inbox as an agent sees it: which rows there are, in which section, in which order. Holds no messages.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{AgentId, ConversationId, Face, Status, Summary, Timestamp};

use super::fold::Standing;

/// All that is known of the site's inbox shards.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Inbox {
    rows: BTreeMap<ConversationId, Summary>,
    present: BTreeMap<u16, Vec<Face>>,
    /// Shards that have sent their list.
    whole: BTreeSet<u16>,
}

/// A part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Section {
    /// Nobody answers yet.
    Waiting,
    /// This agent answers.
    Mine,
    /// A colleague answers.
    Others,
    /// Done.
    Closed,
}

impl Section {
    /// In the order of the list.
    pub(crate) const ALL: [Self; 4] = [Self::Waiting, Self::Mine, Self::Others, Self::Closed];

    /// Where a row stands for the agent `me`.
    pub(crate) fn of(status: &Status, me: AgentId) -> Self {
        match Standing::of(status, me) {
            Standing::Waiting => Self::Waiting,
            Standing::Mine => Self::Mine,
            Standing::Colleagues(_) => Self::Others,
            Standing::Closed => Self::Closed,
        }
    }
}

impl Inbox {
    /// A shard's whole list: a row that is not in it is gone. One that is older than what is known is what an eviction
    /// left (rule I4).
    pub(crate) fn replace(&mut self, shard: u16, rows: Vec<Summary>) {
        let listed: BTreeSet<ConversationId> = rows.iter().map(|row| row.conversation).collect();
        self.rows.retain(|conversation, _| conversation.shard() != shard || listed.contains(conversation));
        for row in rows {
            self.change(row);
        }
        self.whole.insert(shard);
    }

    /// One row that is new or has changed; says whether it was news. An older one than what is known is not (I1).
    pub(crate) fn change(&mut self, row: Summary) -> bool {
        if !is_newer(self.rows.get(&row.conversation), &row) {
            return false;
        }
        self.rows.insert(row.conversation, row);
        true
    }

    /// Who has a console open, as one shard sees it.
    pub(crate) fn set_present(&mut self, shard: u16, agents: Vec<Face>) {
        self.present.insert(shard, agents);
    }

    /// Whether every shard has sent its list.
    pub(crate) fn is_whole(&self, shards: u16) -> bool {
        self.whole.len() >= usize::from(shards)
    }

    /// Whether no conversation is known.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row of a conversation.
    pub(crate) fn row(&self, conversation: ConversationId) -> Option<&Summary> {
        self.rows.get(&conversation)
    }

    /// Whose console is open besides `me`, each once, by name.
    pub(crate) fn colleagues(&self, me: AgentId) -> Vec<Face> {
        let mut faces: Vec<_> = self.present.values().flatten().filter(|face| face.id != me).cloned().collect();
        faces.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        faces.dedup_by_key(|face| face.id);
        faces
    }

    /// A section's conversations: whoever has waited longest first, then whatever happened last.
    pub(crate) fn section(&self, section: Section, me: AgentId) -> Vec<ConversationId> {
        let mut rows: Vec<_> = self.rows.values().filter(|row| Section::of(&row.status, me) == section).collect();
        rows.sort_by_key(|row| rank(row));
        rows.into_iter().map(|row| row.conversation).collect()
    }

    /// How many wait for an answer of this agent: all that wait, and the unanswered ones of their own.
    pub(crate) fn unanswered(&self, me: AgentId) -> usize {
        let owed = |row: &&Summary| match Section::of(&row.status, me) {
            Section::Waiting => true,
            Section::Mine => row.status.waiting_since().is_some(),
            Section::Others | Section::Closed => false,
        };
        self.rows.values().filter(owed).count()
    }
}

/// Waiting ones by when they began, then the rest by when they last moved, newest first.
fn rank(row: &Summary) -> (bool, u64, ConversationId) {
    let last = row.last.as_ref().map_or(Timestamp(0), |last| last.at);
    match (row.status.waiting_since(), &row.status) {
        (Some(since), _) => (false, since.0, row.conversation),
        (None, Status::Closed { at, .. }) => (true, u64::MAX - at.0, row.conversation),
        (None, _) => (true, u64::MAX - last.0, row.conversation),
    }
}

/// Whether a change is worth a sound: somebody new waits, or a visitor wrote in a conversation of one's own.
pub(crate) fn rings(before: Option<&Summary>, after: &Summary, me: AgentId) -> bool {
    if !is_newer(before, after) {
        return false;
    }
    let wrote = |row: &Summary| row.last.as_ref().filter(|last| last.from_visitor).map(|last| last.at);
    match Section::of(&after.status, me) {
        Section::Waiting => before.is_none_or(|before| Section::of(&before.status, me) != Section::Waiting),
        Section::Mine => wrote(after) > before.and_then(wrote),
        Section::Others | Section::Closed => false,
    }
}

fn is_newer(known: Option<&Summary>, row: &Summary) -> bool {
    let age = |row: &Summary| (row.seq, row.version);
    known.is_none_or(|known| age(known) < age(row))
}

#[cfg(test)]
#[path = "inbox_tests.rs"]
mod tests;
