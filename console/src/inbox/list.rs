//! The list as an agent sees it: the windows of all shards, merged. Pure; holds no messages.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{AgentId, ConversationId, Counts, Face, Rank, Section, Shown, Status, Summary, Window};

use super::shard::{Known, News, Shard};

/// Conversations of a section that are shown at first, and that "more" adds.
const STEP: u32 = 50;

/// What is asked of each of several shards beyond its share: they are never equally full.
const SLACK: u32 = 10;

/// All that is known of the site's inbox.
#[derive(Debug, Clone)]
pub(crate) struct List {
    me: AgentId,
    shards: BTreeMap<u16, Shard>,
    /// How many conversations of a section are to be shown, if there are so many.
    wanted: BTreeMap<Section, u32>,
    /// Sections that are fetched until as many are there.
    filling: BTreeSet<Section>,
    /// How a section stood when it was last fetched: what does not change that is not asked for again.
    fetched: BTreeMap<Section, (Known, usize)>,
}

impl List {
    /// Of so many shards, none of which has answered. The closed ones are folded away, and so not asked for.
    pub(crate) fn new(me: AgentId, shards: u16) -> Self {
        let wanted = [Section::Waiting, Section::Mine, Section::Others].map(|section| (section, STEP));
        let mut list = Self {
            me,
            shards: BTreeMap::new(),
            wanted: wanted.into(),
            filling: BTreeSet::new(),
            fetched: BTreeMap::new(),
        };
        list.grow(shards);
        list
    }

    /// The site has so many shards now.
    pub(crate) fn grow(&mut self, shards: u16) {
        for shard in 0..shards {
            let depths = || self.wanted.iter().map(|(section, wanted)| (*section, share(*wanted, shards))).collect();
            self.shards.entry(shard).or_insert_with(|| Shard::new(depths()));
        }
    }

    /// Shows a section's first conversations, or folds it away.
    pub(crate) fn unfold(&mut self, section: Section, is_open: bool) {
        let wanted = if is_open { STEP } else { 0 };
        self.wanted.insert(section, wanted);
        let shards = u16::try_from(self.shards.len()).unwrap_or(u16::MAX);
        for shard in self.shards.values_mut() {
            shard.want(section, share(wanted, shards));
        }
    }

    /// Shows more of a section.
    pub(crate) fn more(&mut self, section: Section) {
        *self.wanted.entry(section).or_default() += STEP;
        self.fetched.remove(&section);
        self.fetch(section);
    }

    /// A shard's answer. Gives the rows to ring for.
    pub(crate) fn listed(&mut self, shard: u16, windows: Vec<Shown>, counts: Counts) -> Vec<Summary> {
        let me = self.me;
        let Some(shard) = self.shards.get_mut(&shard) else { return Vec::new() };
        let news = shard.listed(windows, counts, me);
        self.settle();
        ringing(news, me)
    }

    /// Conversations of a shard have changed. Gives the rows to ring for.
    pub(crate) fn changed(&mut self, shard: u16, rows: Vec<Summary>, counts: Counts) -> Vec<Summary> {
        let me = self.me;
        let Some(shard) = self.shards.get_mut(&shard) else { return Vec::new() };
        let news = shard.changed(rows, counts, me);
        self.settle();
        ringing(news, me)
    }

    /// The link to a shard is down.
    pub(crate) fn lost(&mut self, shard: u16) {
        if let Some(shard) = self.shards.get_mut(&shard) {
            shard.lost();
        }
        self.settle();
    }

    /// Who has a console open, as one shard sees it.
    pub(crate) fn set_present(&mut self, shard: u16, agents: Vec<Face>) {
        if let Some(shard) = self.shards.get_mut(&shard) {
            shard.present = agents;
        }
    }

    /// Who has come and gone since, as that shard sees it.
    pub(crate) fn presence(&mut self, shard: u16, came: Vec<Face>, left: &[AgentId]) {
        if let Some(shard) = self.shards.get_mut(&shard) {
            shard.present.retain(|face| !left.contains(&face.id));
            shard.present.extend(came);
        }
    }

    /// What is to be asked of which shard; each is asked once.
    pub(crate) fn asks(&mut self) -> Vec<(u16, Vec<Window>)> {
        self.shards.iter_mut().filter_map(|(number, shard)| Some((*number, shard.asks()?))).collect()
    }

    /// Whether every shard has answered.
    pub(crate) fn is_whole(&self) -> bool {
        self.shards.values().all(|shard| shard.is_there)
    }

