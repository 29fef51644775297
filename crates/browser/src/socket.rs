//! The only module that names `WebSocket`. A dropped socket is closed, and nothing is heard of it any more.

use std::rc::Rc;

use protocol::{SUBPROTOCOL, TOKEN_SUBPROTOCOL};
use wasm_bindgen::prelude::*;
use web_sys::{CloseEvent, Event, MessageEvent, WebSocket};

use crate::Listener;

/// Where a wire leads to, over a socket or in exchanges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// A path on the page's own origin.
    pub url: String,
    /// Who asks; empty where a cookie says so.
    pub token: String,
}

/// What is heard of a socket.
#[derive(Debug)]
pub enum SocketEvent {
    /// It is open.
    Opened,
    /// Text came.
    Text(String),
    /// It is closed or never opened, with the code that the other side gave; 1006 when it gave none.
    Closed(u16),
}

/// An open socket, or one that is being opened.
#[derive(Debug)]
pub struct Socket {
    socket: WebSocket,
    _listeners: [Listener; 3],
}

impl Socket {
    /// Opens a socket; `None` where the browser refuses even to try.
    pub fn open(address: &Address, hear: impl Fn(SocketEvent) + 'static) -> Option<Self> {
        let url = absolute(&address.url);
        let protocols = js_sys::Array::of1(&SUBPROTOCOL.into());
        if !address.token.is_empty() {
            protocols.push(&[TOKEN_SUBPROTOCOL, &address.token].concat().into());
        }
        let socket = WebSocket::new_with_str_sequence(&url, &protocols).ok()?;
        let hear: Rc<dyn Fn(SocketEvent)> = Rc::new(hear);
        let on = |name, read: fn(Event) -> Option<SocketEvent>| {
            let hear = Rc::clone(&hear);
            Listener::on(&socket, name, move |event| {
                if let Some(event) = read(event) {
                    hear(event);
                }
            })
        };
        let listeners = [
            on("open", |_| Some(SocketEvent::Opened)),
            on("message", |event| event.unchecked_into::<MessageEvent>().data().as_string().map(SocketEvent::Text)),
            on("close", |event| Some(SocketEvent::Closed(event.unchecked_into::<CloseEvent>().code()))),
        ];
        Some(Self { socket, _listeners: listeners })
    }

    /// Sends text; one that is not open loses it, as one whose other end is gone would.
    pub fn send(&self, text: &str) {
        let _ = self.socket.send_with_str(text);
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let _ = self.socket.close();
    }
}

/// Browsers of before 2023 want `wss://` and the host spelled out.
fn absolute(url: &str) -> String {
    let origin = web_sys::window().map(|window| window.origin()).unwrap_or_default();
    // `http…` becomes `ws…`, with or without the `s`.
    ["ws", origin.strip_prefix("http").unwrap_or_default(), url].concat()
}
