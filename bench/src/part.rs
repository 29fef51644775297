//! The parts of a run: what is measured in rounds, of whom, how often.

use std::time::Duration;

use anyhow::Result;

use crate::bill::{self, Bill};
use crate::fanout;
use crate::figure::{Figures, micros, millis, percentile};
use crate::growth;
use crate::measure;
use crate::pair::Pair;
use crate::peer::{Host, Peer};

/// One part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// From nothing until requests are taken.
    Start,
    /// One message at a time in one conversation.
    Relay,
    /// Many conversations, as fast as they go.
    Throughput,
    /// Many sockets, at a fixed rate.
    Steady,
    /// The first message after an eviction.
    Wake,
    /// A long conversation, read again.
    Resume,
    /// What an open conversation holds.
    Memory,
    /// What a conversation costs.
    Bill,
    /// Whether that stays so, the longer and the more they are.
    Growth,
    /// What the list costs, and each who looks at it.
    FanOut,
}

impl Part {
    /// All, in the order of a run.
    pub(crate) const ALL: [Self; 10] = [
        // First: what a row holds is measured in a process that has not freed anything yet.
        Self::FanOut,
        Self::Relay,
        Self::Throughput,
        Self::Steady,
        Self::Start,
        Self::Wake,
        Self::Resume,
        Self::Memory,
        Self::Growth,
        Self::Bill,
    ];
    /// What a quick run has: what can be counted, and so gated on any machine.
    pub(crate) const QUICK: [Self; 1] = [Self::Bill];

    /// As it is asked for.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Relay => "relay",
            Self::Throughput => "throughput",
            Self::Steady => "steady",
            Self::Wake => "wake",
            Self::Resume => "resume",
            Self::Memory => "memory",
            Self::Bill => "bill",
            Self::Growth => "growth",
            Self::FanOut => "fan-out",
        }
    }
}

/// How much of everything, and of whom.
#[derive(Debug, Clone)]
pub(crate) struct Size {
    pub(crate) peers: Vec<Peer>,
    pub(crate) rounds: usize,
    /// In one conversation, one after another, a round.
    pub(crate) messages: usize,
    /// How long everybody talks as fast as they can, a round.
    pub(crate) time: Duration,
    /// How many conversations are woken, a round.
    pub(crate) woken: usize,
    /// Between two messages of a typical conversation.
    pub(crate) pause: Duration,
    /// So long it is counted what follows.
    pub(crate) after: Duration,
}

/// Conversations that talk at once.
const CONVERSATIONS: usize = 50;
/// Conversations of two sockets each that talk at a fixed rate, all together.
const STEADY: usize = 250;
const A_SECOND: u32 = 500;
/// Messages of a long conversation.
const LONG: usize = 1_000;
/// Conversations among which a process's memory is divided.
const REMEMBERED: usize = 300;

impl Size {
    /// For the documentation.
    pub(crate) fn full() -> Self {
        Self {
            peers: Peer::ALL.to_vec(),
            rounds: 9,
            messages: 400,
            time: Duration::from_secs(4),
            woken: 20,
            pause: Duration::from_secs(9),
            // The alarm rings up to ten minutes after the last word, then once more after a day.
            after: Duration::from_secs(330),
        }
    }

    /// For the tests: whether something has become much worse.
    pub(crate) fn quick() -> Self {
        let peers = vec![Peer::Edgewise, Peer::Minimal, Peer::Floor];
        Self {
            peers,
            rounds: 5,
            messages: 200,
            time: Duration::from_secs(1),
            woken: 10,
            pause: Duration::from_secs(1),
            after: Duration::from_secs(1),
        }
    }

    /// Those that keep what is said.
    fn stored(&self) -> Vec<Peer> {
        self.peers.iter().copied().filter(|peer| peer.stores()).collect()
    }
}

/// Measures one part of a run.
pub(crate) async fn run(part: Part, size: &Size, figures: &mut Figures) -> Result<()> {
    match part {
        Part::Start => start(size, figures).await,
        Part::Relay => relay(size, figures).await,
        Part::Throughput => throughput(size, figures).await,
        Part::Steady => steady(size, figures).await,
        Part::Wake => wake(size, figures).await,
        Part::Resume => resume(size, figures).await,
        Part::Memory => memory(size, figures).await,
        Part::Bill => bill(size, figures).await,
        Part::Growth => growth::measure(figures).await,
        Part::FanOut => fanout::measure(size.rounds.div_ceil(3), figures).await,
    }
}

async fn start(size: &Size, figures: &mut Figures) -> Result<()> {
    for _ in 0..size.rounds {
        for peer in &size.peers {
            if let Some(took) = Host::time_to_start(*peer).await? {
                figures.add("from nothing until requests are taken", "ms", peer.name(), millis(&[took])[0]);
            }
        }
    }
    Ok(())
}

async fn relay(size: &Size, figures: &mut Figures) -> Result<()> {
    let hosts = Host::start_all(&size.peers).await?;
    let mut pairs = Vec::new();
    for host in &hosts {
        let mut pair = Pair::meet(host).await?;
        // What is compiled after a while is compiled now.
        measure::relay(&mut pair, size.messages).await?;
        pairs.push((host.peer, pair));
    }
    for _ in 0..size.rounds {
        for (peer, pair) in &mut pairs {
            let took = millis(&measure::relay(pair, size.messages).await?);
            figures.add("one message at a time, p50", "ms", peer.name(), percentile(&took, 50));
            figures.add("one message at a time, p99", "ms", peer.name(), percentile(&took, 99));
        }
        pairs.rotate_left(1);
    }
    Ok(())
}