    /// A section's conversations, as far as all shards are known.
    pub(crate) fn section(&self, section: Section) -> Vec<ConversationId> {
        let limit = self.limit(section);
        let known = |row: &&Summary| Known::UpTo(Rank::of(row)) <= limit;
        let mut rows: Vec<_> =
            self.shards.values().flat_map(|shard| shard.section(section, self.me)).filter(known).collect();
        rows.sort_by_key(|row| Rank::of(row));
        rows.into_iter().map(|row| row.conversation).collect()
    }

    /// How many conversations a section has, shown or not.
    pub(crate) fn count(&self, section: Section) -> u32 {
        self.shards.values().map(|shard| shard.counts.of(section)).sum()
    }

    /// How many visitors wait for an answer of this agent: all that wait, and those of the agent's own.
    pub(crate) fn unanswered(&self) -> u32 {
        self.shards.values().map(|shard| shard.counts.waiting + shard.counts.unanswered).sum()
    }

    /// The row of a conversation.
    pub(crate) fn row(&self, conversation: ConversationId) -> Option<&Summary> {
        self.shards.get(&conversation.shard())?.rows.get(&conversation)
    }

    /// Colleagues with a console open, each once, by name.
    pub(crate) fn colleagues(&self) -> Vec<Face> {
        let all = self.shards.values().flat_map(|shard| &shard.present);
        let mut faces: Vec<_> = all.filter(|face| face.id != self.me).cloned().collect();
        faces.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        faces.dedup_by_key(|face| face.id);
        faces
    }

    /// Up to where a section can be shown: where the first shard that has more of it ends. Those that have not
    /// answered yet do not hold the others up.
    fn limit(&self, section: Section) -> Known {
        let there = self.shards.values().filter(|shard| shard.is_there);
        there.map(|shard| shard.known(section)).min().unwrap_or_default()
    }

    /// Fetches what is missing in sections that have become short; trims those that have become long.
    fn settle(&mut self) {
        if self.shards.values().any(Shard::is_about_to_answer) {
            return;
        }
        let sections: Vec<_> = self.wanted.iter().filter(|(_, wanted)| **wanted > 0).map(|(one, _)| *one).collect();
        for section in sections {
            // Not for each row that moves out: a quarter may be missing.
            if self.missing(section) * 4 > self.goal(section) {
                self.filling.insert(section);
            }
            if self.filling.contains(&section) {
                self.fetch(section);
            }
            for shard in self.shards.values_mut().filter(|shard| shard.is_crowded(section, self.me)) {
                shard.forget_asked();
            }
        }
    }

    /// Asks those shards for more of a section that hold the others up.
    fn fetch(&mut self, section: Section) {
        let (limit, missing) = (self.limit(section), self.missing(section));
        let is_stuck = self.fetched.insert(section, (limit, missing)) == Some((limit, missing));
        if limit == Known::Whole || missing == 0 || is_stuck {
            self.filling.remove(&section);
            return;
        }
        self.filling.insert(section);
        for shard in self.shards.values_mut().filter(|shard| shard.is_there && shard.known(section) == limit) {
            shard.want_more(section, self.me, missing);
        }
    }

    fn goal(&self, section: Section) -> usize {
        let wanted = self.wanted.get(&section).copied().unwrap_or_default();
        usize::try_from(wanted.min(self.count(section))).unwrap_or(usize::MAX)
    }

    fn missing(&self, section: Section) -> usize {
        self.goal(section).saturating_sub(self.section(section).len())
    }
}

fn share(wanted: u32, shards: u16) -> u32 {
    match u32::from(shards) {
        0 | 1 => wanted,
        _ if wanted == 0 => 0,
        shards => wanted.div_ceil(shards) + SLACK,
    }
}

fn ringing(news: Vec<News>, me: AgentId) -> Vec<Summary> {
    news.into_iter().filter(|(before, row)| rings(before.as_ref(), row, me)).map(|(_, row)| row).collect()
}

/// Whether a change is worth a sound: a new visitor waits, or a visitor wrote in one of the agent's own conversations.
fn rings(before: Option<&Summary>, after: &Summary, me: AgentId) -> bool {
    let section = |row: &Summary| Section::of(&row.status, me);
    let wrote = |row: &Summary| {
        row.last.as_ref().filter(|last| last.by.party() == protocol::Party::Visitor).map(|last| last.at)
    };
    match &after.status {
        Status::Waiting { .. } => before.is_none_or(|before| section(before) != Section::Waiting),
        Status::Assigned { to, .. } if to.id == me => wrote(after) > before.and_then(wrote),
        Status::Automated {} | Status::Assigned { .. } | Status::Closed { .. } => false,
    }
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;
