//! Everybody writes over a network that fails them.

use std::fmt;

use anyhow::Result;

use super::begin;
use crate::client::Order;
use crate::clock::Clock;
use crate::crowd::{self, Crowd};
use crate::proof::Proof;
use crate::proxy::{Proxy, Weather};

/// What the network does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Cuts every connection, again and again.
    Cuts,
    /// Leaves every connection half open: nothing arrives any more, and nobody is told.
    HalfOpen,
    /// Carries one byte at a time.
    Trickles,
    /// Loses frames with events.
    Loses,
    /// Carries every frame twice, both ways.
    Repeats,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Cuts, Self::HalfOpen, Self::Trickles, Self::Loses, Self::Repeats];
}

const CONVERSATIONS: u32 = 2;
/// Messages that one tab has on their way.
const AT_ONCE: usize = 6;
/// Messages that everybody says in such weather.
const SAID: usize = 20;
const CUTS: u32 = 20;
/// A half-open line is given up after 35 s (rule C1), which pass on a client's clock in a few of ours.
const HASTE: u32 = 10;

/// What came of it.
#[derive(Debug)]
pub struct Carried {
    /// What the network did.
    pub trouble: Trouble,
    /// How often somebody had to connect again.
    pub reconnects: u32,
    /// How many frames were lost.
    pub lost: usize,
    /// Of everything that was said.
    pub proof: Proof,
}

/// Everybody writes in that trouble; then the weather is fair, and every log is read by somebody who was not there.
pub async fn play(trouble: Trouble) -> Result<Carried> {
    let (_runtime, site, to) = begin().await?;
    let proxy = Proxy::before(to).await?;
    let clock = Clock::running(if trouble == Trouble::HalfOpen { HASTE } else { 1 });
    let crowd = Crowd::gather(&site, proxy.address(), CONVERSATIONS, clock).await?;
    crowd.order(&Order::Talk(AT_ONCE));
    match trouble {
        Trouble::Cuts => {
            for _ in 0..CUTS {
                everybody_says(&crowd, 3).await?;
                proxy.cut();
            }
        }
        Trouble::HalfOpen => {
            for _ in 0..2 {
                everybody_says(&crowd, SAID).await?;
                proxy.swallow();
            }
        }
        Trouble::Trickles => in_weather(&proxy, &crowd, Weather::Trickling).await?,
        Trouble::Loses => in_weather(&proxy, &crowd, Weather::Losing).await?,
        Trouble::Repeats => in_weather(&proxy, &crowd, Weather::Echoing).await?,
    }
    crowd.rest().await?;
    let reconnects = crowd.clients().map(|client| client.view().welcomes.saturating_sub(1)).sum();
    let proof = crowd::prove(&site, to, crowd.leave().await?).await?;
    Ok(Carried { trouble, reconnects, lost: proxy.lost(), proof })
}

async fn in_weather(proxy: &Proxy, crowd: &Crowd, weather: Weather) -> Result<()> {
    proxy.turn(weather);
    everybody_says(crowd, SAID).await?;
    // Also whoever connects must get through it.
    proxy.cut();
    everybody_says(crowd, SAID).await?;
    proxy.turn(Weather::Fair);
    Ok(())
}

/// Until everybody has so many messages more in the log.
async fn everybody_says(crowd: &Crowd, more: usize) -> Result<()> {
    for client in crowd.clients() {
        let before = client.view();
        let done = before.said - before.pending + more;
        client.until("got on", crowd::WITHIN, |view| view.said - view.pending >= done).await?;
    }
    Ok(())
}

impl fmt::Display for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { trouble, reconnects, lost, proof } = self;
        write!(f, "network: {trouble:?}, {reconnects} reconnects, {lost} frames lost; {proof}")
    }
}
