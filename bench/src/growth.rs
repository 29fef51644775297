//! Whether a message costs the same however long the conversation is, and however many there are in the inbox: the rules
//! alone, and everything in the runtime.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use chat::client::ClientKey;
use chat::conversation::{Conversation, Effect, Input, Peer as Person, Send, Stored};
use chat::inbox::{self, Inbox};
use protocol::{Body, Change, ConversationId, Hello, Number, Seq, Status, Summary, TabId, Timestamp, Who};

use crate::fanout;
use crate::figure::{Figures, micros, millis, percentile};
use crate::measure;
use crate::pair::{BODY, Pair};
use crate::peer::{Host, Peer};

/// Messages of a conversation, and conversations of an inbox.
const SIZES: [u32; 3] = [10, 1_000, 100_000];
/// In the runtime each of them has to come about in real time.
const CONVERSATIONS: [u32; 3] = [50, 1_000, 10_000];
const AT_A_TIME: u32 = 100;
/// After which so many are timed.
const TIMED: u32 = 400;
/// In ten groups, one after another, each gives a value.
const GROUPS: u32 = 10;
/// What is said before anything is timed.
const WARMING: usize = 4_000;
/// What each in the smallest inbox says in a group: slowly, so that each message makes a summary.
const TURNS: u32 = 4;

pub(crate) async fn measure(figures: &mut Figures) -> Result<()> {
    for size in SIZES {
        for took in rules_of_a_conversation(size)? {
            figures.add("the rules: a message in a conversation of", "µs", &messages(size), micros(took));
        }
        for took in rules_of_an_inbox(size) {
            figures.add("the rules: a summary in an inbox of", "µs", &conversations(size), micros(took));
        }
    }
    long_conversation(figures).await?;
    full_inbox(figures).await
}

/// How long the rules take for a message, after so many.
fn rules_of_a_conversation(size: u32) -> Result<Vec<Duration>> {
    let id = ConversationId::from_random(0, [1; 16]);
    let mut conversation = Conversation::new(id, Stored::default());
    let peer = Person { who: Who::Visitor, tab: TabId::from_random([1; 16]) };
    let body: Body = BODY.try_into().map_err(|_| anyhow::anyhow!("a body that is none"))?;
    // As slowly as a visitor may write.
    let at = |number: u32| Timestamp(1_795_000_000_000 + 3_000 * u64::from(number));
    let hello = Hello { tab: peer.tab, epoch: protocol::Epoch::default(), seq: Seq(0) };
    conversation.handle(at(0), Input::Hello(peer.clone(), hello));
    let mut say = |number| {
        let input = Input::Send(
            peer.clone(),
            Send { number: Number(number), change: Change::Post(body.clone().into()), original: None, unfit: None },
        );
        conversation.handle(at(number), input)
    };
    for number in 1..=size {
        let effects = say(number);
        ensure!(effects.iter().any(|effect| matches!(effect, Effect::Store(_))), "message {number} was not stored");
    }
    Ok(timed(|turn| drop(say(size + 1 + turn))))
}

/// How long the rules take for a summary of one of so many.
fn rules_of_an_inbox(size: u32) -> Vec<Duration> {
    let summary = |of: u32, seq: u32| {
        let mut key = [0; 16];
        key[..4].copy_from_slice(&of.to_be_bytes());
        Summary {
            name: None,
            answered_in: None,
            before: None,
            conversation: ConversationId::from_random(0, key),
            seq: Seq(seq),
            status: Status::Waiting { since: Timestamp(0) },
            last: None,
            version: u64::from(seq),
            looking: Vec::new(),
        }
    };
    let stored = inbox::Stored { rows: (0..size).map(|of| summary(of, 1)).collect(), ..inbox::Stored::default() };
    let mut inbox = Inbox::wake(stored, Vec::new());
    timed(|turn| {
        let summary = inbox::Input::Summary(summary(turn % size, 2 + turn));
        let Ok(effects) = inbox.handle(Timestamp(1), summary, &NothingClosed);
        drop(effects);
    })
}

/// An inbox in which nothing was ever closed.
struct NothingClosed;

impl inbox::Backing for NothingClosed {
    type Error = Infallible;

    fn closed(&self, _from: u32, _count: u32) -> Result<Vec<Summary>, Infallible> {
        Ok(Vec::new())
    }

    fn closed_one(&self, _conversation: ConversationId) -> Result<Option<Summary>, Infallible> {
        Ok(None)
    }

    fn last_ping(&self, _console: ClientKey) -> Timestamp {
        Timestamp::default()
    }
}

fn timed(mut act: impl FnMut(u32)) -> Vec<Duration> {
    let groups = 0..GROUPS;
    let group = |group: u32| {
        let began = Instant::now();
        (0..TIMED).for_each(|turn| act(group * TIMED + turn));
        began.elapsed() / TIMED
    };
    groups.map(group).collect()
}

async fn long_conversation(figures: &mut Figures) -> Result<()> {
    let host = Host::start(Peer::Edgewise).await?;
    // What is compiled after a while is compiled before the first is timed, in another conversation.
    measure::relay(&mut Pair::meet(&host).await?, WARMING).await?;
    let mut pair = Pair::meet(&host).await?;
    let mut said = 1;
    for size in SIZES {
        while said < size {
            pair.relay().await?;
            said += 1;
        }
        for _ in 0..GROUPS {
            let took = millis(&measure::relay(&mut pair, TIMED as usize / 4).await?);
            said += TIMED / 4;
            figures.add("relay in a conversation of, p50", "ms", &messages(size), percentile(&took, 50));
        }
    }
    Ok(())
}

async fn full_inbox(figures: &mut Figures) -> Result<()> {
    let host = Host::start(Peer::Edgewise).await?;
    let mut pairs = Pair::meet_all(&host, CONVERSATIONS[0] as usize).await?;
    for pair in &mut pairs {
        measure::relay(pair, WARMING / CONVERSATIONS[0] as usize).await?;
    }
    let mut begun = CONVERSATIONS[0];
    for size in CONVERSATIONS {
        while begun < size {
            let more = (size - begun).min(AT_A_TIME);
            // They leave again: what they have begun stays in the list.
            drop(Pair::meet_all(&host, more as usize).await?);
            begun += more;
        }
        for _ in 0..GROUPS {
            let each = fanout::computed_each(&host, &mut pairs, TURNS).await?;
            figures.add("computed for a message and its summary, in an inbox of", "µs", &conversations(size), each);
        }
    }
    Ok(())
}

fn messages(count: u32) -> String {
    format!("{count} messages")
}

fn conversations(count: u32) -> String {
    format!("{count} conversations")
}
