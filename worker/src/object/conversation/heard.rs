//! What the runtime calls when a socket speaks or closes. Plain functions, where [`worker::DurableObject`] has async ones:
//! nothing here waits, and so a message costs no promise.

use chat::client::Closing;
use chat::room::Input;
use worker::wasm_bindgen::prelude::*;
use worker::worker_sys::web_sys;
use worker::{Result, WebSocket};

use super::ConversationObject;
use crate::object::socket;
use crate::object::turn::Turn;
use crate::platform;

#[wasm_bindgen]
impl ConversationObject {
    /// A frame came.
    #[wasm_bindgen(js_name = webSocketMessage)]
    pub fn websocket_message(&self, from: web_sys::WebSocket, message: &JsValue) -> std::result::Result<(), JsValue> {
        Ok(self.heard(&from.into(), message.as_string().as_deref().unwrap_or_default())?)
    }

    /// The other end closes.
    #[wasm_bindgen(js_name = webSocketClose)]
    pub fn websocket_close(&self, from: web_sys::WebSocket, code: u16) -> std::result::Result<(), JsValue> {
        let from = from.into();
        socket::close(&from, code);
        Ok(self.gone(&from)?)
    }

    /// The connection broke.
    #[wasm_bindgen(js_name = webSocketError)]
    pub fn websocket_error(&self, from: web_sys::WebSocket) -> std::result::Result<(), JsValue> {
        Ok(self.gone(&from.into())?)
    }
}

impl ConversationObject {
    fn heard(&self, from: &WebSocket, text: &str) -> Result<()> {
        // Woken first: sockets have their keys then.
        self.with_room(|_| ())?;
        let Some(key) = self.sockets.key_of(from) else {
            socket::close(from, Closing::Unknown.code());
            return Ok(());
        };
        if let Err(error) = self.play(Input::Frame { from: key, text }, &mut Turn::default()) {
            platform::log("handling a frame", &error);
            socket::tell_unavailable(from);
        }
        Ok(())
    }

    fn gone(&self, socket: &WebSocket) -> Result<()> {
        // Woken first, while the socket still tells what its client has read.
        self.with_room(|_| ())?;
        let Some(key) = self.sockets.key_of(socket) else { return Ok(()) };
        self.sockets.forget(key);
        self.play(Input::Gone(key), &mut Turn::default())
    }
}
