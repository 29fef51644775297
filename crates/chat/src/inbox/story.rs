//! A shard with its storage, for the tests. It is evicted before every input, unless it stays awake: what is neither
//! stored nor attached to a socket is gone.

use std::collections::BTreeMap;
use std::convert::Infallible;

use protocol::{
    AgentId, ConversationId, Face, FromConsole, LastLine, Looker, Refusal, Section, Seq, Status, Who, Window,
};

use super::*;
use crate::client::tests::is_small;

pub(super) const NOW: Timestamp = Timestamp(1_795_000_000_000);

pub(super) fn conversation(number: u8) -> ConversationId {
    ConversationId::from_random(0, [number; 16])
}

pub(super) fn sign_in(number: u8) -> SignInId {
    SignInId::from_random([number; 16])
}

pub(super) fn face(name: &str) -> Face {
    Face { id: AgentId::from_random([name.as_bytes()[0]; 16]), name: name.to_owned() }
}

/// An agent on the device that belongs to them alone.
pub(super) fn looker(name: &str) -> Looker {
    Looker { face: face(name), sign_in: sign_in(name.as_bytes()[0]) }
}

/// A conversation that waits since then.
pub(super) fn waiting(of: u8, since: u64) -> Summary {
    let status = Status::Waiting { since: NOW.plus(std::time::Duration::from_secs(since)) };
    Summary {
        conversation: conversation(of),
        seq: Seq(1),
        status,
        name: None,
        answered_in: None,
        before: None,
        last: None,
        version: NOW.0,
        looking: Vec::new(),
    }
}

pub(super) fn assigned(of: u8, to: &str, last: u64) -> Summary {
    let at = NOW.plus(std::time::Duration::from_secs(last));
    let last = Some(LastLine { by: Who::Agent(face(to)), text: "hi".to_owned(), at });
    Summary { status: Status::Assigned { to: face(to), unanswered_since: None }, last, ..waiting(of, 0) }
}

pub(super) fn closed(of: u8, at: u64) -> Summary {
    let at = NOW.plus(std::time::Duration::from_secs(at));
    Summary { status: Status::Closed { at, by: Who::Agent(face("Anna")) }, ..waiting(of, 0) }
}

/// The same some events later.
pub(super) fn later(row: Summary, seq: u32) -> Summary {
    Summary { seq: Seq(seq), version: NOW.0 + u64::from(seq), ..row }
}

pub(super) fn looked_at(row: Summary, by: &[&str]) -> Summary {
    Summary { looking: by.iter().map(|name| looker(name)).collect(), ..row }
}

pub(super) fn window(section: Section, from: u32, count: u32) -> Window {
    Window { section, from, count }
}

/// The four sections from their beginning.
pub(super) fn all(count: u32) -> Vec<Window> {
    Section::ALL.map(|section| window(section, 0, count)).to_vec()
}

/// The frames that a console is sent.
pub(super) fn heard(effects: &[Effect], key: ClientKey) -> Vec<ToConsole> {
    let frame = |effect: &Effect| match effect {
        Effect::Send(to, text) if to.contains(&key) => Some(serde_json::from_str(text).unwrap()),
        _ => None,
    };
    effects.iter().filter_map(frame).collect()
}

/// The conversations of whose change a console is told, if it is told of any change or count.
pub(super) fn changed(effects: &[Effect], key: ClientKey) -> Option<Vec<ConversationId>> {
    heard(effects, key).into_iter().find_map(|frame| match frame {
        ToConsole::Changes { rows, .. } => Some(rows.into_iter().map(|row| row.conversation).collect()),
        _ => None,
    })
}

pub(super) fn refused(effects: &[Effect], key: ClientKey) -> Option<Refusal> {
    heard(effects, key).into_iter().find_map(|frame| match frame {
        ToConsole::Refused(refused) => Some(refused.code),
        _ => None,
    })
}

#[derive(Default)]
pub(super) struct Story {
    pub(super) open: BTreeMap<ConversationId, Summary>,
    pub(super) closed: BTreeMap<ConversationId, Summary>,
    pub(super) revoked: Vec<SignInId>,
    pub(super) shards: u16,
    pub(super) answers: Answers,
    pub(super) attached: BTreeMap<ClientKey, String>,
    pub(super) pings: BTreeMap<ClientKey, Timestamp>,
    pub(super) now: Timestamp,
    last_key: ClientKey,
    awake: Option<Inbox>,
    stays_awake: bool,
}

impl Story {
    pub(super) fn new() -> Self {
        Self { now: NOW, ..Self::default() }
    }

