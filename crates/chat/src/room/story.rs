//! A room with its storage, for the tests. It is evicted before every input, unless it stays awake: what is neither
//! stored nor attached to a socket is gone. Whatever it stores and sends is checked as it happens.

mod frames;
mod storage;

use std::collections::BTreeMap;
use std::time::Duration;

use protocol::{Event, Number, Party, Refusal, Sent, Seq, What, Who};
use serde_json::Value;

pub(in crate::room) use self::frames::*;

use super::*;
use crate::client::tests::is_small;

pub(in crate::room) const START: u64 = 1_795_000_000_000;

/// What is stored of the conversation, what is attached to its sockets, and what the platform knows.
pub(in crate::room) struct Story {
    pub(in crate::room) log: Vec<Row>,
    pub(in crate::room) stored: Stored,
    pub(in crate::room) files: Vec<crate::files::Upload>,
    pub(in crate::room) attached: BTreeMap<ClientKey, String>,
    pub(in crate::room) pings: BTreeMap<ClientKey, Timestamp>,
    pub(in crate::room) alarm: Option<Timestamp>,
    pub(in crate::room) now: Timestamp,
    pub(in crate::room) pacing: Pacing,
    /// The fold of the whole log.
    whole: Fold,
    parties: BTreeMap<ClientKey, Party>,
    /// Clients that use exchanges: they have no socket that anything could be attached to.
    exchanging: Vec<ClientKey>,
    awake: Option<Room>,
    stays_awake: bool,
}

impl Story {
    pub(in crate::room) fn new() -> Self {
        Self {
            log: Vec::new(),
            stored: Stored::default(),
            files: Vec::new(),
            attached: BTreeMap::new(),
            pings: BTreeMap::new(),
            alarm: None,
            now: Timestamp(START),
            pacing: Pacing::Limited,
            whole: Fold::default(),
            parties: BTreeMap::new(),
            exchanging: Vec::new(),
            awake: None,
            stays_awake: false,
        }
    }

    /// A conversation in which the visitor has posted so many messages.
    pub(in crate::room) fn of(messages: u32) -> Self {
        let mut story = Self::new();
        for number in 1..=messages {
            let (what, sent) = (What::Posted(body("hello").into()), Sent { tab: tab(0), number: Number(number) });
            story.put(&Event { seq: Seq(number), at: Timestamp(START), by: Who::Visitor, sent: Some(sent), what });
        }
        story
    }

    /// An event that another release has stored.
    pub(in crate::room) fn put(&mut self, event: &Event) {
        self.put_row(Row::of(event));
    }

    pub(in crate::room) fn put_row(&mut self, row: Row) {
        self.whole.apply(&row.event().unwrap());
        self.log.push(row);
    }

    pub(in crate::room) fn wait(&mut self, duration: Duration) -> &mut Self {
        self.now = self.now.plus(duration);
        self
    }

    /// Time passes, in which one client goes on asking whether its line is alive.
    pub(in crate::room) fn wait_pinging(&mut self, duration: Duration, client: ClientKey) {
        self.wait(duration);
        self.pings.insert(client, self.now);
    }

    /// From now on it is never evicted, as under load.
    pub(in crate::room) fn stay_awake(&mut self) -> &mut Self {
        self.stays_awake = true;
        self
    }

    /// As it wakes: from the last fold that was stored, and the events after it.
    pub(in crate::room) fn wake(&self) -> Room {
        let mut stored = self.stored.clone();
        for row in &self.log[stored.fold.beat().head.0 as usize..] {
            stored.fold.apply(&row.event().unwrap());
        }
        let clients = self.attached.values().map(|client| serde_json::from_str(client).unwrap()).collect();
        Room::wake(ConversationId::from_random(0, [7; 16]), stored, clients, self.pacing)
    }

    pub(in crate::room) fn play(&mut self, input: Input<'_>) -> Vec<Effect> {
        let mut room = self.awake.take().unwrap_or_else(|| self.wake());
        let effects = self.perform(&mut room, input);
        self.awake = Some(room).filter(|_| self.stays_awake);
        effects
    }

    /// Somebody comes, with a socket.
    pub(in crate::room) fn arrive(&mut self, guest: Guest) -> Result<ClientKey, Refusal> {
        admitted(&self.arrival_of(guest))
    }

    /// Somebody comes, with a socket; what comes of it.
    pub(in crate::room) fn arrival_of(&mut self, guest: Guest) -> Vec<Effect> {
        self.play(self.arrival(guest, Way::Socket))
    }

    /// Somebody comes with a socket, and says that they have nothing yet.
    pub(in crate::room) fn enter(&mut self, guest: Guest) -> ClientKey {
        let key = self.arrive(guest).unwrap();
        self.frame(key, &hello(tab(key), 0, 0));
        key
    }

