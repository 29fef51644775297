//! What belongs to one request or frame while an object performs what `chat` wants done.

use chat::client::ClientKey;
use protocol::Refusal;
use worker::{State, WebSocket};

use super::exchange::Exchange;
use super::sockets::Sockets;

/// One request or frame.
#[derive(Default)]
pub(super) struct Turn<'a> {
    /// The socket of whoever comes.
    pub(super) newcomer: Option<WebSocket>,
    /// The exchange that is answered.
    pub(super) exchange: Option<&'a Exchange>,
    /// Why nobody was let in.
    pub(super) turned_away: Option<Refusal>,
    /// Whether the exchange floods, and no more of it is read.
    pub(super) floods: bool,
}

impl Turn<'_> {
    /// The client is let in, under this key.
    pub(super) fn admit(&mut self, key: ClientKey, sockets: &Sockets, state: &State) {
        if let Some(socket) = self.newcomer.take() {
            sockets.accept(state, key, socket);
        } else if let Some(exchange) = self.exchange {
            exchange.key.set(Some(key));
        }
    }

    /// A frame leaves for these: in the answer to the exchange, or over their sockets.
    pub(super) fn send(&self, to: &[ClientKey], frame: &str, sockets: &Sockets) {
        if !self.exchange.is_some_and(|exchange| exchange.takes(to, frame)) {
            sockets.send(to, frame);
        }
    }
}
