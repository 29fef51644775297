//! Shards as the edge keeps them, and a console's list before them; for tests.

use std::collections::BTreeMap;

use protocol::{
    AgentId, ConversationId, Counts, Face, LastLine, Rank, Section, Seq, Shown, Status, Summary, Timestamp, Who, Window,
};

use super::list::List;

pub(super) const ME: AgentId = AgentId::from_random([1; 16]);
pub(super) const CLOSED: Section = Section::Closed;
pub(super) const WAITING: Section = Section::Waiting;

pub(super) fn id(key: u16) -> ConversationId {
    let [high, low] = key.to_be_bytes();
    let mut bits = [0; 16];
    (bits[14], bits[15]) = (high, low);
    ConversationId::from_random(key / 1_000, bits)
}

pub(super) fn face(agent: u8) -> Face {
    Face { id: AgentId::from_random([agent; 16]), name: format!("Agent {agent}") }
}

pub(super) fn row(key: u16, seq: u32, status: Status) -> Summary {
    let last = Some(LastLine { by: Who::Visitor, text: "hello".to_owned(), at: Timestamp(u64::from(seq)) });
    Summary {
        conversation: id(key),
        seq: Seq(seq),
        status,
        name: None,
        answered_in: None,
        before: None,
        last,
        version: 0,
        looking: Vec::new(),
    }
}

pub(super) fn waiting(since: u64) -> Status {
    Status::Waiting { since: Timestamp(since) }
}

pub(super) fn assigned(agent: u8, since: Option<u64>) -> Status {
    Status::Assigned { to: face(agent), unanswered_since: since.map(Timestamp) }
}

pub(super) fn closed(at: u64) -> Status {
    Status::Closed { at: Timestamp(at), by: Who::Agent(face(1)) }
}

/// What a story is about.
pub(super) struct Story {
    pub(super) list: List,
    pub(super) shards: Vec<BTreeMap<ConversationId, Summary>>,
    pub(super) questions: usize,
}

impl Story {
    pub(super) fn new(rows: Vec<Summary>, shards: u16) -> Self {
        let mut story =
            Self { list: List::new(ME, shards), shards: vec![BTreeMap::new(); usize::from(shards)], questions: 0 };
        for row in rows {
            story.store(row);
        }
        story.answer();
        story
    }

    pub(super) fn store(&mut self, row: Summary) {
        self.shards[usize::from(row.conversation.shard())].insert(row.conversation, row);
    }

    pub(super) fn counts(&self, shard: u16) -> Counts {
        let count = |of: &dyn Fn(&Summary) -> bool| {
            u32::try_from(self.shards[usize::from(shard)].values().filter(|row| of(row)).count()).unwrap()
        };
        let section = |section| count(&|row| Section::of(&row.status, ME) == section);
        let mine = |row: &Summary| Section::of(&row.status, ME) == Section::Mine;
        let unanswered = count(&|row| mine(row) && row.status.waiting_since().is_some());
        let (waiting, mine, others) = (section(WAITING), section(Section::Mine), section(Section::Others));
        Counts { waiting, mine, unanswered, others, closed: section(CLOSED) }
    }

    pub(super) fn rows(&self, shard: u16, window: Window) -> Vec<Summary> {
        let all = self.shards[usize::from(shard)].values();
        let mut rows: Vec<_> = all.filter(|row| Section::of(&row.status, ME) == window.section).cloned().collect();
        rows.sort_by_key(Rank::of);
        let (from, count) = (usize::try_from(window.from).unwrap(), usize::try_from(window.count).unwrap());
        rows.into_iter().skip(from).take(count).collect()
    }

    /// Answers all questions; gives the keys of the rows that ring.
    pub(super) fn answer(&mut self) -> Vec<ConversationId> {
        let mut rung = Vec::new();
        loop {
            let asks = self.list.asks();
            if asks.is_empty() {
                return rung;
            }
            for (shard, windows) in asks {
                self.questions += 1;
                assert!(windows.len() <= 8 && windows.iter().all(|window| (1..=100).contains(&window.count)));
                let shown = |window| Shown { window, rows: self.rows(shard, window) };
                let shown = windows.into_iter().map(shown).collect();
                let counts = self.counts(shard);
                rung.extend(self.list.listed(shard, shown, counts).iter().map(|row| row.conversation));
            }
        }
    }

    /// Something happened, and the shard says so; gives how many rows ring.
    pub(super) fn happens(&mut self, row: Summary) -> usize {
        let shard = row.conversation.shard();
        self.store(row.clone());
        let counts = self.counts(shard);
        self.list.changed(shard, vec![row], counts).len()
    }

    pub(super) fn shows(&self, section: Section, expected: &[u16]) {
        let expected: Vec<_> = expected.iter().map(|&key| id(key)).collect();
        assert_eq!(self.list.section(section), expected);
    }

    pub(super) fn shown(&self, section: Section) -> usize {
        self.list.section(section).len()
    }
}
