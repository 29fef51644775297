//! What is measured at each of those that are compared.

use std::time::{Duration, Instant};

use anyhow::Result;
use futures_util::future::try_join_all;
use tokio::time::{sleep, sleep_until};

use crate::client::{Client, Side};
use crate::pair::{BODY, Pair};
use crate::peer::Host;

/// After this long without a word local workerd has put an object to sleep (it takes 10 s).
const ASLEEP_AFTER: Duration = Duration::from_secs(13);

/// So long after a message the list has been told of it.
const ALL_TOLD_WITHIN: Duration = Duration::from_millis(50);

/// One message after another in one conversation: how long each took.
pub(crate) async fn relay(pair: &mut Pair, messages: usize) -> Result<Vec<Duration>> {
    let mut took = Vec::with_capacity(messages);
    for _ in 0..messages {
        took.push(pair.relay().await?);
    }
    Ok(took)
}

/// A message after another in each of these conversations: how many messages that were, all together, and how
/// many a second.
pub(crate) async fn throughput(pairs: &mut [Pair], time: Duration) -> Result<(u32, f64)> {
    let began = Instant::now();
    let talks = pairs.iter_mut().map(|pair| async move {
        let mut messages = 0_u32;
        while began.elapsed() < time {
            pair.relay().await?;
            messages += 1;
        }
        anyhow::Ok(messages)
    });
    let messages: u32 = try_join_all(talks).await?.into_iter().sum();
    Ok((messages, f64::from(messages) / began.elapsed().as_secs_f64()))
}

/// So many messages a second, spread evenly over these conversations whether or not the last one arrived: how long each
/// took from when it was due, but in the first quarter, while code is still compiled.
pub(crate) async fn steady(pairs: Vec<Pair>, a_second: u32, time: Duration) -> Result<Vec<Duration>> {
    let many = u32::try_from(pairs.len())?;
    let (pause, began) = (Duration::from_secs(1) * many / a_second, Instant::now() + Duration::from_millis(100));
    let talks = pairs.into_iter().zip(0_u32..).map(|(pair, place)| async move {
        let Pair { mut visitor, mut agent, .. } = pair;
        let first = began + pause * place / many;
        let due = move |turn: u32| first + pause * turn;
        let turns = u32::try_from(time.as_micros() / pause.as_micros())?;
        let speaking = async {
            for turn in 0..turns {
                sleep_until(due(turn).into()).await;
                visitor.say(BODY).await?;
            }
            anyhow::Ok(())
        };
        let hearing = async {
            let mut took = Vec::new();
            for turn in 0..turns {
                let heard = agent.hear().await?;
                if turn >= turns / 4 {
                    took.push(heard.saturating_duration_since(due(turn)));
                }
            }
            anyhow::Ok(took)
        };
        let took = tokio::try_join!(speaking, hearing)?.1;
        anyhow::Ok((took, visitor, agent))
    });
    // Nobody leaves before all are done: that is work for the edge, too.
    let talks = try_join_all(talks).await?;
    Ok(talks.into_iter().flat_map(|(took, ..)| took).collect())
}

/// Waits until every object sleeps to which nothing is said.
pub(crate) async fn fall_asleep() {
    sleep(ASLEEP_AFTER).await;
}

/// One message in each of these conversations, one after another, each by itself: how long each took.
pub(crate) async fn once(pairs: &mut [Pair]) -> Result<Vec<Duration>> {
    let mut took = Vec::with_capacity(pairs.len());
    for pair in pairs {
        took.push(pair.relay().await?);
        sleep(ALL_TOLD_WITHIN).await;
    }
    Ok(took)
}

/// Somebody comes who has nothing, to a conversation of so many messages: how long until the last was there, so many
/// times.
pub(crate) async fn resume(host: &Host, messages: usize, times: usize) -> Result<Vec<Duration>> {
    let mut pair = Pair::meet(host).await?;
    relay(&mut pair, messages - 1).await?;
    let mut took = Vec::with_capacity(times);
    for _ in 0..times {
        let began = Instant::now();
        let (client, there) = Client::join_and_read(host, pair.conversation, Side::Visitor, messages).await?;
        took.push(there.saturating_duration_since(began));
        drop(client);
    }
    Ok(took)
}

/// What an open conversation holds of memory, in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Memory {
    /// One with a message and a socket, just used.
    pub(crate) awake: f64,
    /// The same when it sleeps.
    pub(crate) asleep: f64,
    /// One more socket of it, all asleep.
    pub(crate) socket: f64,
}

/// Measured over so many conversations.
pub(crate) async fn memory(host: &Host, many: usize) -> Result<Memory> {
    // What the first conversations need is needed once.
    drop(Pair::meet_all(host, 20).await?);
    fall_asleep().await;
    let before = host.resident()?;
    let mut visitors = Vec::new();
    for _ in 0..many {
        let at = Host::conversation();
        let mut visitor = Client::join(host, at, Side::Visitor).await?;
        visitor.say(BODY).await?;
        visitors.push((at, visitor));
    }
    let awake = host.resident()?;
    fall_asleep().await;
    let asleep = host.resident()?;
    let mut seconds = Vec::new();
    for (at, _) in &visitors {
        seconds.push(Client::join(host, *at, Side::Visitor).await?);
    }
    fall_asleep().await;
    let more = host.resident()?;
    #[allow(clippy::cast_precision_loss)] // bytes of one process
    let each = |from: u64, to: u64| (to as f64 - from as f64) / many as f64;
    Ok(Memory { awake: each(before, awake), asleep: each(before, asleep), socket: each(asleep, more) })
}
