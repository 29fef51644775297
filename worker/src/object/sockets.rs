//! The sockets of an object, by the keys under which `chat` knows their clients. What is to be remembered of a client
//! is attached to its socket, and so outlives an eviction.

use std::cell::RefCell;

use chat::client::{ClientKey, Closing};
use protocol::{SUBPROTOCOL, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use worker::js_sys::{Date, JsString};
use worker::wasm_bindgen::prelude::*;
use worker::{Response, ResponseBuilder, Result, State, WebSocket, WebSocketPair};

use super::socket;
use crate::{admission, platform};

#[wasm_bindgen]
extern "C" {
    type Answering;

    #[wasm_bindgen(method, catch, js_name = getWebSocketAutoResponseTimestamp)]
    fn answered(this: &Answering, socket: &JsValue) -> std::result::Result<Option<Date>, JsValue>;
}

/// The sockets that are known.
#[derive(Default)]
pub(super) struct Sockets(RefCell<Vec<(ClientKey, WebSocket)>>);

impl Sockets {
    /// All sockets that are still there, and what was attached to each.
    pub(super) fn wake<T: DeserializeOwned>(&self, state: &State, key: impl Fn(&T) -> ClientKey) -> Vec<T> {
        let known = state.get_websockets().into_iter().filter_map(|socket| {
            let attached: T = socket.deserialize_attachment().ok().flatten()?;
            Some((attached, socket))
        });
        let (attached, sockets) = known.map(|(attached, socket)| (key(&attached), attached, socket)).fold(
            (Vec::new(), Vec::new()),
            |(mut all, mut sockets), (key, attached, socket)| {
                all.push(attached);
                sockets.push((key, socket));
                (all, sockets)
            },
        );
        self.0.replace(sockets);
        attached
    }

    /// Whether there are any, as far as the platform knows.
    pub(super) fn is_any(state: &State) -> bool {
        !state.get_websockets().is_empty()
    }

    /// Accepts a client's socket, which may sleep.
    pub(super) fn accept(&self, state: &State, key: ClientKey, socket: WebSocket) {
        state.accept_web_socket(&socket);
        self.0.borrow_mut().push((key, socket));
    }

    /// Whose socket this is, whatever wrapper it came in; nobody's if it was closed or forgotten.
    pub(super) fn key_of(&self, socket: &WebSocket) -> Option<ClientKey> {
        let is_it = |known: &&(ClientKey, WebSocket)| known.1.as_ref() == socket.as_ref();
        self.0.borrow().iter().find(is_it).map(|(key, _)| *key)
    }

    /// Attaches what is to be remembered of a client. A client that uses exchanges has nothing to attach it to.
    pub(super) fn attach(&self, key: ClientKey, remembered: &impl Serialize) {
        self.with(key, |socket| {
            if let Err(error) = socket.serialize_attachment(remembered) {
                platform::log("attaching to a socket", &error);
            }
        });
    }

    /// Sends a frame to these, in this order.
    pub(super) fn send(&self, to: &[ClientKey], frame: &str) {
        // A string of JavaScript's, so that it crosses over once for all sockets.
        let frame = JsString::from(frame);
        for key in to {
            self.with(*key, |socket| socket::send(socket, &frame));
        }
    }

    /// Closes a client's socket, and forgets it: a socket is listed until its client answers, and may send until then.
    pub(super) fn close(&self, key: ClientKey, why: Closing) {
        self.with(key, |socket| {
            socket.serialize_attachment(()).ok();
            socket::close(socket, why.code());
        });
        self.forget(key);
    }

    /// The socket of that client is gone.
    pub(super) fn forget(&self, key: ClientKey) {
        let mut sockets = self.0.borrow_mut();
        let before = sockets.len();
        sockets.retain(|(known, _)| *known != key);
        admission::release(before - sockets.len());
    }

    /// When the platform last answered a ping of that client; 1970 if it never did.
    pub(super) fn last_ping(&self, state: &State, key: ClientKey) -> Timestamp {
        let answered = self.with(key, |socket| {
            let answered = state.as_raw().unchecked_ref::<Answering>().answered(socket.as_ref());
            answered.ok().flatten().map_or(0.0, |date| date.get_time())
        });
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // JavaScript's clock, after 1970
        Timestamp(answered.unwrap_or_default() as u64)
    }

    fn with<T>(&self, key: ClientKey, act: impl FnOnce(&WebSocket) -> T) -> Option<T> {
        self.0.borrow().iter().find(|(known, _)| *known == key).map(|(_, socket)| act(socket))
    }
}

/// Both ends of a new socket.
pub(super) fn pair() -> Result<(WebSocket, WebSocket)> {
    let WebSocketPair { client, server } = WebSocketPair::new()?;
    Ok((client, server))
}

/// The answer to an upgrade whose client is let in.
pub(super) fn upgraded(client: WebSocket) -> Result<Response> {
    let headers = worker::Headers::new();
    headers.set("Sec-WebSocket-Protocol", SUBPROTOCOL)?;
    Ok(ResponseBuilder::new().with_status(101).with_headers(headers).with_websocket(client).empty())
}
