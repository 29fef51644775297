//! One WebSocket of one client: opened, read and written by a task of its own, gone when it is dropped.

use anyhow::Result;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::AbortHandle;
use tokio_tungstenite::client_async;
use tokio_tungstenite::tungstenite::Message;

use runtime::Way;

/// Tells a client's sockets apart.
pub(crate) type SocketId = u32;

/// What a socket tells.
#[derive(Debug)]
pub(crate) enum Heard {
    /// It is open.
    Opened,
    /// A text came.
    Text(String),
    /// It is closed, for whatever reason.
    Closed,
}

/// A socket that is open, or being opened.
#[derive(Debug)]
pub(crate) struct Socket {
    mouth: UnboundedSender<String>,
    task: AbortHandle,
}

impl Socket {
    /// Opens one; what it tells goes to `ears` under `id`.
    pub(crate) fn open(way: Way, id: SocketId, ears: UnboundedSender<(SocketId, Heard)>) -> Self {
        let (mouth, texts) = unbounded_channel();
        let task = tokio::spawn(async move {
            // Why it ended is nothing that a browser would tell.
            let _ended = run(&way, id, &ears, texts).await;
            ears.send((id, Heard::Closed)).ok();
        });
        Self { mouth, task: task.abort_handle() }
    }

    /// Sends a text; nobody hears of it if the socket is closed.
    pub(crate) fn send(&self, text: String) {
        self.mouth.send(text).ok();
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn run(
    way: &Way,
    id: SocketId,
    ears: &UnboundedSender<(SocketId, Heard)>,
    mut texts: UnboundedReceiver<String>,
) -> Result<()> {
    let stream = TcpStream::connect(way.to).await?;
    stream.set_nodelay(true)?;
    let (mut socket, _answer) = client_async(way.request()?, stream).await?;
    ears.send((id, Heard::Opened))?;
    loop {
        tokio::select! {
            text = texts.recv() => match text {
                Some(text) => socket.send(Message::text(text)).await?,
                None => return Ok(()),
            },
            message = socket.next() => match message {
                Some(Ok(Message::Text(text))) => ears.send((id, Heard::Text(text.to_string())))?,
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error.into()),
                None => return Ok(()),
            },
        }
    }
}