    pub(in crate::room) fn frame(&mut self, from: ClientKey, text: &str) -> Vec<Effect> {
        self.play(Input::Frame { from, text })
    }

    /// Frames in a request, and what the answer brings.
    pub(in crate::room) fn exchange(
        &mut self,
        guest: Guest,
        lines: &[String],
    ) -> Result<(ClientKey, Vec<Effect>), Refusal> {
        let tab = greeting(&lines.join("\n")).unwrap();
        let mut room = self.awake.take().unwrap_or_else(|| self.wake());
        let arrived = self.perform(&mut room, self.arrival(guest, Way::Exchange(tab)));
        let key = admitted(&arrived)?;
        let mut effects = Vec::new();
        for line in lines {
            effects.extend(self.perform(&mut room, Input::Frame { from: key, text: line }));
        }
        effects.extend(self.perform(&mut room, Input::Rest(key)));
        self.awake = Some(room).filter(|_| self.stays_awake);
        Ok((key, effects))
    }

    fn arrival(&self, guest: Guest, way: Way) -> Input<'static> {
        let key = self.parties.keys().max().map_or(1, |key| key + 1);
        Input::Arrive { key, guest, way }
    }

    fn perform(&mut self, room: &mut Room, input: Input<'_>) -> Vec<Effect> {
        if let Input::Arrive { key, guest, way } = &input {
            self.parties.insert(*key, guest.party());
            if matches!(way, Way::Exchange(_)) {
                self.exchanging.push(*key);
            }
        }
        let gone = if let Input::Gone(key) = &input { Some(*key) } else { None };
        let Ok(effects) = room.handle(self.now, input, &*self);
        self.attached.retain(|key, _| Some(*key) != gone);
        for (place, effect) in effects.iter().enumerate() {
            match effect {
                Effect::Store(store) => {
                    assert_eq!(place, 0, "D2: store, then tell");
                    self.store(store);
                }
                Effect::Wake(Wake::At(at)) => self.alarm = Some(*at),
                Effect::Wake(Wake::By(at)) => self.alarm = Some(self.alarm.map_or(*at, |set| set.min(*at))),
                Effect::Beat(beat) => assert_eq!(beat.head.0 as usize, self.log.len(), "D10"),
                Effect::Admit(key) | Effect::Remember(key) => self.attach(room, *key),
                Effect::Send(to, text) => self.check(to, text),
                Effect::Close(key, _) => drop(self.attached.remove(key)),
                Effect::TurnAway(_) | Effect::EndExchange | Effect::Consult(_) | Effect::Summarise(_) => {}
            }
        }
        // What is kept in memory is exactly what the log tells, and so is what it wakes with.
        assert_eq!(room.fold(), &self.whole);
        assert_eq!(self.wake().fold(), &self.whole);
        effects
    }

    fn store(&mut self, store: &Store) {
        for row in &store.rows {
            assert_eq!(row.seq.0 as usize, self.log.len() + 1, "D1: no gap");
            self.put_row(row.clone());
        }
        if let Some(fold) = &store.fold {
            self.stored.fold = Fold::clone(fold);
        }
        self.files.retain(|upload| Some(upload.file.id) != store.dropped);
        self.stored.receipts = store.receipts.unwrap_or(self.stored.receipts);
        self.stored.card = store.card.clone().or(self.stored.card.take());
        self.stored.rules = store.rules.unwrap_or(self.stored.rules);
    }

    fn attach(&mut self, room: &Room, key: ClientKey) {
        if let Some(client) = room.client(key).filter(|_| !self.exchanging.contains(&key)) {
            let client = serde_json::to_value(client).unwrap();
            assert!(is_small(&client), "{client}");
            self.attached.insert(key, client.to_string());
        }
    }

    /// D2 and N1: what leaves is stored, and each side gets what it may see of it.
    fn check(&self, to: &[ClientKey], text: &str) {
        let frame: Value = serde_json::from_str(text).unwrap();
        for event in frame["events"]["events"].as_array().into_iter().flatten() {
            let row = &self.log[usize::try_from(event["seq"].as_u64().unwrap()).unwrap() - 1];
            for key in to {
                let seen = if row.audience.admits(self.parties[key]) { row.json() } else { row.hidden() };
                assert_eq!(event, &serde_json::from_str::<Value>(&seen).unwrap());
            }
        }
    }
}

fn admitted(effects: &[Effect]) -> Result<ClientKey, Refusal> {
    let outcome = effects.iter().find_map(|effect| match effect {
        Effect::Admit(key) => Some(Ok(*key)),
        Effect::TurnAway(refusal) => Some(Err(*refusal)),
        _ => None,
    });
    outcome.unwrap()
}
