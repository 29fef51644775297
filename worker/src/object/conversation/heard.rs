//! What the runtime calls when a socket speaks or closes. Plain functions, where [`worker::DurableObject`] has async ones:
//! nothing here waits, and so a message costs no promise.

use protocol::Refusal;
use worker::wasm_bindgen::prelude::*;
use worker::worker_sys::web_sys;
use worker::{Result, WebSocket};

use super::ConversationObject;
use crate::object::client::Client;
use crate::object::socket;
use crate::platform;

#[wasm_bindgen]
impl ConversationObject {
    /// A frame came.
    #[wasm_bindgen(js_name = webSocketMessage)]
    pub fn websocket_message(&self, from: web_sys::WebSocket, message: &JsValue) -> std::result::Result<(), JsValue> {
        Ok(self.heard(&from.into(), message.as_string())?)
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
    /// No text if the frame was binary.
    fn heard(&self, from: &WebSocket, text: Option<String>) -> Result<()> {
        let Some(attached) = self.sockets.heard(&self.state, from) else {
            socket::close(from, 1000);
            return Ok(());
        };
        if self.floods.borrow_mut().count(platform::now(), attached.key) {
            socket::close(from, socket::TOO_MANY_FRAMES);
            return Ok(());
        }
        let client = Client::of_socket(attached.key, from);
        match text {
            Some(text) => self.take(&client, &attached, &text),
            None => client.refuse(Refusal::BadFrame),
        }
    }

    fn gone(&self, socket: &WebSocket) -> Result<()> {
        if let Some(attached) = socket::attached(socket) {
            self.floods.borrow_mut().forget(attached.key);
        }
        // Woken first, while the socket still tells what its client has read.
        self.with_conversation(|_| ())?;
        self.sockets.forget(&self.state, socket);
        self.somebody_came_or_went()
    }
}
