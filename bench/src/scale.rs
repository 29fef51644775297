//! A site of any size on paper: the rules' own routing, what was measured, and the limits of the platform and our own.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use chat::inbox::{CHANGES_AT_MOST_EVERY, shard_of};
use protocol::limits;

use crate::fanout::{CONVERSATIONS, PAUSE, computed_for};
use crate::figure::{Figures, Spread};
use crate::peer::Peer;
use crate::record::Record;

/// Messages of a conversation in a second: 40 in six minutes, as in the bill.
const MESSAGES: f64 = 40.0 / 360.0;
/// Conversations that an agent has at once, as long as a site may have so many agents. A guess; teams say four to ten.
const PER_AGENT: u32 = 8;
/// Of what one thread can compute, the part that one object may take.
const MAY_BE_BUSY: f64 = 0.5;
/// What the page shows: conversations at once, and shards.
const SHOWN: [(u32, u16); 6] = [(10, 1), (1_000, 1), (1_000, 16), (10_000, 16), (100_000, 16), (100_000, 64)];
/// Requests a second that one object takes. Source: Cloudflare, "Durable Objects: Limits", a soft limit.
const REQUESTS: f64 = 1_000.0;
/// Bytes of memory of an isolate. Source: Cloudflare, "Durable Objects: Limits".
const MEMORY: f64 = 128_000_000.0;
/// What one thread computes in a second, in µs.
const A_SECOND: f64 = 1_000_000.0;

/// What was measured, in µs and bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Costs {
    /// A summary, nobody looking at the list. Both ends of it: which part is the conversation's is not known.
    pub(crate) summary: f64,
    /// A frame to a console.
    pub(crate) frame: f64,
    /// A changed row, looked at for a console, and sent if it shows it.
    pub(crate) told: f64,
    /// A row in an inbox's memory.
    pub(crate) row: f64,
}

/// What the fullest inbox of a site has to do.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    pub(crate) agents: f64,
    pub(crate) conversations: f64,
    pub(crate) summaries: f64,
    /// Frames, all consoles together.
    pub(crate) frames: f64,
    /// Changed rows, looked at for each console.
    pub(crate) told: f64,
    /// Of what one thread can compute; more than one is too much.
    pub(crate) busy: f64,
    pub(crate) memory: f64,
}

impl Costs {
    /// From the records of a run, if there are such.
    pub(crate) fn measured() -> Result<Option<Self>> {
        let (Some(inbox), Some(edge)) = (Record::find("fan-out")?, Record::find("throughput")?) else {
            return Ok(None);
        };
        let median = |record: &Record, what: &str, peer: &str| {
            let found = record.figures.of(what).into_iter().find(|figure| figure.peer == peer);
            found.map(|figure| Spread::of(&figure.rounds).median).with_context(|| format!("no figure of {peer}"))
        };
        let [few, many] = CONVERSATIONS;
        let computed = |conversations, consoles| median(&inbox, &computed_for(conversations), consoles);
        // For each message and console: of one conversation a frame with a row, of many a row and a part of a frame.
        let alone = (computed(few, "200 consoles")? - computed(few, "0 consoles")?) / 200.0;
        let together = (computed(many, "200 consoles")? - computed(many, "0 consoles")?) / 200.0;
        #[allow(clippy::cast_precision_loss)] // fifty
        let frames_a_row = 1.0 / rows_a_frame(many as f64 / PAUSE.as_secs_f64());
        let frame = (alone - together) / (1.0 - frames_a_row);
        let message = median(&edge, "computed for a message", Peer::Edgewise.name())?;
        let row = median(&inbox, "memory of a row", "100000 rows")?;
        Ok(Some(Self { summary: computed(many, "0 consoles")? - message, frame, told: (alone - frame).max(0.0), row }))
    }

    /// So many conversations at once, in so many shards.
    pub(crate) fn load(&self, conversations: u32, shards: u16) -> Load {
        let mut listed = BTreeMap::<u16, u32>::new();
        let mut random = fastrand::Rng::with_seed(1);
        for _ in 0..conversations {
            *listed.entry(shard_of(random.u128(..).to_be_bytes(), shards)).or_default() += 1;
        }
        let fullest = f64::from(listed.into_values().max().unwrap_or_default());
        #[allow(clippy::cast_precision_loss)] // a thousand
        let agents = f64::from(conversations.div_ceil(PER_AGENT)).min(limits::AGENTS_PER_SITE as f64);
        let summaries = fullest * MESSAGES;
        let told = summaries * agents;
        let frames = told / rows_a_frame(summaries);
        let busy = (summaries * self.summary + frames * self.frame + told * self.told) / A_SECOND;
        Load { agents, conversations: fullest, summaries, frames, told, busy, memory: fullest * self.row }
    }

