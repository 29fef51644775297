//! What a console knows of one shard, as small as the protocol allows: the rows of its windows, and where each ends.

use std::collections::BTreeMap;

use protocol::{AgentId, ConversationId, Counts, FromConsole, Looker, Rank, Section, Summary, ToConsole, Window};

/// A console that shows the first conversations of each section.
pub(crate) struct Console {
    pub(crate) key: u32,
    pub(crate) me: AgentId,
    /// How many of each section.
    pub(crate) wanted: u32,
    pub(crate) counts: Counts,
    rows: BTreeMap<ConversationId, Summary>,
    /// The rank of the last row of a window that is full; without it the window has no end.
    ends: BTreeMap<Section, Rank>,
    /// Whether an answer is on its way.
    asks: bool,
}

impl Console {
    pub(crate) fn of(looker: &Looker, wanted: u32) -> Self {
        let (me, counts, rows, ends) = (looker.face.id, Counts::default(), BTreeMap::new(), BTreeMap::new());
        Self { key: 0, me, wanted, counts, rows, ends, asks: true }
    }

    pub(crate) fn hello(&self) -> String {
        serde_json::to_string(&FromConsole::Hello { windows: self.windows() }).unwrap()
    }

    /// From now on it shows so many.
    pub(crate) fn want(&mut self, wanted: u32) -> String {
        (self.wanted, self.asks) = (wanted, true);
        serde_json::to_string(&FromConsole::Show { windows: self.windows() }).unwrap()
    }

    pub(crate) fn shown(&self, section: Section) -> Vec<&Summary> {
        let mut rows: Vec<_> = self.rows.values().filter(|row| self.stands_in(row) == Some(section)).collect();
        rows.sort_by_key(|row| Rank::of(row));
        rows.truncate(self.wanted as usize);
        rows
    }

    /// A frame arrives. The answer is what it asks, if it now shows fewer than it could.
    pub(crate) fn receive(&mut self, text: &str) -> Option<String> {
        match serde_json::from_str(text).unwrap() {
            ToConsole::List { windows, counts, .. } => {
                (self.counts, self.asks) = (counts, false);
                self.rows.clear();
                self.ends.clear();
                for shown in windows {
                    if let Some(last) = shown.rows.last().filter(|_| shown.rows.len() == shown.window.count as usize) {
                        self.ends.insert(shown.window.section, Rank::of(last));
                    }
                    self.rows.extend(shown.rows.into_iter().map(|row| (row.conversation, row)));
                }
            }
            ToConsole::Changes { rows, counts, .. } => {
                self.counts = counts;
                self.rows.extend(rows.into_iter().map(|row| (row.conversation, row)));
                let gone = |row: &Summary| self.stands_in(row).is_none();
                let gone: Vec<_> = self.rows.values().filter(|row| gone(row)).map(|row| row.conversation).collect();
                self.rows.retain(|conversation, _| !gone.contains(conversation));
            }
            ToConsole::Shards { .. }
            | ToConsole::Present { .. }
            | ToConsole::Presence { .. }
            | ToConsole::Refused(_) => return None,
        }
        let shows_too_few = |section: &Section| {
            let could = self.counts.of(*section).min(self.wanted) as usize;
            self.shown(*section).len() < could
        };
        let again = !self.asks && Section::ALL.iter().any(shows_too_few);
        again.then(|| self.want(self.wanted))
    }

    fn windows(&self) -> Vec<Window> {
        Section::ALL.map(|section| Window { section, from: 0, count: self.wanted }).to_vec()
    }

    /// The section in whose window a row stands.
    fn stands_in(&self, row: &Summary) -> Option<Section> {
        let section = Section::of(&row.status, self.me);
        let end = self.ends.get(&section);
        end.is_none_or(|end| Rank::of(row) <= *end).then_some(section)
    }
}
