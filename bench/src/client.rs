//! One end of a conversation at any of those that are compared: says, and hears what others say. Tells the times at
//! which a frame left and came; knows what each of them calls a message.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use protocol::{
    About, Body, Change, ConversationId, Epoch, Event, FromAgent, FromVisitor, Hello, Number, Numbered, Page, Party,
    Receipt, Seq, TabId, What, limits,
};
use serde_json::{Value, json};
use session::Incoming;
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::AbortHandle;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{ClientRequestBuilder, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::peer::{Host, Peer};

/// What should take a moment and takes longer than this is broken.
const WITHIN: Duration = Duration::from_secs(30);

/// Which end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Visitor,
    Agent,
}

type Stream = WebSocketStream<TcpStream>;
type Mouth = Arc<Mutex<SplitSink<Stream, Message>>>;

/// A connected client; it leaves when this is dropped.
pub(crate) struct Client {
    peer: Peer,
    tab: TabId,
    said: u32,
    mouth: Mouth,
    heard: UnboundedReceiver<Instant>,
    listening: AbortHandle,
}

impl Client {
    /// Connects, and returns when it would be told of what happens.
    pub(crate) async fn join(host: &Host, at: ConversationId, side: Side) -> Result<Self> {
        Ok(Self::join_and_read(host, at, side, 0).await?.0)
    }

    /// The same, with everything that was said before; gives when the last of so many messages was there.
    pub(crate) async fn join_and_read(
        host: &Host,
        at: ConversationId,
        side: Side,
        messages: usize,
    ) -> Result<(Self, Instant)> {
        let stream = TcpStream::connect(host.address).await?;
        stream.set_nodelay(true)?;
        let (socket, _) = client_async(request(host, at, side, messages > 0)?, stream).await?;
        let (mouth, ear) = socket.split();
        let mouth: Mouth = Arc::new(Mutex::new(mouth));
        let (tell, heard) = unbounded_channel();
        let (greeted, mut welcomed) = unbounded_channel();
        let tab = TabId::from_random(fastrand::u128(..).to_be_bytes());
        let listener = Listener {
            peer: host.peer,
            side,
            mouth: Arc::clone(&mouth),
            tell,
            greeted,
            got: 0,
            told: 0,
            told_at: None,
        };
        match host.peer {
            Peer::Edgewise => {
                let hello = Hello { tab, epoch: Epoch::default(), seq: Seq::default() };
                send(&mouth, &serde_json::to_string(&FromVisitor::Hello(hello))?).await?;
            }
            Peer::Minimal | Peer::Floor | Peer::Broadcast | Peer::SocketIo | Peer::Generator => {}
        }
        let listening = tokio::spawn(listener.listen(ear)).abort_handle();
        let client = Self { peer: host.peer, tab, said: 0, mouth, heard, listening };
        let mut there = Instant::now();
        if matches!(host.peer, Peer::Edgewise | Peer::SocketIo) || messages > 0 {
            let mut got = None;
            while got.is_none_or(|got| got < messages) {
                let (at, messages) = timeout(WITHIN, welcomed.recv()).await?.context("nobody was welcomed")?;
                (there, got) = (at, Some(messages));
            }
        }
        Ok((client, there))
    }

    /// Says something, and gives when it began to leave.
    pub(crate) async fn say(&mut self, body: &str) -> Result<Instant> {
        self.said += 1;
        let text = match self.peer {
            Peer::Edgewise => {
                let body: Body = body.try_into().map_err(|_| anyhow::anyhow!("a body that is none"))?;
                let change = Change::Post(body.into());
                let numbered = Numbered { tab: self.tab, number: Number(self.said), change };
                serde_json::to_string(&FromVisitor::of_send(numbered))?
            }
            Peer::SocketIo => format!("42{}", json!(["say", { "number": self.said, "body": body }])),
            Peer::Minimal | Peer::Floor | Peer::Broadcast | Peer::Generator => {
                json!({ "number": self.said, "body": body }).to_string()
            }
        };
        let at = Instant::now();
        send(&self.mouth, &text).await?;
        Ok(at)
    }

    /// What came so far is of no interest.
    pub(crate) fn forget_heard(&mut self) {
        while self.heard.try_recv().is_ok() {}
    }

    /// Says where the visitor is, as the widget does whenever it has connected; where there is such a thing.
    pub(crate) async fn tell_about(&mut self) -> Result<()> {
        let page = Page {
            url: "https://shop.example/trousers/linen".to_owned(),
            title: "Linen trousers".to_owned(),
            referrer: String::new(),
        };
        let about =
            About { page, language: "nl".to_owned(), time_zone: "Europe/Amsterdam".to_owned(), tracked: Vec::new() };
        match self.peer {
            Peer::Edgewise => send(&self.mouth, &serde_json::to_string(&FromVisitor::About(about))?).await,
            _ => Ok(()),
        }
    }

    /// Shows that somebody types.
    pub(crate) async fn type_on(&mut self) -> Result<()> {
        let text = match self.peer {
            Peer::Edgewise => serde_json::to_string(&FromVisitor::Typing {})?,
            _ => json!({ "typing": true }).to_string(),
        };
        send(&self.mouth, &text).await
    }

    /// Ends the conversation, where there is such a thing.
    pub(crate) async fn close(&mut self) -> Result<()> {
        match self.peer {
            Peer::Edgewise => send(&self.mouth, &serde_json::to_string(&FromAgent::Close {})?).await,
            _ => Ok(()),
        }
    }

