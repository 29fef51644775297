//! What a conversation costs: what the platform counts of it, and its published prices.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde::Serialize;
use tokio::time::sleep;

use crate::client::{Client, Side};
use crate::pair::{BODY, Pair};
use crate::peer::{Host, Peer};

/// Messages of a typical conversation, half of them the agent's.
pub(crate) const MESSAGES: usize = 40;
/// After how many of them the visitor's connection is made anew.
const RECONNECTS: [usize; 2] = [14, 28];

/// What is counted under these names, by `peers/counting.js`.
pub(crate) type Counts = BTreeMap<String, f64>;

/// Dollars a million, of the paid plan beyond what is included.
/// Source: Cloudflare's documentation, "Durable Objects: Pricing" and "Workers: Pricing", as of 2026.
mod price {
    pub(super) const WORKER_REQUESTS: f64 = 0.30;
    pub(super) const OBJECT_REQUESTS: f64 = 0.15;
    /// So many messages over sockets are billed as one request.
    pub(super) const MESSAGES_PER_REQUEST: f64 = 20.0;
    pub(super) const ROWS_WRITTEN: f64 = 1.00;
    pub(super) const ROWS_READ: f64 = 0.001;
}

/// What is billed of one conversation.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Bill {
    pub(crate) worker_requests: f64,
    pub(crate) object_requests: f64,
    pub(crate) socket_messages: f64,
    /// Alarms that are set are billed as rows.
    pub(crate) rows_written: f64,
    pub(crate) rows_read: f64,
}

impl Bill {
    /// Of what was counted.
    pub(crate) fn of(counts: &Counts) -> Self {
        let sum =
            |prefix: &str| counts.iter().filter(|(name, _)| name.starts_with(prefix)).map(|(_, count)| count).sum();
        let one = |name: &str| counts.get(name).copied().unwrap_or_default();
        let (all, worker): (f64, f64) = (sum("requests to"), one("requests to the worker"));
        let alarms: f64 = sum("alarms of");
        Self {
            worker_requests: worker,
            object_requests: all - worker + alarms,
            socket_messages: sum("messages to"),
            rows_written: one("rows written") + one("alarms set"),
            rows_read: one("rows read"),
        }
    }

    /// Dollars for a million of these conversations.
    pub(crate) fn dollars(&self) -> f64 {
        let requests = self.object_requests + self.socket_messages / price::MESSAGES_PER_REQUEST;
        self.worker_requests * price::WORKER_REQUESTS
            + requests * price::OBJECT_REQUESTS
            + self.rows_written * price::ROWS_WRITTEN
            + self.rows_read * price::ROWS_READ
    }
}

/// A typical conversation from its first connection to its end, with so long between two messages; gives what the
/// platform counted of it, and of what followed within `after`.
pub(crate) async fn converse(peer: Peer, pause: Duration, after: Duration) -> Result<Counts> {
    let host = Host::start_counted(peer).await?;
    // What a site needs, its list included, is needed once.
    if let Some(site) = &host.site {
        site.list(host.address).await?;
    }
    let before = counts(&host).await?;
    let Pair { conversation, mut visitor, mut agent } = Pair::meet(&host).await?;
    visitor.tell_about().await?;
    for said in 1..MESSAGES {
        sleep(pause / 2).await;
        let (speaker, listener) = if said % 2 == 0 { (&mut visitor, &mut agent) } else { (&mut agent, &mut visitor) };
        speaker.type_on().await?;
        sleep(pause / 2).await;
        speaker.say(BODY).await?;
        listener.hear().await?;
        if RECONNECTS.contains(&said) {
            drop(visitor);
            sleep(pause / 2).await;
            (visitor, _) = Client::join_and_read(&host, conversation, Side::Visitor, said + 1).await?;
            visitor.tell_about().await?;
            visitor.forget_heard();
        }
    }
    agent.close().await?;
    sleep(pause).await;
    drop((visitor, agent));
    sleep(after).await;
    let after = counts(&host).await?;
    Ok(after.into_iter().map(|(name, count)| (name.clone(), count - before.get(&name).unwrap_or(&0.0))).collect())
}

async fn counts(host: &Host) -> Result<Counts> {
    let address = format!("http://{}/counts", host.address);
    let asked = tokio::task::spawn_blocking(move || ureq::get(address).call()?.into_body().read_to_string());
    serde_json::from_str(&asked.await??).context("counts that cannot be read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_billed_once() {
        let counts = [
            ("requests to the worker", 4.0),
            ("requests to a conversation", 3.0),
            ("requests to a inbox", 5.0),
            ("alarms of a conversation", 2.0),
            ("messages to a conversation", 40.0),
            ("alarms set", 6.0),
            ("rows written", 50.0),
            ("rows read", 1_000.0),
        ];
        let bill = Bill::of(&counts.map(|(name, count)| (name.to_owned(), count)).into());
        let sums =
            [bill.worker_requests, bill.object_requests, bill.socket_messages, bill.rows_written, bill.rows_read];
        assert_eq!(sums.map(|sum| sum.to_string()), ["4", "10", "40", "56", "1000"]);
        // 4 × 0.30 + (10 + 2) × 0.15 + 56 × 1.00 + 1000 × 0.001
        assert_eq!(format!("{:.2}", bill.dollars()), "60.00");
    }
}
