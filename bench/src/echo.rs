//! A server that passes on what it hears within a room and does nothing else, in this process: whatever it takes is
//! what measuring takes.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use anyhow::Result;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;
use tokio_tungstenite::accept_hdr_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};

type Rooms = Arc<Mutex<HashMap<String, Vec<(u64, UnboundedSender<Message>)>>>>;

/// Serves until the task is aborted.
pub(crate) async fn serve() -> Result<(SocketAddr, JoinHandle<()>)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let rooms = Rooms::default();
    let task = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let rooms = Arc::clone(&rooms);
            tokio::spawn(async move {
                // Whoever leaves in the middle is of no interest.
                let _left = visit(stream, rooms).await;
            });
        }
    });
    Ok((address, task))
}

async fn visit(stream: TcpStream, rooms: Rooms) -> Result<()> {
    stream.set_nodelay(true)?;
    let mut room = String::new();
    let (heard, mut texts) = unbounded_channel::<Message>();
    let own = fastrand::u64(..);
    // The type is the library's.
    #[allow(clippy::result_large_err)]
    let enter = |request: &Request, response: Response| -> Result<Response, ErrorResponse> {
        request.uri().path().clone_into(&mut room);
        // Before it is answered: whoever has connected hears everything.
        if let Ok(mut rooms) = rooms.lock() {
            rooms.entry(room.clone()).or_default().push((own, heard));
        }
        Ok(response)
    };
    let (mut mouth, mut ear) = accept_hdr_async(stream, enter).await?.split();
    let speaking = tokio::spawn(async move {
        while let Some(message) = texts.recv().await {
            mouth.send(message).await?;
        }
        anyhow::Ok(())
    });
    while let Some(Ok(message)) = ear.next().await {
        let Ok(rooms) = rooms.lock() else { break };
        for (_, other) in rooms.get(&room).into_iter().flatten().filter(|(key, _)| *key != own) {
            other.send(message.clone()).ok();
        }
    }
    if let Ok(mut rooms) = rooms.lock()
        && let Some(members) = rooms.get_mut(&room)
    {
        members.retain(|(key, _)| *key != own);
    }
    speaking.abort();
    Ok(())
}
