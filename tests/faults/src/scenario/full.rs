//! The disk is full while everybody writes, and then there is room again.

use std::fmt;

use anyhow::{Context as _, Result};
use protocol::Refusal;

use super::begin_with;
use crate::client::{Order, View};
use crate::clock::Clock;
use crate::crowd::{self, Crowd, WITHIN};
use crate::proof::Proof;
use runtime::{Disk, Runtime};

const CONVERSATIONS: u32 = 2;
const AT_ONCE: usize = 6;

/// Lasts for some hundreds of messages.
const ROOM: u64 = 1024 * 1024;

/// Of the disk that is filled.
const DISK: u64 = 16 * 1024 * 1024;

/// What there is no more of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// No file may grow beyond a size (`RLIMIT_FSIZE`).
    FileSize,
    /// Nothing is left on a small disk (`ENOSPC` of a tmpfs).
    Space,
}

impl Lack {
    /// What this machine can be made to lack: not every kernel lets everybody mount a disk of their own.
    pub fn possible() -> Vec<Self> {
        let all = [Self::FileSize, Self::Space];
        all.into_iter().filter(|lack| *lack != Self::Space || Disk::can_be_own()).collect()
    }

    fn disk(self) -> Disk {
        match self {
            Self::FileSize => Disk::Shared,
            Self::Space => Disk::Own(DISK),
        }
    }

    fn set_in(self, runtime: &Runtime) -> Result<()> {
        match self {
            Self::FileSize => runtime.limit_files(Some(ROOM)),
            Self::Space => runtime.fill_disk(Some(ROOM)),
        }
    }

    fn end(self, runtime: &Runtime) -> Result<()> {
        match self {
            Self::FileSize => runtime.limit_files(None),
            Self::Space => runtime.fill_disk(None),
        }
    }
}

/// What came of it.
#[derive(Debug)]
pub struct Full {
    /// Of what.
    pub lack: Lack,
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
pub async fn play(lack: Lack) -> Result<Full> {
    let (runtime, site, to) = begin_with(None, lack.disk()).await?;
    let crowd = Crowd::gather(&site, to, CONVERSATIONS, Clock::true_time()).await?;
    lack.set_in(&runtime)?;
    crowd.order(&Order::Talk(AT_ONCE));
    // Who is cut off may not even come back: an object needs room to wake.
    let is_cut_off = |view: &View| !view.is_live || view.welcomes > 1;
    let stuck = crowd.until("ran out of room", |view| !view.refused.is_empty() || is_cut_off(view)).await;
    let views = stuck.with_context(|| runtime.last_words())?;
    let before = crowd.acknowledged();
    let refused: Vec<Refusal> = views.iter().flat_map(|view| view.refused.clone()).collect();
    let cut_off = views.iter().filter(|view| is_cut_off(view)).count();
    lack.end(&runtime)?;
    for client in crowd.clients() {
        let said = client.view().acknowledged;
        let got_on = client.until("got on", WITHIN, |view| view.acknowledged > said + AT_ONCE).await;
        got_on.with_context(|| runtime.last_words())?;
    }
    crowd.rest().await?;
    let proof = crowd::prove(&site, to, crowd.leave().await?).await?;
    Ok(Full { lack, before, refused, cut_off, proof })
}

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let full = match self.lack {
            Lack::FileSize => "files full",
            Lack::Space => "disk full",
        };
        write!(f, "{full} after {} messages, {} refusals, ", self.before, self.refused.len())?;
        write!(f, "{} tabs cut off; {}", self.cut_off, self.proof)
    }
}
