//! What happens to the conversations of a shard and to the consoles that look at it, by the seed.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use edgewise_chat::inbox::Input;
use fastrand::Rng;
use protocol::{AgentId, ConversationId, Face, LastLine, Looker, Seq, SignInId, Status, Summary, Timestamp, Who};

use crate::console::Console;
use crate::shard::Shard;

const START: Timestamp = Timestamp(1_795_000_000_000);
const AGENTS: [&str; 3] = ["Anna", "Bram", "Chris"];

fn looker(name: &str) -> Looker {
    let key = [name.as_bytes()[0]; 16];
    Looker { face: Face { id: AgentId::from_random(key), name: name.to_owned() }, sign_in: SignInId::from_random(key) }
}

/// All conversations as they are, a shard, and consoles that look at it.
pub(crate) struct World {
    pub(crate) chance: Rng,
    now: Timestamp,
    pub(crate) truth: BTreeMap<ConversationId, Summary>,
    shard: Shard,
    pub(crate) consoles: Vec<Console>,
    /// Frames on their way to consoles: each console's arrive in their order.
    sent: VecDeque<(u32, String)>,
}

impl World {
    pub(crate) fn of(seed: u64) -> Self {
        Self {
            chance: Rng::with_seed(seed),
            now: START,
            truth: BTreeMap::new(),
            shard: Shard::default(),
            consoles: Vec::new(),
            sent: VecDeque::new(),
        }
    }

    pub(crate) fn step(&mut self) {
        self.now = self.now.plus(Duration::from_millis(self.chance.u64(0..400)));
        match self.chance.u32(0..100) {
            0..=69 => self.something_happens(),
            70..=76 => self.a_late_summary_arrives(),
            77..=82 => self.a_console_comes(),
            83..=85 => self.a_console_goes(),
            86..=91 => self.a_console_shows_more_or_less(),
            92..=96 => self.shard_is_evicted(),
            _ => self.time_passes(),
        }
    }

    fn something_happens(&mut self) {
        let known: Vec<_> = self.truth.keys().copied().collect();
        let is_new = known.is_empty() || (known.len() < 40 && self.chance.u32(0..3) == 0);
        let conversation =
            if is_new { ConversationId::from_random(0, self.chance.u128(..).to_be_bytes()) } else { self.any(&known) };
        let before = self.truth.get(&conversation).cloned();
        let row = self.next(conversation, before);
        self.truth.insert(conversation, row.clone());
        self.tell(row);
    }

    /// How a conversation goes on.
    fn next(&mut self, conversation: ConversationId, before: Option<Summary>) -> Summary {
        let agent = looker(self.any(&AGENTS));
        let face = agent.face.clone();
        let at = self.now;
        let version = at.0.max(before.as_ref().map_or(0, |row| row.version + 1));
        let fresh = Summary {
            conversation,
            seq: Seq(0),
            status: Status::Waiting { since: at },
            name: None,
            answered_in: None,
            before: None,
            last: None,
            version,
            looking: Vec::new(),
        };
        let row = Summary { version, ..before.unwrap_or(fresh) };
        let happens = |status: Status, by: Who| {
            let last = Some(LastLine { by, text: "…".to_owned(), at });
            Summary { seq: row.seq.next(), status, last, ..row.clone() }
        };
        let since = row.status.waiting_since();
        match (self.chance.u32(0..8), &row.status) {
            (0, _) if row.seq > Seq(0) => {
                let looking = if row.looking.is_empty() { vec![agent] } else { Vec::new() };
                Summary { looking, ..row }
            }
            // An agent's note: only the place in the log moves on.
            (1, _) if row.seq > Seq(0) => Summary { seq: row.seq.next(), ..row },
            (2, Status::Waiting { .. } | Status::Automated {} | Status::Assigned { .. }) if row.seq > Seq(0) => {
                let status = Status::Closed { at, by: Who::Agent(face) };
                Summary { seq: row.seq.next(), status, ..row }
            }
            (3, Status::Waiting { .. } | Status::Automated {} | Status::Assigned { .. }) if row.seq > Seq(0) => {
                let status = Status::Assigned { to: face, unanswered_since: since };
                Summary { seq: row.seq.next(), status, ..row }
            }
            (_, Status::Assigned { to, .. }) if self.chance.bool() => {
                let status = Status::Assigned { to: to.clone(), unanswered_since: None };
                happens(status, Who::Agent(to.clone()))
            }
            (_, Status::Assigned { to, .. }) => {
                let status = Status::Assigned { to: to.clone(), unanswered_since: since.or(Some(at)) };
                happens(status, Who::Visitor)
            }
            (4, Status::Waiting { .. }) => happens(Status::Automated {}, Who::Bot),
            (_, Status::Waiting { .. }) => happens(row.status.clone(), Who::Visitor),
            (5, Status::Automated {}) | (_, Status::Closed { .. }) => {
                happens(Status::Waiting { since: at }, Who::Visitor)
            }
            (_, Status::Automated {}) => happens(Status::Automated {}, Who::Bot),
        }
    }

