//! What an object remembers of a socket while it sleeps, and how it opens and closes one.

use chat::reader::Reader;
use protocol::{Author, Looker, Refusal, Refused, TabId, Timestamp};
use serde::{Deserialize, Serialize};
use worker::js_sys::{self, JsString};
use worker::wasm_bindgen::prelude::*;
use worker::{Request, Response, Result, State, WebSocket, WebSocketRequestResponsePair};

use crate::platform;

/// The header in which the edge tells an object whom it has let in; clients cannot set it.
pub(crate) const ATTACHED_HEADER: &str = "x-edgewise-attached";

/// Closes a socket whose sign-in is no longer good.
pub(super) const SIGNED_OUT: u16 = 4401;
/// Closes a socket whose client does not keep up; it resumes.
pub(super) const TOO_SLOW: u16 = 4408;
/// Closes a socket of which nothing was heard for long.
pub(super) const SILENT: u16 = 4410;
/// Closes a socket that floods.
pub(super) const TOO_MANY_FRAMES: u16 = 4429;

/// What is remembered of a socket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Attached {
    /// Who is at the other end.
    pub(crate) who: Who,
    /// Tells sockets apart; drawn when the socket is accepted.
    #[serde(default)]
    pub(super) key: u32,
    /// Known after hello.
    #[serde(default)]
    pub(super) tab: Option<TabId>,
    /// What of the log it has.
    #[serde(default)]
    pub(super) reader: Reader,
    /// When a frame last came.
    #[serde(default)]
    pub(super) heard: Timestamp,
}

/// Who is at the other end of a socket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Who {
    /// A visitor's tab.
    Visitor(Visitor),
    /// An agent's tab.
    Agent(Looker),
}

/// What the edge knows of a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Visitor {
    /// Browser and system in a few words.
    pub(crate) browser: String,
    /// Of the connection.
    pub(crate) country: String,
}

impl Attached {
    /// A socket that has not said hello.
    pub(crate) fn new(who: Who) -> Self {
        Self { who, key: 0, tab: None, reader: Reader::default(), heard: Timestamp::default() }
    }

    /// As an author of messages.
    pub(super) fn author(&self) -> Author {
        match &self.who {
            Who::Visitor(_) => Author::Visitor,
            Who::Agent(looker) => Author::Agent(looker.face.clone()),
        }
    }

    /// The agent at the other end, if it is one.
    pub(super) fn agent(&self) -> Option<&Looker> {
        match &self.who {
            Who::Visitor(_) => None,
            Who::Agent(looker) => Some(looker),
        }
    }

    /// For a header: percent-encoded JSON, since names have letters that headers do not.
    pub(crate) fn to_header(&self) -> Result<String> {
        Ok(js_sys::encode_uri_component(&serde_json::to_string(self)?).into())
    }

    pub(super) fn of_request(request: &Request) -> Result<Option<Self>> {
        let Some(header) = request.headers().get(ATTACHED_HEADER)? else { return Ok(None) };
        let json = js_sys::decode_uri_component(&header)?;
        Ok(serde_json::from_str(&String::from(json)).ok())
    }
}

/// A refusal as an HTTP answer.
pub(super) fn refuse(code: Refusal, status: u16) -> Result<Response> {
    #[derive(Serialize)]
    struct Body {
        refused: Refused,
    }
    Ok(Response::from_json(&Body { refused: code.into() })?.with_status(status))
}

/// Pings are answered by the platform with this, without waking the object.
pub(super) fn answer_pings(state: &State, answer: &str) {
    match WebSocketRequestResponsePair::new(protocol::PING, answer) {
        Ok(pair) => state.set_websocket_auto_response(&pair),
        Err(_) => platform::log("automatic answers", &"not available"),
    }
}

/// What was attached to a socket.
pub(super) fn attached(socket: &WebSocket) -> Option<Attached> {
    socket.deserialize_attachment().ok().flatten()
}

#[wasm_bindgen]
extern "C" {
    type Sending;

    #[wasm_bindgen(method, catch)]
    fn send(this: &Sending, text: &JsString) -> std::result::Result<(), JsValue>;
}

/// A frame as a string of JavaScript's, so that it crosses over once for all sockets.
pub(super) fn frame(frame: &impl Serialize) -> Result<JsString> {
    Ok(serde_json::to_string(frame)?.into())
}

/// Sends a frame. A socket that cannot take it is closing, and its client will resume: nobody need hear of it.
pub(super) fn send(socket: &WebSocket, frame: &JsString) {
    AsRef::<JsValue>::as_ref(socket.as_ref()).unchecked_ref::<Sending>().send(frame).ok();
}

/// Answers a close, or closes.
pub(super) fn close(socket: &WebSocket, code: u16) {
    // Codes that only stand for "no close frame came" may not be sent.
    let code = if (3000..5000).contains(&code) { code } else { 1000 };
    // One that is closed already is what was wanted.
    socket.close(Some(code), None::<&str>).ok();
}
