//! More people come than the runtime has descriptors for: who is in goes on, and who is not comes in when others leave.

use std::fmt;
use std::time::Duration;

use anyhow::{Context as _, Result};
use futures_util::future::try_join_all;

use super::begin_with;
use crate::client::{Client, Order, View};
use crate::clock::Clock;
use crate::crowd::{self, WITHIN};
use crate::proof::Proof;
use runtime::Disk;
use runtime::site;

/// What the runtime may hold.
const DESCRIPTORS: u64 = 512;

/// Two for each socket and three for each object that is awake; and as much again for those at the door, for whom the
/// runtime itself opens a connection before anybody can refuse them.
const MOST_SOCKETS: u64 = DESCRIPTORS / 10;

/// How long everybody stands there.
const STANDS: Duration = Duration::from_secs(10);

/// What came of it.
#[derive(Debug)]
pub struct Crowded {
    /// How many were let in.
    pub inside: usize,
    /// How many stood at the door meanwhile.
    pub outside: usize,
    /// Of everything that was said, by all of them in the end.
    pub proof: Proof,
}

/// As many come as there is room for, and then so many more at once.
pub async fn play(outside: u32) -> Result<Crowded> {
    let (runtime, site, to) = begin_with(Some(MOST_SOCKETS), Disk::Shared).await?;
    runtime.limit_descriptors(DESCRIPTORS)?;
    let come = |place: u32| {
        let way = site.visitor(to, site::conversation());
        let client = Client::open(format!("visitor {place}"), way, Clock::true_time());
        client.order(Order::Say(format!("visitor {place} comes")));
        client
    };
    let all: Vec<Client> = (0..u32::try_from(MOST_SOCKETS)? + outside).map(come).collect();
    tokio::time::sleep(STANDS).await;
    let (inside, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|client| client.view().is_live);
    let crowded = (inside.len(), others.len());
    // A full house, with people knocking at its door, is a house all the same.
    for client in &inside {
        client.order(Order::Say("still here".to_owned()));
    }
    let heard = |view: &View| view.acknowledged > 1 && view.is_settled();
    let heard = try_join_all(inside.iter().map(|one| one.until("was heard", WITHIN, heard)));
    heard.await.with_context(|| runtime.last_words())?;
    let mut left = Vec::new();
    for client in inside {
        left.push(client.leave().await?);
    }
    let entered = |view: &View| view.acknowledged > 0 && view.is_settled();
    let entered = try_join_all(others.iter().map(|one| one.until("came in", WITHIN, entered)));
    entered.await.with_context(|| runtime.last_words())?;
    for client in others {
        left.push(client.leave().await?);
    }
    let mut proof = Proof::default();
    for account in left {
        proof += crowd::prove(&site, to, vec![account]).await?;
    }
    Ok(Crowded { inside: crowded.0, outside: crowded.1, proof })
}

impl fmt::Display for Crowded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { inside, outside, proof } = self;
        write!(f, "{DESCRIPTORS} descriptors: {inside} inside, {outside} at the door; {proof}")
    }
}
