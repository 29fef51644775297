//! Readers who stop reading, while somebody writes a lot: each is sent no more than a bound, then closed (rule D11).

use std::fmt;

use anyhow::{Context as _, Result};
use futures_util::{SinkExt as _, StreamExt as _};
use protocol::{Epoch, FromVisitor, Hello, Seq, TabId};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::begin;
use crate::client::{Client, Order};
use crate::clock::Clock;
use crate::crowd::WITHIN;
use runtime::Way;
use runtime::site;

/// What the reader's system takes in its place, in bytes: as little as it lets us ask for.
const TAKES: u32 = 2_048;
const LETTERS: usize = 3_000;
const AT_ONCE: usize = 20;
/// The code of that close.
const TOO_SLOW: u16 = 4408;

/// What came of it.
#[derive(Debug)]
pub struct Unheard {
    /// How many did not read.
    pub readers: u32,
    /// How many messages were posted.
    pub messages: usize,
    /// How many of the readers were closed as too slow.
    pub closed: usize,
    /// What was sent to one of them at most before that, in bytes.
    pub sent: usize,
    /// The runtime's memory before and after, in bytes.
    pub resident: (u64, u64),
}

/// A client that is connected and greets, and does not read.
#[derive(Debug)]
struct Deaf {
    socket: WebSocketStream<TcpStream>,
}

impl Deaf {
    /// Connects.
    async fn open(way: &Way) -> Result<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.set_recv_buffer_size(TAKES)?;
        let (mut socket, _answer) = client_async(way.request()?, socket.connect(way.to).await?).await?;
        let tab = TabId::from_random(fastrand::u128(..).to_be_bytes());
        let hello = FromVisitor::Hello(Hello { tab, epoch: Epoch::default(), seq: Seq::default() });
        socket.send(Message::text(serde_json::to_string(&hello)?)).await?;
        Ok(Self { socket })
    }

    /// Reads at last all that was sent: how many bytes, and whether it then was closed as too slow.
    async fn read(mut self) -> Result<(usize, bool)> {
        let mut bytes = 0;
        loop {
            match timeout(WITHIN, self.socket.next()).await.context("neither a frame nor a close comes")? {
                Some(Ok(Message::Close(frame))) => {
                    return Ok((bytes, frame.is_some_and(|frame| u16::from(frame.code) == TOO_SLOW)));
                }
                Some(Ok(frame)) => bytes += frame.len(),
                Some(Err(_)) | None => return Ok((bytes, false)),
            }
        }
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
    let after = runtime.resident()?;
    let (mut closed, mut sent) = (0, 0);
    for reader in deaf {
        let (bytes, too_slow) = reader.read().await?;
        (closed, sent) = (closed + usize::from(too_slow), sent.max(bytes));
    }
    Ok(Unheard { readers, messages, closed, sent, resident: (before, after) })
}

impl fmt::Display for Unheard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = (self.resident.0 >> 20, self.resident.1 >> 20);
        let Self { readers, messages, closed, sent, .. } = self;
        let sent = sent >> 10;
        write!(
            f,
            "{readers} deaf readers, {messages} messages of 3 KB: {closed} closed as too slow after at most {sent} KiB; \
             runtime {before} MiB before, {after} MiB after"
        )
    }
}
