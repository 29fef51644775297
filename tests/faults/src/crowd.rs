//! People in several conversations: in each, two tabs of the visitor and one of the agent.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Result;
use futures_util::future::try_join_all;
use protocol::{ConversationId, Event, Seq};
use tokio::time::Instant;

use crate::account::Account;
use crate::client::{Client, Order, View};
use crate::clock::Clock;
use crate::proof::Proof;
use runtime::site::{self, Site};

/// How long anything may take that should take a moment.
pub(crate) const WITHIN: Duration = Duration::from_mins(1);

/// Everybody.
#[derive(Debug)]
pub(crate) struct Crowd {
    tabs: Vec<(ConversationId, Client)>,
}

impl Crowd {
    /// So many conversations begin, over there; returns when everybody is connected.
    pub(crate) async fn gather(site: &Site, to: SocketAddr, conversations: u32, clock: Clock) -> Result<Self> {
        let mut tabs = Vec::new();
        for place in 1..=conversations {
            let id = site::conversation();
            let visitor = Client::open(format!("visitor {place}"), site.visitor(to, id), clock);
            visitor.order(Order::Say(format!("visitor {place} begins")));
            // An agent finds only what has begun.
            visitor.until("began", WITHIN, |view| view.acknowledged > 0).await?;
            let second = Client::open(format!("visitor {place} again"), site.visitor(to, id), clock);
            let agent = Client::open(format!("agent {place}"), site.agent(to, id), clock);
            tabs.extend([visitor, second, agent].map(|client| (id, client)));
        }
        let crowd = Self { tabs };
        crowd.until("connected", |view| view.is_live).await?;
        Ok(crowd)
    }

    /// Tells everybody to do something.
    pub(crate) fn order(&self, order: &Order) {
        self.clients().for_each(|client| client.order(order.clone()));
    }

    /// Everybody.
    pub(crate) fn clients(&self) -> impl Iterator<Item = &Client> {
        self.tabs.iter().map(|(_, client)| client)
    }

    /// How many messages were acknowledged.
    pub(crate) fn acknowledged(&self) -> usize {
        self.clients().map(|client| client.view().acknowledged).sum()
    }

    /// Waits for something to be seen of each.
    pub(crate) async fn until(&self, what: &str, seen: impl Fn(&View) -> bool) -> Result<Vec<View>> {
        try_join_all(self.clients().map(|client| client.until(what, WITHIN, &seen))).await
    }

    /// Nobody says any more; returns when all that was said is in everybody's log.
    pub(crate) async fn rest(&self) -> Result<()> {
        self.order(&Order::Hush);
        let deadline = Instant::now() + WITHIN;
        loop {
            self.until("came to rest", View::is_settled).await?;
            let mut heads: BTreeMap<ConversationId, Vec<Seq>> = BTreeMap::new();
            for (id, client) in &self.tabs {
                heads.entry(*id).or_default().push(client.view().head);
            }
            if heads.values().all(|heads| heads.iter().all(|head| *head == heads[0])) {
                return Ok(());
            }
            anyhow::ensure!(Instant::now() < deadline, "not everybody reads the whole log: {heads:?}");
            // Somebody's last event is on its way.
            tokio::task::yield_now().await;
        }
    }

    /// Everybody leaves, and says what they know.
    pub(crate) async fn leave(self) -> Result<Vec<Account>> {
        try_join_all(self.tabs.into_iter().map(|(_, client)| client.leave())).await
    }
}

/// The whole log of a conversation, as somebody reads it who has nothing.
pub(crate) async fn read(site: &Site, to: SocketAddr, conversation: ConversationId) -> Result<Vec<Event>> {
    let reader = Client::open("a newcomer", site.visitor(to, conversation), Clock::true_time());
    reader.until("read the log", WITHIN, View::is_settled).await?;
    Ok(reader.leave().await?.events)
}

/// Compares what everybody knows with what is stored.
pub(crate) async fn prove(site: &Site, to: SocketAddr, accounts: Vec<Account>) -> Result<Proof> {
    let mut conversations: BTreeMap<ConversationId, Vec<Account>> = BTreeMap::new();
    for account in accounts {
        conversations.entry(account.conversation).or_default().push(account);
    }
    let mut proof = Proof::default();
    for (conversation, accounts) in conversations {
        proof += Proof::of(&read(site, to, conversation).await?, &accounts);
    }
    Ok(proof)
}
