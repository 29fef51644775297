//! The power fails, again and again, while everybody writes.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::time::sleep;

use super::begin;
use crate::client::Order;
use crate::clock::Clock;
use crate::crowd::{self, Crowd, WITHIN};
use crate::proof::Proof;

/// How often, and how much is written in between.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// So many kills.
    pub kills: u32,
    /// So many conversations at a time.
    pub conversations: u32,
    /// So many messages are acknowledged between two kills, on average; a life that ends before the first is among
    /// them. A slow machine lives longer, rather than to be killed while nothing happens.
    pub between: usize,
}

/// After so many kills new conversations begin: nobody writes ten thousand messages into one.
const A_DAY: u32 = 25;

/// How long the runtime lives at least, in milliseconds since it listens.
const LIVES: std::ops::Range<u64> = 100..400;

/// Messages that one tab has on their way.
const AT_ONCE: usize = 24;

/// What came of it.
#[derive(Debug)]
pub struct Killed {
    /// How often.
    pub kills: u32,
    /// How long a life was, at the median.
    pub life: Duration,
    /// How long it all took.
    pub took: Duration,
    /// Of everything that was said.
    pub proof: Proof,
}

/// Kills the runtime while everybody writes, and then reads every log once more.
pub async fn play(plan: Plan) -> Result<Killed> {
    let began = Instant::now();
    let (mut runtime, site, to) = begin().await?;
    let (mut accounts, mut lives) = (Vec::new(), Vec::new());
    while lives.len() < plan.kills as usize {
        let crowd = Crowd::gather(&site, to, plan.conversations, Clock::true_time()).await?;
        crowd.order(&Order::Talk(AT_ONCE));
        let mut listens = Instant::now();
        for _ in 0..A_DAY.min(plan.kills - u32::try_from(lives.len())?) {
            let enough = crowd.acknowledged() + fastrand::usize(0..=2 * plan.between);
            sleep(Duration::from_millis(fastrand::u64(LIVES)).saturating_sub(listens.elapsed())).await;
            while crowd.acknowledged() < enough {
                ensure!(listens.elapsed() < WITHIN, "nobody gets on any more:\n{}", runtime.last_words());
                sleep(Duration::from_millis(1)).await;
            }
            runtime.kill().await?;
            lives.push(listens.elapsed());
            listens = runtime.start_again().await?;
            // As on a device that is online again; else everybody would wait ever longer, and nothing be said.
            crowd.order(&Order::Hurry);
        }
        crowd.rest().await?;
        accounts.extend(crowd.leave().await?);
    }
    let proof = crowd::prove(&site, to, accounts).await?;
    lives.sort_unstable();
    Ok(Killed { kills: plan.kills, life: lives[lives.len() / 2], took: began.elapsed(), proof })
}

impl fmt::Display for Killed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kills, life, took) = (self.kills, self.life.as_millis(), self.took.as_secs());
        write!(f, "{kills} kills in {took} s, median life {life} ms; {}", self.proof)
    }
}
