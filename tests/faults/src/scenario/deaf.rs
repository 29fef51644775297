//! Readers who stop reading, while somebody writes a lot: what that costs the runtime.

use std::fmt;

use anyhow::{Context as _, Result};
use futures_util::SinkExt as _;
use protocol::{Epoch, FromVisitor, Hello, Seq, TabId};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::begin;
use crate::client::{Client, Order};
use crate::clock::Clock;
use crate::crowd::WITHIN;
use crate::site;
use crate::way::Way;

/// What the reader's system takes in its place, in bytes: as little as it lets us ask for.
const TAKES: u32 = 2_048;
const LETTERS: usize = 3_000;
const AT_ONCE: usize = 20;

/// What came of it.
#[derive(Debug)]
pub struct Unheard {
    /// How many did not read.
    pub readers: u32,
    /// How many messages were posted.
    pub messages: usize,
    /// The runtime's memory before and after, in bytes.
    pub resident: (u64, u64),
}

/// A client that is connected and greets, and never reads again.
#[derive(Debug)]
pub(crate) struct Deaf {
    _socket: WebSocketStream<TcpStream>,
}

impl Deaf {
    /// Connects.
    pub(crate) async fn open(way: &Way) -> Result<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.set_recv_buffer_size(TAKES)?;
        let (mut socket, _answer) = client_async(way.request()?, socket.connect(way.to).await?).await?;
        let tab = TabId::from_random(fastrand::u128(..).to_be_bytes());
        let hello = FromVisitor::Hello(Hello { tab, epoch: Epoch::default(), seq: Seq::default() });
        socket.send(Message::text(serde_json::to_string(&hello)?)).await?;
        Ok(Self { _socket: socket })
    }
}

/// So many readers stop reading, and so many messages of 3,000 letters are posted.
pub async fn play(readers: u32, messages: usize) -> Result<Unheard> {
    let (runtime, site, to) = begin().await?;
    let way = site.visitor(to, site::conversation());
    let writer = Client::open("the writer", way.clone(), Clock::true_time());
    let mut deaf = Vec::new();
    for _ in 0..readers {
        deaf.push(Deaf::open(&way).await.context("a reader is not let in")?);
    }
    let before = runtime.resident()?;
    for place in 1..=messages {
        writer.order(Order::Say(format!("{place} {}", "x".repeat(LETTERS))));
        writer.until("got on", WITHIN, |view| view.acknowledged + AT_ONCE >= place).await?;
    }
    writer.until("was heard", WITHIN, |view| view.acknowledged == messages).await?;
    Ok(Unheard { readers, messages, resident: (before, runtime.resident()?) })
}

impl fmt::Display for Unheard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = (self.resident.0 >> 20, self.resident.1 >> 20);
        let (readers, messages) = (self.readers, self.messages);
        write!(f, "{readers} deaf readers, {messages} messages of 3 KB: runtime {before} MiB before, {after} MiB after")
    }
}
