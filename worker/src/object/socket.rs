//! What objects do with one socket, whoever is at the other end.

use protocol::{Refusal, Refused};
use serde::Serialize;
use worker::js_sys::JsString;
use worker::wasm_bindgen::prelude::*;
use worker::{Response, Result, State, WebSocket, WebSocketRequestResponsePair};

use crate::platform;

/// A refusal as an HTTP answer.
pub(super) fn refuse(refused: impl Into<Refused>) -> Result<Response> {
    #[derive(Serialize)]
    struct Body {
        refused: Refused,
    }
    let refused = refused.into();
    let status = crate::edge::status(refused.code);
    Ok(Response::from_json(&Body { refused })?.with_status(status))
}

/// Pings are answered by the platform with this, without waking the object.
pub(super) fn answer_pings(state: &State, answer: &str) {
    match WebSocketRequestResponsePair::new(protocol::PING, answer) {
        Ok(pair) => state.set_websocket_auto_response(&pair),
        Err(_) => platform::log("automatic answers", &"not available"),
    }
}

#[wasm_bindgen]
extern "C" {
    type Sending;

    #[wasm_bindgen(method, catch)]
    fn send(this: &Sending, text: &JsString) -> std::result::Result<(), JsValue>;
}

/// Sends a frame. A socket that cannot take it is closing, and its client will resume: nobody need hear of it.
pub(super) fn send(socket: &WebSocket, frame: &JsString) {
    AsRef::<JsValue>::as_ref(socket.as_ref()).unchecked_ref::<Sending>().send(frame).ok();
}

/// Sends the refusal of a frame that could not be handled.
pub(super) fn tell_unavailable(socket: &WebSocket) {
    let refused = protocol::ToVisitor::Refused(Refusal::Unavailable.into());
    send(socket, &serde_json::to_string(&refused).unwrap_or_default().into());
}

/// Answers a close, or closes.
pub(super) fn close(socket: &WebSocket, code: u16) {
    // Codes that only stand for "no close frame came" may not be sent.
    let code = if (3000..5000).contains(&code) { code } else { 1000 };
    // One that is closed already is what was wanted.
    socket.close(Some(code), None::<&str>).ok();
}
