//! A visitor and an agent in a conversation, both connected.

use std::time::Duration;

use anyhow::Result;
use protocol::ConversationId;
use tokio::time::{Instant, sleep};

use crate::client::{Client, Side};
use crate::peer::{Host, Peer};

/// How long an agent looks for a conversation that has begun.
const BEGINS_WITHIN: Duration = Duration::from_secs(10);

pub(crate) struct Pair {
    pub(crate) conversation: ConversationId,
    pub(crate) visitor: Client,
    pub(crate) agent: Client,
}

impl Pair {
    /// They meet in a conversation of their own, in which one message has been said and heard.
    pub(crate) async fn meet(host: &Host) -> Result<Self> {
        let conversation = Host::conversation();
        let mut visitor = Client::join(host, conversation, Side::Visitor).await?;
        if host.peer != Peer::Edgewise {
            let agent = Client::join(host, conversation, Side::Agent).await?;
            let mut pair = Self { conversation, visitor, agent };
            pair.relay().await?;
            return Ok(pair);
        }
        visitor.say("Hello?").await?;
        let deadline = Instant::now() + BEGINS_WITHIN;
        let mut agent = loop {
            match Client::join(host, conversation, Side::Agent).await {
                Ok(agent) => break agent,
                // The first message is on its way, and there is nothing to open before it.
                Err(_) if Instant::now() < deadline => sleep(Duration::from_millis(2)).await,
                Err(error) => return Err(error),
            }
        };
        // They are told what was said before they came.
        agent.hear().await?;
        Ok(Self { conversation, visitor, agent })
    }

    /// So many pairs, some at a time.
    pub(crate) async fn meet_all(host: &Host, many: usize) -> Result<Vec<Self>> {
        const AT_A_TIME: usize = 20;
        let mut pairs = Vec::with_capacity(many);
        while pairs.len() < many {
            let next = AT_A_TIME.min(many - pairs.len());
            pairs.extend(futures_util::future::try_join_all((0..next).map(|_| Self::meet(host))).await?);
        }
        Ok(pairs)
    }

    /// The visitor says something; gives how long it took to reach the agent.
    pub(crate) async fn relay(&mut self) -> Result<Duration> {
        let left = self.visitor.say(BODY).await?;
        Ok(self.agent.hear().await?.saturating_duration_since(left))
    }
}

/// As long as what people write in a chat.
pub(crate) const BODY: &str = "Do these trousers run small? I usually take a 38, but the last pair was too tight.";
