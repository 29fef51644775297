//! The disk is full while everybody writes, and then there is room again.

use std::fmt;

use anyhow::{Context as _, Result};
use protocol::Refusal;

use super::begin;
use crate::client::Order;
use crate::clock::Clock;
use crate::crowd::{self, Crowd, WITHIN};
use crate::proof::Proof;

const CONVERSATIONS: u32 = 2;
const AT_ONCE: usize = 6;

/// No file may grow beyond this, which lasts for some hundreds of messages.
const ROOM: u64 = 1024 * 1024;

/// What came of it.
#[derive(Debug)]
pub struct Full {
    /// Messages that had been acknowledged when there was no more room.
    pub before: usize,
    /// Refusals while there was none.
    pub refused: Vec<Refusal>,
    /// Tabs whose connection ended meanwhile.
    pub cut_off: usize,
    /// Of everything that was said.
    pub proof: Proof,
}

/// Everybody writes until nobody is answered any more; then there is room, and everybody writes on.
pub async fn play() -> Result<Full> {
    let (runtime, site, to) = begin().await?;
    let crowd = Crowd::gather(&site, to, CONVERSATIONS, Clock::true_time()).await?;
    runtime.limit_files(Some(ROOM))?;
    crowd.order(&Order::Talk(AT_ONCE));
    let stuck = crowd.until("ran out of room", |view| !view.refused.is_empty() || view.welcomes > 1).await;
    let views = stuck.with_context(|| runtime.last_words())?;
    let before = crowd.acknowledged();
    let refused: Vec<Refusal> = views.iter().flat_map(|view| view.refused.clone()).collect();
    let cut_off = views.iter().filter(|view| view.welcomes > 1).count();
    runtime.limit_files(None)?;
    for client in crowd.clients() {
        let said = client.view().acknowledged;
        let got_on = client.until("got on", WITHIN, |view| view.acknowledged > said + AT_ONCE).await;
        got_on.with_context(|| runtime.last_words())?;
    }
    crowd.rest().await?;
    let proof = crowd::prove(&site, to, crowd.leave().await?).await?;
    Ok(Full { before, refused, cut_off, proof })
}

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "disk full after {} messages, {} refusals, ", self.before, self.refused.len())?;
        write!(f, "{} tabs cut off; {}", self.cut_off, self.proof)
    }
}