    /// The first limit that a growing site meets, and with how many conversations at once.
    pub(crate) fn first_limit(&self, shards: u16) -> (u32, &'static str) {
        let mut conversations = 10;
        loop {
            if let Some(limit) = self.load(conversations, shards).limit() {
                return (conversations, limit);
            }
            conversations += conversations.div_ceil(20);
        }
    }
}

impl Load {
    fn limit(&self) -> Option<&'static str> {
        #[allow(clippy::cast_precision_loss)] // thousands
        let limits = [
            (self.busy > MAY_BE_BUSY, "half of the inbox's thread"),
            (self.summaries > REQUESTS, "the platform's requests a second to an object"),
            (self.memory > MEMORY, "the isolate's memory"),
            (self.agents > limits::SOCKETS_PER_INBOX as f64, "sockets of an inbox"),
        ];
        limits.into_iter().find(|(is_met, _)| *is_met).map(|(_, limit)| limit)
    }
}

/// How many rows consoles are told of together, of so many changes a second.
fn rows_a_frame(changes: f64) -> f64 {
    (changes * CHANGES_AT_MOST_EVERY.as_secs_f64()).max(1.0)
}

/// For the page: a table, and where the first limit is.
pub(crate) fn section(costs: &Costs) -> String {
    let mut lines = vec![
        "| conversations at once | agents | shards | in the fullest inbox | summaries a second | frames to consoles a second | changes looked at for consoles a second | its thread is busy | its memory |".to_owned(),
        "|---|---|---|---|---|---|---|---|---|".to_owned(),
    ];
    for (conversations, shards) in SHOWN {
        let load = costs.load(conversations, shards);
        lines.push(format!(
            "| {conversations} | {:.0} | {shards} | {:.0} | {:.1} | {:.0} | {:.0} | {:.1} % | {:.1} MB |",
            load.agents,
            load.conversations,
            load.summaries,
            load.frames,
            load.told,
            100.0 * load.busy,
            load.memory / 1_000_000.0,
        ));
    }
    lines.push(String::new());
    for shards in [1, 4, 16, 64] {
        let (conversations, limit) = costs.first_limit(shards);
        lines.push(format!(
            "- {shards} {}: the first limit is {limit}, at {conversations} conversations at once.",
            if shards == 1 { "shard" } else { "shards" }
        ));
    }
    let Costs { summary, frame, told, row } = costs;
    lines.push(format!("\nMeasured: {summary:.0} µs for a summary at both of its ends, {frame:.1} µs for a frame to a console and {told:.2} µs for each change that is looked at for it, {row:.0} bytes for a row in memory.\n"));
    lines.join("\n")
}

/// How busy the inbox's thread is, for a plot.
pub(crate) fn busy(costs: &Costs) -> Figures {
    let mut figures = Figures::default();
    for conversations in [10, 100, 1_000, 10_000, 100_000] {
        for shards in [1, 16] {
            let what = format!("the fullest inbox's thread is busy, {shards} shards");
            let busy = 100.0 * costs.load(conversations, shards).busy;
            figures.add(&what, "%", &format!("{conversations} conversations"), busy);
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    const COSTS: Costs = Costs { summary: 500.0, frame: 40.0, told: 1.0, row: 600.0 };

    #[test]
    fn of_many_changes_consoles_are_told_four_times_a_second() {
        let (few, many) = (COSTS.load(10, 1), COSTS.load(1_000, 1));
        assert!((few.frames - few.told).abs() < 0.1, "{few:?}");
        assert!((many.frames - 4.0 * many.agents).abs() < 0.1, "{many:?}");
    }

    #[test]
    fn shards_divide_conversations_and_not_consoles() {
        let (one, many) = (COSTS.load(10_000, 1), COSTS.load(10_000, 16));
        assert!((one.conversations - 10_000.0).abs() < 0.5);
        assert!((600.0..750.0).contains(&many.conversations), "{many:?}");
        assert!(
            (many.told / many.summaries - one.told / one.summaries).abs() < 0.5,
            "each console has a socket to each"
        );
    }

    #[test]
    fn a_growing_site_meets_the_limit_that_is_nearest() {
        // 0.111 N (500 + 0.1 N / 8) + 4 * 40 N / 8 reaches half a second's worth at about 5,970.
        let (conversations, limit) = Costs { told: 0.1, ..COSTS }.first_limit(1);
        assert_eq!(limit, "half of the inbox's thread");
        assert!((5_500..6_500).contains(&conversations), "{conversations}");
        // In 64 shards a thousand agents are 4 * 40 * 1,000 = 0.16 s; the rest is 0.34 s of N / 64 * 0.111 * 500.
        let (conversations, _) = Costs { told: 0.0, ..COSTS }.first_limit(64);
        assert!((330_000..430_000).contains(&conversations), "{conversations}");
    }
}
