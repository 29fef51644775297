//! A conversation with its storage, for the tests.

use std::time::Duration;

use protocol::{Body, Change, Epoch, Refused, TabId};

use super::*;

pub(super) const START: u64 = 1_795_000_000_000;

pub(super) fn second(seconds: u64) -> Timestamp {
    Timestamp(START).plus(Duration::from_secs(seconds))
}

pub(super) fn id() -> ConversationId {
    ConversationId::from_random(0, [7; 16])
}

pub(super) fn face(name: &str) -> Face {
    Face { id: AgentId::from_random([name.as_bytes()[0]; 16]), name: name.to_owned() }
}

pub(super) fn visitor(tab: u8) -> Peer {
    Peer { who: Who::Visitor, tab: TabId::from_random([tab; 16]) }
}

pub(super) fn agent(name: &str) -> Peer {
    Peer { who: Who::Agent(face(name)), tab: TabId::from_random([name.as_bytes()[1]; 16]) }
}

pub(super) fn body(text: &str) -> Body {
    Body::try_from(text).unwrap()
}

pub(super) fn hello(peer: &Peer, epoch: u64, seq: u32) -> Input {
    Input::Hello(peer.clone(), Hello { tab: peer.tab, epoch: Epoch(epoch), seq: Seq(seq) })
}

pub(super) fn say(peer: &Peer, number: u32, text: &str) -> Input {
    send(peer, number, Change::Post(body(text).into()), None)
}

pub(super) fn send(peer: &Peer, number: u32, change: Change, poster: Option<&Peer>) -> Input {
    let original = poster.map(|poster| Original { by: poster.who.clone(), file: None, is_fixed: false });
    Input::Send(peer.clone(), Send { number: Number(number), change, original, unfit: None })
}

/// A conversation with its storage, that is evicted before every input: what is not stored is gone.
pub(super) struct Story {
    pub(super) log: Vec<Event>,
    pub(super) stored: Stored,
    pub(super) now: Timestamp,
    pub(super) bot: Bot,
}

impl Story {
    pub(super) fn new() -> Self {
        Self { log: Vec::new(), stored: Stored::default(), now: Timestamp(START), bot: Bot::default() }
    }

    /// As it wakes: from the last fold that was stored, and the events after it.
    pub(super) fn load(&self) -> Conversation {
        let mut stored = self.stored.clone();
        for event in &self.log[stored.fold.beat().head.0 as usize..] {
            stored.fold.apply(event);
        }
        let mut conversation = Conversation::new(id(), stored);
        conversation.want(self.bot);
        conversation
    }

    pub(super) fn wait(&mut self, seconds: u64) -> &mut Self {
        self.now = self.now.plus(Duration::from_secs(seconds));
        self
    }

    /// Plays an input and gives all effects but the storing and summarising, after checking D2.
    pub(super) fn play(&mut self, input: Input) -> Vec<Effect> {
        let mut conversation = self.load();
        let effects = conversation.handle(self.now, input);
        let mut told = false;
        for effect in &effects {
            match effect {
                Effect::Store(event) => {
                    assert!(!told, "D2: store, then tell");
                    assert_eq!(event.seq.0 as usize, self.log.len() + 1, "D1: no gap");
                    self.log.push(event.clone());
                }
                Effect::StoreFold(fold) => self.stored.fold = Fold::clone(fold),
                Effect::StoreReceipts(receipts) => self.stored.receipts = *receipts,
                _ => told = true,
            }
        }
        // What is kept in memory is exactly what the log tells.
        assert_eq!(conversation.fold(), &Fold::of(&self.log));
        assert_eq!(conversation.fold(), self.load().fold(), "the fold of a stored fold and the rest");
        effects.into_iter().filter(|effect| !is_kept_apart(effect)).collect()
    }

    pub(super) fn status(&self) -> Option<Status> {
        self.load().status().cloned()
    }
}

pub(super) fn is_kept_apart(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Store(_) | Effect::StoreFold(_) | Effect::StoreReceipts(_) | Effect::WakeBy(_) | Effect::Summarise(_)
    )
}

pub(super) fn refused(code: Refusal, send: Option<(&Peer, u32)>) -> Vec<Effect> {
    let (tab, number) = (send.map(|(peer, _)| peer.tab), send.map(|(_, number)| Number(number)));
    vec![Effect::Refuse(Refused { code, tab, number, retry_after_ms: None })]
}

/// The send that everybody is told of, its author too: its number, and where it stands in the log.
pub(super) fn told(effects: &[Effect]) -> Option<(u32, u32)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Broadcast(event) => event.sent.map(|sent| (sent.number.0, event.seq.0)),
        _ => None,
    })
}