async fn throughput(size: &Size, figures: &mut Figures) -> Result<()> {
    let hosts = Host::start_all(&size.peers).await?;
    let mut all = Vec::new();
    for host in &hosts {
        let mut pairs = Pair::meet_all(host, CONVERSATIONS).await?;
        measure::throughput(&mut pairs, size.time).await?;
        all.push((host, pairs));
    }
    let what = format!("{CONVERSATIONS} conversations, as fast as they go");
    for _ in 0..size.rounds {
        for (host, pairs) in &mut all {
            let before = host.computed()?;
            let (messages, rate) = measure::throughput(pairs, size.time).await?;
            let computed = host.computed()?.saturating_sub(before);
            figures.add(&what, "messages/s", host.peer.name(), rate);
            // The generator's own server shares its process.
            if host.peer != Peer::Generator {
                let each = micros(computed) / f64::from(messages.max(1));
                figures.add("computed for a message", "µs", host.peer.name(), each);
            }
        }
        all.rotate_left(1);
    }
    Ok(())
}

async fn steady(size: &Size, figures: &mut Figures) -> Result<()> {
    let what = format!("{} sockets, {A_SECOND} messages/s", 2 * STEADY);
    for _ in 0..size.rounds.div_ceil(3) {
        for peer in &size.peers {
            let host = Host::start(*peer).await?;
            let pairs = Pair::meet_all(&host, STEADY).await?;
            let took = millis(&measure::steady(pairs, A_SECOND, size.time * 2).await?);
            figures.add(&format!("{what}, p50"), "ms", peer.name(), percentile(&took, 50));
            figures.add(&format!("{what}, p99"), "ms", peer.name(), percentile(&took, 99));
        }
    }
    Ok(())
}

async fn wake(size: &Size, figures: &mut Figures) -> Result<()> {
    let stored = size.stored();
    // Node has nothing that sleeps.
    let hosts = Host::start_all(&stored.into_iter().filter(|peer| *peer != Peer::SocketIo).collect::<Vec<_>>()).await?;
    let mut all = Vec::new();
    for host in &hosts {
        all.push((host, Pair::meet_all(host, size.woken).await?));
    }
    // What is compiled after a while is compiled in the first round, which counts for nothing.
    for round in 0..=size.rounds.div_ceil(2) {
        measure::fall_asleep().await;
        for (host, pairs) in &mut all {
            let before = host.computed()?;
            let took = millis(&measure::once(pairs).await?);
            let computed = host.computed()?.saturating_sub(before);
            if round > 0 {
                figures.add("first message after an eviction, p50", "ms", host.peer.name(), percentile(&took, 50));
                #[allow(clippy::cast_precision_loss)] // twenty
                let each = micros(computed) / size.woken as f64;
                figures.add("computed for it, until all are awake", "µs", host.peer.name(), each);
            }
        }
        if round > 0 {
            all.rotate_left(1);
        }
    }
    Ok(())
}

async fn resume(size: &Size, figures: &mut Figures) -> Result<()> {
    let hosts = Host::start_all(&size.stored()).await?;
    for _ in 0..size.rounds {
        for host in &hosts {
            let took = millis(&measure::resume(host, LONG, 5).await?);
            figures.add(&format!("{LONG} messages read again, p50"), "ms", host.peer.name(), percentile(&took, 50));
        }
    }
    Ok(())
}

async fn memory(size: &Size, figures: &mut Figures) -> Result<()> {
    for peer in size.stored() {
        let host = Host::start(peer).await?;
        let memory = measure::memory(&host, REMEMBERED).await?;
        for (which, bytes) in [
            ("a conversation, awake", memory.awake),
            ("a conversation, asleep", memory.asleep),
            ("one more socket, asleep", memory.socket),
        ] {
            figures.add(&format!("memory: {which}"), "kB", peer.name(), bytes / 1_000.0);
        }
    }
    Ok(())
}

async fn bill(size: &Size, figures: &mut Figures) -> Result<()> {
    // Both at the same time: it is a matter of counting.
    let peers = [Peer::Edgewise, Peer::Broadcast];
    let converse = |peer| bill::converse(peer, size.pause, size.after);
    let (own, naive) = tokio::try_join!(converse(peers[0]), converse(peers[1]))?;
    for (peer, counts) in peers.into_iter().zip([own, naive]) {
        eprintln!("{}: {counts:#?}", peer.name());
        let bill = Bill::of(&counts);
        #[allow(clippy::cast_precision_loss)] // forty
        let per_message = bill.rows_written / bill::MESSAGES as f64;
        for (what, unit, value) in [
            ("requests to the worker", "a conversation", bill.worker_requests),
            ("requests to objects", "a conversation", bill.object_requests),
            ("messages over sockets", "a conversation", bill.socket_messages),
            ("rows read", "a conversation", bill.rows_read),
            ("rows written", "a conversation", bill.rows_written),
            ("rows written, everything counted", "a message", per_message),
            ("the bill", "$ a million conversations", bill.dollars()),
        ] {
            figures.add(what, unit, peer.name(), value);
        }
    }
    Ok(())
}