    /// Waits for a message of somebody else, and gives when it came.
    pub(crate) async fn hear(&mut self) -> Result<Instant> {
        let heard = timeout(WITHIN, self.heard.recv()).await;
        heard.ok().flatten().with_context(|| format!("{}: a message never came", self.peer.name()))
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

fn request(host: &Host, at: ConversationId, side: Side, all: bool) -> Result<ClientRequestBuilder> {
    let Host { address, site, .. } = host;
    if let Some(site) = site {
        return match side {
            Side::Visitor => site.visitor(*address, at).request(),
            Side::Agent => site.agent(*address, at).request(),
        };
    }
    let all = if all { "&all" } else { "" };
    let path = match host.peer {
        Peer::SocketIo => format!("socket.io/?EIO=4&transport=websocket&room={at}{all}"),
        _ => format!("room/{at}?{all}"),
    };
    Ok(ClientRequestBuilder::new(format!("ws://{address}/{path}").parse()?))
}

async fn send(mouth: &Mouth, text: &str) -> Result<()> {
    Ok(mouth.lock().await.send(Message::text(text)).await?)
}

/// Reads what comes, and says what must be said for more to come.
struct Listener {
    peer: Peer,
    side: Side,
    mouth: Mouth,
    tell: UnboundedSender<Instant>,
    /// When a welcome, or what was said before, was there, and how many messages that was so far.
    greeted: UnboundedSender<(Instant, usize)>,
    got: u32,
    told: u32,
    told_at: Option<Instant>,
}

impl Listener {
    async fn listen(mut self, mut ear: SplitStream<Stream>) -> Result<()> {
        while let Some(message) = ear.next().await {
            let Message::Text(text) = message? else { continue };
            self.take(&text, Instant::now()).await?;
        }
        Ok(())
    }

    async fn take(&mut self, text: &str, at: Instant) -> Result<()> {
        match self.peer {
            Peer::Edgewise => {
                let frame = match self.side {
                    Side::Visitor => Incoming::of_visitor(serde_json::from_str(text)?).ok(),
                    Side::Agent => Incoming::of_agent(serde_json::from_str(text)?).ok(),
                };
                match frame {
                    Some(frame) => self.take_frame(frame, at).await,
                    None => Ok(()),
                }
            }
            Peer::SocketIo => self.take_packet(text, at).await,
            Peer::Minimal | Peer::Floor | Peer::Broadcast | Peer::Generator => {
                let frame: Value = serde_json::from_str(text)?;
                if let Some(all) = frame.get("all").and_then(Value::as_array) {
                    self.greeted.send((at, all.len())).ok();
                } else if frame.get("body").is_some() && frame.get("own") != Some(&Value::Bool(true)) {
                    self.tell.send(at)?;
                    self.got = frame["seq"].as_u64().and_then(|seq| u32::try_from(seq).ok()).unwrap_or_default();
                    if self.peer == Peer::Broadcast && self.is_time(at) {
                        send(&self.mouth, &json!({ "receipt": self.got }).to_string()).await?;
                    }
                }
                Ok(())
            }
        }
    }

    async fn take_frame(&mut self, frame: Incoming, at: Instant) -> Result<()> {
        match frame {
            Incoming::Welcome(_) => drop(self.greeted.send((at, 0))),
            Incoming::Events(events) => {
                let is_news = events.events.iter().any(|event| self.is_of_another(event));
                for event in events.events {
                    self.got = event.seq.0;
                    if self.is_of_another(&event) {
                        self.tell.send(at)?;
                    }
                }
                self.greeted.send((at, self.got as usize)).ok();
                if self.got - self.told >= limits::EVENTS_PER_RECEIPT || (is_news && self.is_time(at)) {
                    self.told = self.got;
                    let receipt = Receipt { delivered: Seq(self.got), read: Seq(self.got) };
                    send(&self.mouth, &serde_json::to_string(&FromVisitor::Receipt(receipt))?).await?;
                }
            }
            Incoming::Refused(refused) => bail!("refused: {refused:?}"),
            _ => {}
        }
        Ok(())
    }

    /// Whether something is said of one's reading now; as the session does it, but for the last of a burst.
    fn is_time(&mut self, now: Instant) -> bool {
        let is_time = self.told_at.is_none_or(|at| now.saturating_duration_since(at) >= limits::RECEIPTS_EVERY);
        if is_time {
            self.told_at = Some(now);
        }
        is_time
    }

    fn is_of_another(&self, event: &Event) -> bool {
        let other = match self.side {
            Side::Visitor => Party::Team,
            Side::Agent => Party::Visitor,
        };
        matches!(event.what, What::Posted(_)) && event.by.party() == other
    }

    /// Engine.IO's packets of version 4, and in them Socket.IO's of version 5.
    async fn take_packet(&mut self, packet: &str, at: Instant) -> Result<()> {
        match packet.split_at_checked(1) {
            Some(("0", _)) => send(&self.mouth, "40").await,
            Some(("2", _)) => send(&self.mouth, "3").await,
            Some(("4", rest)) if rest.starts_with('0') => {
                self.greeted.send((at, 0)).ok();
                Ok(())
            }
            Some(("4", rest)) => {
                let event: Value = serde_json::from_str(rest.trim_start_matches('2'))?;
                match (event[0].as_str(), event[1].as_array()) {
                    (Some("said"), _) => self.tell.send(at)?,
                    // Nobody waits for it any more.
                    (Some("all"), Some(all)) => drop(self.greeted.send((at, all.len()))),
                    _ => {}
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