    /// From now on it is not evicted, as under load.
    pub(super) fn stay_awake(&mut self) -> &mut Self {
        self.stays_awake = true;
        self
    }

    pub(super) fn sleep(&mut self) -> &mut Self {
        self.awake = None;
        self
    }

    pub(super) fn play(&mut self, input: Input<'_>) -> Vec<Effect> {
        let mut inbox = self.awake.take().unwrap_or_else(|| self.wake());
        let gone = if let Input::Gone(key) = &input { Some(*key) } else { None };
        let Ok(effects) = inbox.handle(self.now, input, &*self);
        self.attached.retain(|key, _| Some(*key) != gone);
        for (place, effect) in effects.iter().enumerate() {
            match effect {
                Effect::Store(store) => {
                    assert_eq!(place, 0, "store, then tell");
                    self.store(store);
                }
                Effect::Admit(key) | Effect::Remember(key) => {
                    let console = serde_json::to_value(inbox.console(*key).unwrap()).unwrap();
                    assert!(is_small(&console), "{console}");
                    self.attached.insert(*key, console.to_string());
                }
                Effect::Close(key, _) => drop(self.attached.remove(key)),
                _ => {}
            }
        }
        self.awake = Some(inbox).filter(|_| self.stays_awake);
        effects
    }

    pub(super) fn tell(&mut self, row: Summary) -> Vec<Effect> {
        self.play(Input::Summary(row))
    }

    pub(super) fn arrive(&mut self, looker: Looker) -> Vec<Effect> {
        self.last_key += 1;
        self.play(Input::Arrive { key: self.last_key, looker, way: Way::Socket, shards: 1 })
    }

    /// A console comes and shows these windows.
    pub(super) fn enter(&mut self, name: &str, windows: &[Window]) -> ClientKey {
        assert!(self.arrive(looker(name)).contains(&Effect::Admit(self.last_key)));
        self.ask(self.last_key, &FromConsole::Hello { windows: windows.to_vec() });
        self.last_key
    }

    pub(super) fn ask(&mut self, key: ClientKey, frame: &FromConsole) -> Vec<Effect> {
        self.play(Input::Frame { from: key, text: &serde_json::to_string(frame).unwrap() })
    }

    /// What stands in one window of a console.
    pub(super) fn shown(&mut self, key: ClientKey, section: Section, from: u32, count: u32) -> Vec<ConversationId> {
        let effects = self.ask(key, &FromConsole::Show { windows: vec![window(section, from, count)] });
        let [ToConsole::List { windows, .. }] = &heard(&effects, key)[..] else { panic!("{effects:?}") };
        assert_eq!(windows[0].window, window(section, from, count));
        windows[0].rows.iter().map(|row| row.conversation).collect()
    }

    pub(super) fn on_duty(&self) -> OnDuty {
        self.wake().on_duty()
    }

    fn wake(&self) -> Inbox {
        let (rows, revoked) = (self.open.values().cloned().collect(), self.revoked.clone());
        let (closed, answers) = (u32::try_from(self.closed.len()).unwrap(), self.answers.clone());
        let stored = Stored { rows, closed, revoked, shards: self.shards, answers };
        let consoles = self.attached.values().map(|console| serde_json::from_str(console).unwrap());
        Inbox::wake(stored, consoles.collect())
    }

    fn store(&mut self, store: &Store) {
        let Store { open, not_open, closed, not_closed, revoked, shards, answers } = store.clone();
        self.open.extend(open.map(|row| (row.conversation, row)));
        self.open.retain(|conversation, _| Some(*conversation) != not_open);
        self.closed.extend(closed.map(|row| (row.conversation, row)));
        self.closed.retain(|conversation, _| Some(*conversation) != not_closed);
        self.revoked.extend(revoked);
        self.shards = shards.unwrap_or(self.shards);
        self.answers = answers.unwrap_or_else(|| self.answers.clone());
    }
}

impl Backing for Story {
    type Error = Infallible;

    fn closed(&self, from: u32, count: u32) -> Result<Vec<Summary>, Infallible> {
        let mut rows: Vec<_> = self.closed.values().cloned().collect();
        rows.sort_by_key(protocol::Rank::of);
        Ok(rows.into_iter().skip(from as usize).take(count as usize).collect())
    }

    fn closed_one(&self, conversation: ConversationId) -> Result<Option<Summary>, Infallible> {
        Ok(self.closed.get(&conversation).cloned())
    }

    fn last_ping(&self, console: ClientKey) -> Timestamp {
        self.pings.get(&console).copied().unwrap_or_default()
    }
}