    fn a_late_summary_arrives(&mut self) {
        let rows: Vec<_> = self.truth.values().cloned().collect();
        if rows.is_empty() {
            return;
        }
        let row = self.any(&rows);
        let late = Summary { version: row.version - self.chance.u64(0..2), ..row };
        self.tell(late);
    }

    fn a_console_comes(&mut self) {
        if self.consoles.len() < 4 {
            let who = looker(self.any(&AGENTS));
            let mut console = Console::of(&who, self.chance.u32(1..8));
            console.key = self.shard.arrive(self.now, who);
            let (key, hello) = (console.key, console.hello());
            self.consoles.push(console);
            self.say(key, &hello);
        }
    }

    fn a_console_goes(&mut self) {
        if !self.consoles.is_empty() {
            let gone = self.consoles.swap_remove(self.chance.usize(..self.consoles.len()));
            self.shard.play(self.now, Input::Gone(gone.key));
        }
    }

    fn a_console_shows_more_or_less(&mut self) {
        if self.consoles.is_empty() {
            return;
        }
        let place = self.chance.usize(..self.consoles.len());
        let wanted = self.chance.u32(1..12);
        let frame = self.consoles[place].want(wanted);
        let key = self.consoles[place].key;
        self.say(key, &frame);
    }

    /// It sleeps only once nothing waits to be told. What the eviction takes from its rows, the conversations tell again
    /// in time (rule I3), in any order and with others' news in between.
    fn shard_is_evicted(&mut self) {
        self.settle();
        self.shard.evict();
        for _ in 0..self.chance.u32(0..6) {
            self.something_happens();
        }
        self.all_tell_again();
    }

    /// Five minutes after a change a conversation tells again (rule I3).
    fn time_passes(&mut self) {
        self.now = self.now.plus(Duration::from_mins(5));
        self.all_tell_again();
        self.now = self.now.plus(Duration::from_mins(self.chance.u64(0..12)));
    }

    fn all_tell_again(&mut self) {
        let mut conversations: Vec<_> = self.truth.keys().copied().collect();
        self.chance.shuffle(&mut conversations);
        for conversation in conversations {
            let row = self.truth[&conversation].clone();
            let again = Summary { version: self.now.0.max(row.version + 1), ..row };
            self.truth.insert(conversation, again.clone());
            self.tell(again);
        }
    }

    fn tell(&mut self, row: Summary) {
        self.play(Input::Summary(row));
        self.deliver();
    }

    fn say(&mut self, from: u32, frame: &str) {
        self.play(Input::Frame { from, text: frame });
        self.deliver();
    }

    /// What the shard wants to know of conversations they tell it at once.
    fn play(&mut self, input: Input<'_>) {
        self.sent.extend(self.shard.play(self.now, input));
        for conversation in self.shard.asked() {
            let row = self.truth[&conversation].clone();
            self.sent.extend(self.shard.play(self.now, Input::Summary(row)));
        }
    }

    /// Frames arrive; a console that shows too few asks again.
    fn deliver(&mut self) {
        while let Some((key, text)) = self.sent.pop_front() {
            let console = self.consoles.iter_mut().find(|console| console.key == key);
            let again: Option<String> = console.and_then(|console| console.receive(&text));
            if let Some(again) = again {
                self.play(Input::Frame { from: key, text: &again });
            }
        }
    }

    /// What waits to be told is told: rows after a quarter of a second, counts alone within two.
    pub(crate) fn settle(&mut self) {
        for pause in [250, 1_000, 1_000] {
            self.now = self.now.plus(Duration::from_millis(pause));
            self.play(Input::Tell);
            self.deliver();
        }
    }

    fn any<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.chance.usize(..of.len())].clone()
    }
}
