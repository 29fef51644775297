//! One conversation's object panics while everybody else writes.

use std::fmt;

use anyhow::{Context as _, Result};
use protocol::{FromVisitor, Number, Say, TabId};

use super::begin;
use crate::client::{Client, Order};
use crate::clock::Clock;
use crate::crowd::{self, Crowd, WITHIN};
use crate::proof::Proof;
use runtime::site;

/// The message that the worker's feature `faults` panics of.
const PANIC: &str = "panic!";
/// What it says in the log.
const CAUSE: &str = "a message asked for it";
const CONVERSATIONS: u32 = 3;
const AT_ONCE: usize = 6;

/// What came of it.
#[derive(Debug)]
pub struct Panicked {
    /// How often.
    pub panics: u32,
    /// How many panics the runtime's log tells of.
    pub happened: usize,
    /// How often somebody of the others had to connect again, whoever needed it most.
    pub reconnects: u32,
    /// Of everything that anybody said, in the conversation that panicked too.
    pub proof: Proof,
}

/// So many panics, one after the other.
pub async fn play(panics: u32) -> Result<Panicked> {
    let (runtime, site, to) = begin().await?;
    let crowd = Crowd::gather(&site, to, CONVERSATIONS, Clock::true_time()).await?;
    let unlucky = Client::open("the unlucky", site.visitor(to, site::conversation()), Clock::true_time());
    crowd.order(&Order::Talk(AT_ONCE));
    for place in 1..=panics {
        unlucky.order(Order::Say(format!("before panic {place}")));
        unlucky.until("was heard", WITHIN, |view| view.acknowledged == 2 * place as usize - 1).await?;
        unlucky.order(Order::Send(serde_json::to_string(&fatal())?));
        unlucky.order(Order::Say(format!("after panic {place}")));
        let heard = unlucky.until("was heard again", WITHIN, |view| view.acknowledged == 2 * place as usize).await;
        heard.with_context(|| runtime.last_words())?;
        for client in crowd.clients() {
            let said = client.view().acknowledged;
            client.until("got on", WITHIN, |view| view.acknowledged > said + AT_ONCE).await?;
        }
    }
    crowd.rest().await?;
    let reconnects = crowd.clients().map(|client| client.view().welcomes.saturating_sub(1)).max();
    let mut accounts = crowd.leave().await?;
    accounts.push(unlucky.leave().await?);
    let happened = runtime.log().matches(CAUSE).count();
    let proof = crowd::prove(&site, to, accounts).await?;
    Ok(Panicked { panics, happened, reconnects: reconnects.unwrap_or_default(), proof })
}

/// From a tab of its own, so that nobody's session would send it again.
fn fatal() -> FromVisitor {
    let tab = TabId::from_random(fastrand::u128(..).to_be_bytes());
    FromVisitor::Say(Say {
        tab,
        number: Number(1),
        body: PANIC.to_owned(),
        choices: Vec::new(),
        ends: false,
        file: None,
        card: None,
    })
}

impl fmt::Display for Panicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} panics ({} in the log), at most {} reconnects of any other; {}",
            self.panics, self.happened, self.reconnects, self.proof
        )
    }
}
