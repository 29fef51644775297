//! A shard with its storage and its sockets: performs what the inbox wants done.

use std::collections::BTreeMap;
use std::convert::Infallible;

use edgewise_chat::inbox::{Backing, Effect, Inbox, Input, Store, Stored, Way};
use protocol::{ConversationId, Looker, Rank, Summary, Timestamp};

#[derive(Default)]
pub(crate) struct Shard {
    inbox: Inbox,
    storage: Storage,
    attached: BTreeMap<u32, String>,
    asked: Vec<ConversationId>,
    last_key: u32,
}

#[derive(Default)]
struct Storage {
    open: BTreeMap<ConversationId, Summary>,
    closed: BTreeMap<ConversationId, Summary>,
}

impl Shard {
    pub(crate) fn arrive(&mut self, now: Timestamp, looker: Looker) -> u32 {
        self.last_key += 1;
        self.play(now, Input::Arrive { key: self.last_key, looker, way: Way::Socket, shards: 1 });
        self.last_key
    }

    /// What the input has it send.
    pub(crate) fn play(&mut self, now: Timestamp, input: Input<'_>) -> Vec<(u32, String)> {
        if let Input::Gone(key) = &input {
            self.attached.remove(key);
        }
        let Ok(effects) = self.inbox.handle(now, input, &self.storage);
        let mut sent = Vec::new();
        for effect in effects {
            match effect {
                Effect::Store(store) => self.storage.store(store),
                Effect::Admit(key) | Effect::Remember(key) => {
                    let console = serde_json::to_string(self.inbox.console(key).unwrap()).unwrap();
                    self.attached.insert(key, console);
                }
                Effect::Send(to, text) => sent.extend(to.into_iter().map(|key| (key, text.clone()))),
                Effect::Ask(conversation) => self.asked.push(conversation),
                Effect::Pause(_) | Effect::LookAgain => {}
                other => panic!("{other:?}"),
            }
        }
        sent
    }

    /// The conversations that are to tell how they stand.
    pub(crate) fn asked(&mut self) -> Vec<ConversationId> {
        std::mem::take(&mut self.asked)
    }

    pub(crate) fn evict(&mut self) {
        let rows = self.storage.open.values().cloned().collect();
        let closed = u32::try_from(self.storage.closed.len()).unwrap();
        let consoles = self.attached.values().map(|console| serde_json::from_str(console).unwrap()).collect();
        self.inbox = Inbox::wake(Stored { rows, closed, shards: 1, ..Stored::default() }, consoles);
    }
}

impl Storage {
    fn store(&mut self, store: Store) {
        let Store { open, not_open, closed, not_closed, .. } = store;
        self.open.extend(open.map(|row| (row.conversation, row)));
        self.open.retain(|conversation, _| Some(*conversation) != not_open);
        self.closed.extend(closed.map(|row| (row.conversation, row)));
        self.closed.retain(|conversation, _| Some(*conversation) != not_closed);
    }
}

impl Backing for Storage {
    type Error = Infallible;

    fn closed(&self, from: u32, count: u32) -> Result<Vec<Summary>, Infallible> {
        let mut rows: Vec<_> = self.closed.values().cloned().collect();
        rows.sort_by_key(Rank::of);
        Ok(rows.into_iter().skip(from as usize).take(count as usize).collect())
    }

    fn closed_one(&self, conversation: ConversationId) -> Result<Option<Summary>, Infallible> {
        Ok(self.closed.get(&conversation).cloned())
    }

    fn last_ping(&self, _console: u32) -> Timestamp {
        Timestamp::default()
    }
}
