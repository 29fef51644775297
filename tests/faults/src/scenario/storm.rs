//! Everybody is connected and quiet; the runtime dies; everybody comes back at once.

use std::fmt;
use std::time::Duration;

use anyhow::Result;
use futures_util::future::try_join_all;

use super::begin;
use crate::client::{Client, Order, View};
use crate::clock::Clock;
use crate::crowd::{self, WITHIN};
use crate::proof::Proof;
use runtime::site;

/// Clients that connect at a time before the storm.
const AT_A_TIME: u32 = 50;

/// Two for each socket and three for each object that is awake, for the largest storm there is a limit for.
const DESCRIPTORS: u64 = 20_000;

/// What came of it.
#[derive(Debug)]
pub struct Storm {
    /// How long after the runtime listened again each was welcomed, the quickest first.
    pub back: Vec<Duration>,
    /// How many attempts it took the one who needed most.
    pub attempts: u32,
    /// How long the runtime computed meanwhile.
    pub computed: Duration,
    /// Of what was said before.
    pub proof: Proof,
}

/// Kills the runtime under so many clients, each with a conversation of its own.
pub async fn play(clients: u32) -> Result<Storm> {
    // Inherited by the runtime.
    rlimit::increase_nofile_limit(DESCRIPTORS)?;
    let (mut runtime, site, to) = begin().await?;
    let mut all = Vec::new();
    for first in (0..clients).step_by(AT_A_TIME as usize) {
        let open = |place| {
            let way = site.visitor(to, site::conversation());
            let client = Client::open(format!("visitor {place}"), way, Clock::true_time());
            client.order(Order::Say(format!("visitor {place} was here")));
            client
        };
        let some: Vec<Client> = (first..clients.min(first + AT_A_TIME)).map(open).collect();
        let rests = |view: &View| view.acknowledged > 0 && view.is_settled();
        try_join_all(some.iter().map(|client| client.until("came to rest", WITHIN, rests))).await?;
        all.extend(some);
    }
    let before: Vec<u32> = all.iter().map(|client| client.view().welcomes).collect();
    runtime.kill().await?;
    let listens = runtime.start_again().await?;
    let back = all.iter().zip(before).map(|(client, before)| {
        client.until("came back", WITHIN, move |view| view.welcomes > before && view.is_settled())
    });
    let views = try_join_all(back).await?;
    let computed = runtime.computed()?;
    let mut back: Vec<Duration> =
        views.iter().map(|view| view.welcomed_at.saturating_duration_since(listens)).collect();
    back.sort_unstable();
    let attempts = views.iter().map(|view| view.attempts).max().unwrap_or_default();
    let mut proof = Proof::default();
    for client in all {
        proof += crowd::prove(&site, to, vec![client.leave().await?]).await?;
    }
    Ok(Storm { back, attempts, computed, proof })
}

impl Storm {
    /// After how long so many of a hundred were back.
    pub fn percentile(&self, of_a_hundred: usize) -> Duration {
        let place = (self.back.len() * of_a_hundred).div_ceil(100).saturating_sub(1);
        self.back.get(place).copied().unwrap_or_default()
    }
}

impl fmt::Display for Storm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [half, nearly_all, all] = [50, 99, 100].map(|part| self.percentile(part).as_secs_f32());
        write!(f, "{} clients back: p50 {half:.2} s, p99 {nearly_all:.2} s, last {all:.2} s, ", self.back.len())?;
        write!(f, "at most {} attempts, {:.2} s computed; {}", self.attempts, self.computed.as_secs_f32(), self.proof)
    }
}
