//! A site of any size on paper: the rules' own routing, what was measured, and the limits of the platform and our own.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use chat::inbox::shard_of;
use protocol::limits;

use crate::figure::{Figures, Spread};
use crate::peer::Peer;
use crate::record::Record;

/// Messages of a conversation in a second: 40 in six minutes, as in the bill.
const MESSAGES: f64 = 40.0 / 360.0;
/// Conversations that an agent has at once. Ours is a guess; teams say four to ten.
const PER_AGENT: f64 = 8.0;
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
    /// A console that is told of it.
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
        let what = "computed for a message and its summary, told to";
        let (none, many) = (median(&inbox, what, "0 consoles")?, median(&inbox, what, "200 consoles")?);
        let message = median(&edge, "computed for a message", Peer::Edgewise.name())?;
        let row = median(&inbox, "memory of a row", "100000 rows")?;
        Ok(Some(Self { summary: none - message, told: (many - none) / 200.0, row }))
    }

    /// So many conversations at once, in so many shards.
    pub(crate) fn load(&self, conversations: u32, shards: u16) -> Load {
        let mut listed = BTreeMap::<u16, u32>::new();
        let mut random = fastrand::Rng::with_seed(1);
        for _ in 0..conversations {
            *listed.entry(shard_of(random.u128(..).to_be_bytes(), shards)).or_default() += 1;
        }
        let fullest = f64::from(listed.into_values().max().unwrap_or_default());
        let agents = (f64::from(conversations) / PER_AGENT).ceil();
        let summaries = fullest * MESSAGES;
        let told = summaries * agents;
        let busy = (summaries * self.summary + told * self.told) / A_SECOND;
        Load { agents, conversations: fullest, summaries, told, busy, memory: fullest * self.row }
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
            (self.busy > 1.0, "the inbox's thread"),
            (self.summaries > REQUESTS, "the platform's requests a second to an object"),
            (self.memory > MEMORY, "the isolate's memory"),
            (self.agents > limits::SOCKETS_PER_INBOX as f64, "sockets of an inbox"),
            (self.agents > limits::AGENTS_PER_SITE as f64, "agents of a site"),
        ];
        limits.into_iter().find(|(is_met, _)| *is_met).map(|(_, limit)| limit)
    }
}

/// For the page: a table, and where the first limit is.
pub(crate) fn section(costs: &Costs) -> String {
    let mut lines = vec![
        "| conversations at once | agents | shards | in the fullest inbox | summaries a second | told to consoles a second | the inbox's thread is busy | its memory |".to_owned(),
        "|---|---|---|---|---|---|---|---|".to_owned(),
    ];
    for conversations in [10, 1_000, 100_000] {
        for shards in [1, 16] {
            let load = costs.load(conversations, shards);
            lines.push(format!(
                "| {conversations} | {:.0} | {shards} | {:.0} | {:.1} | {:.0} | {:.1} % | {:.1} MB |",
                load.agents,
                load.conversations,
                load.summaries,
                load.told,
                100.0 * load.busy,
                load.memory / 1_000_000.0,
            ));
        }
    }
    lines.push(String::new());
    for shards in [1, 4, 16, 64] {
        let (conversations, limit) = costs.first_limit(shards);
        lines.push(format!(
            "- {shards} {}: the first limit is {limit}, at {conversations} conversations at once.",
            if shards == 1 { "shard" } else { "shards" }
        ));
    }
    let Costs { summary, told, row } = costs;
    lines.push(format!("\nMeasured: {summary:.0} µs for a summary at both of its ends, {told:.1} µs for each console that is told, {row:.0} bytes for a row.\n"));
    lines.join("\n")
}

/// How busy the inbox's thread is, for a plot.
pub(crate) fn busy(costs: &Costs) -> Figures {
    let mut figures = Figures::default();
    for conversations in [10, 100, 300, 1_000, 3_000] {
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

    const COSTS: Costs = Costs { summary: 500.0, told: 10.0, row: 600.0 };

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
        // 0.111 N (500 + 10 N / 8) reaches a second's worth at about 2,500.
        let (conversations, limit) = COSTS.first_limit(1);
        assert_eq!(limit, "the inbox's thread");
        assert!((2_300..2_800).contains(&conversations), "{conversations}");
        assert_eq!(Costs { told: 0.1, ..COSTS }.first_limit(16).1, "agents of a site");
    }
}
