//! The clients of a room: tabs and devices, each with what it has been sent.

use std::collections::BTreeMap;

use protocol::{Looker, Party, Receipt, TabId, Timestamp};
use serde::{Deserialize, Serialize};

use super::delivery::Delivery;
use super::guest::Guest;
use crate::client::ClientKey;
use crate::conversation::Audience;
use crate::gate::rate::Rate;

/// How a client's frames come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// Over a socket.
    #[default]
    Socket,
    /// In requests, for this tab; a room that wakes has forgotten such clients until they come again.
    Exchange(TabId),
}

/// A client, and what is remembered of it. What is serialised is attached to its socket, and outlives an eviction.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Client {
    /// Its key.
    pub key: ClientKey,
    /// Who it is.
    pub guest: Guest,
    /// The tab of its last hello.
    #[serde(default)]
    pub(super) tab: Option<TabId>,
    /// What of the log it has.
    #[serde(default)]
    pub(super) delivery: Delivery,
    /// When a frame last came.
    #[serde(default)]
    pub(super) heard: Timestamp,
    #[serde(skip)]
    pub(super) way: Way,
    #[serde(skip)]
    pub(super) frames: Rate,
}

/// All clients, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub(super) struct Clients {
    all: Vec<Client>,
}

impl Client {
    /// Whether it is told what happens as it happens. A client that uses exchanges asks.
    pub(super) fn listens(&self) -> bool {
        self.way == Way::Socket
    }
}

impl Clients {
    pub(super) fn of(all: Vec<Client>) -> Self {
        Self { all }
    }

    pub(super) fn get(&self, key: ClientKey) -> Option<&Client> {
        self.all.iter().find(|client| client.key == key)
    }

    pub(super) fn get_mut(&mut self, key: ClientKey) -> Option<&mut Client> {
        self.all.iter_mut().find(|client| client.key == key)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Client> {
        self.all.iter()
    }

    pub(super) fn push(&mut self, client: Client) {
        self.all.push(client);
    }

    pub(super) fn remove(&mut self, key: ClientKey) {
        self.all.retain(|client| client.key != key);
    }

    /// The client that exchanges for that tab of theirs, if it is known.
    pub(super) fn exchanging(&mut self, guest: &Guest, tab: TabId) -> Option<&mut Client> {
        let is_them = |client: &&mut Client| client.way == Way::Exchange(tab) && client.guest.who() == guest.who();
        self.all.iter_mut().find(is_them)
    }

    /// How many clients of that side there are.
    pub(super) fn of_party(&self, party: Party) -> usize {
        self.iter().filter(|client| client.guest.party() == party).count()
    }

    /// Who hears of what happens: the sockets that `hear`, the client `last` behind all others, since others wait for
    /// it more.
    pub(super) fn hearing(&self, last: Option<ClientKey>, hear: impl Fn(&Client) -> bool) -> Vec<ClientKey> {
        let mut keys: Vec<_> = self.iter().filter(|client| client.listens() && hear(client)).map(|it| it.key).collect();
        if let Some(place) = last.and_then(|last| keys.iter().position(|key| *key == last)) {
            keys[place..].rotate_left(1);
        }
        keys
    }

    /// Whether a tab of the visitor is connected.
    pub(super) fn is_visitor_there(&self) -> bool {
        self.of_party(Party::Visitor) > 0
    }

    /// Who is connected, each agent's device once.
    pub(super) fn audience(&self) -> Audience {
        let mut looking: BTreeMap<_, (usize, &Looker)> = BTreeMap::new();
        for (place, looker) in self.iter().enumerate().filter_map(|(place, it)| Some((place, it.guest.agent()?))) {
            looking.entry(looker.sign_in).or_insert((place, looker));
        }
        let mut looking: Vec<_> = looking.into_values().collect();
        looking.sort_by_key(|(place, _)| *place);
        Audience { looking: looking.into_iter().map(|(_, looker)| looker.clone()).collect(), clients: self.all.len() }
    }

    /// What each client has said of its reading.
    pub(super) fn receipts(&self) -> Vec<(Party, Receipt)> {
        self.iter().map(|client| (client.guest.party(), client.delivery.receipt())).collect()
    }
}
