//! A tab at arm's length: orders go in, what it has come to can be seen, and waited for.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use protocol::{Refusal, Seq};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::account::Account;
use crate::clock::Clock;
use crate::tab::Tab;
use runtime::Way;

/// What a tab is told to do.
#[derive(Debug, Clone)]
pub(crate) enum Order {
    /// Say this.
    Say(String),
    /// Talk on and on, with at most so many messages on their way.
    Talk(usize),
    /// Say nothing more.
    Hush,
    /// Connect at once: the device is online again.
    Hurry,
    /// Send this text as it is, behind the session's back.
    Send(String),
    /// Go.
    Leave,
}

/// What can be seen of a tab.
#[derive(Debug, Clone)]
pub(crate) struct View {
    /// Whether it is connected and welcome.
    pub(crate) is_live: bool,
    /// Messages that are not yet in its log.
    pub(crate) pending: usize,
    /// Where its log ends.
    pub(crate) head: Seq,
    /// Where the edge has told it that the log ends.
    pub(crate) told: Seq,
    /// How much it has said.
    pub(crate) said: usize,
    /// How much of that was acknowledged.
    pub(crate) acknowledged: usize,
    /// Every refusal, in order.
    pub(crate) refused: Vec<Refusal>,
    /// Attempts to connect, since it was last live or, while it is, until it was.
    pub(crate) attempts: u32,
    /// How often it was welcomed after a time of not being live.
    pub(crate) welcomes: u32,
    /// When it was last.
    pub(crate) welcomed_at: Instant,
    /// A frame that could not be read.
    pub(crate) unread: Option<String>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            is_live: false,
            pending: 0,
            head: Seq::default(),
            told: Seq::default(),
            said: 0,
            acknowledged: 0,
            refused: Vec::new(),
            attempts: 0,
            welcomes: 0,
            welcomed_at: Instant::now(),
            unread: None,
        }
    }
}

impl View {
    /// Whether nothing is to be sent, and all that the edge told of is there.
    pub(crate) fn is_settled(&self) -> bool {
        self.is_live && self.pending == 0 && self.head >= self.told
    }
}

/// A tab that runs beside us; it leaves when this is dropped.
#[derive(Debug)]
pub(crate) struct Client {
    name: String,
    orders: UnboundedSender<Order>,
    shown: watch::Receiver<View>,
    tab: JoinHandle<Account>,
}

impl Client {
    /// Opens a tab, which connects at once and stays connected.
    pub(crate) fn open(name: impl Into<String>, way: Way, clock: Clock) -> Self {
        let (orders, followed) = unbounded_channel();
        let (seen_by, shown) = watch::channel(View::default());
        let name = name.into();
        let tab = tokio::spawn(Tab::run((name.clone(), way, clock), followed, seen_by));
        Self { name, orders, shown, tab }
    }

    /// Tells it to do something.
    pub(crate) fn order(&self, order: Order) {
        self.orders.send(order).ok();
    }

    /// What can be seen of it now.
    pub(crate) fn view(&self) -> View {
        self.shown.borrow().clone()
    }

    /// Waits for something to be seen of it; the error says what could be seen instead.
    pub(crate) async fn until(&self, what: &str, within: Duration, seen: impl FnMut(&View) -> bool) -> Result<View> {
        let mut shown = self.shown.clone();
        let waiting = timeout(within, shown.wait_for(seen)).await;
        let seen = waiting.ok().and_then(Result::ok).map(|view| view.clone());
        seen.with_context(|| format!("{} never {what}: {:?}", self.name, self.view()))
    }

    /// Lets it go, and hears what it knows.
    pub(crate) async fn leave(self) -> Result<Account> {
        self.order(Order::Leave);
        Ok(self.tab.await?)
    }
}
