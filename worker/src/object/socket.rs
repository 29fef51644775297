//! What an object remembers of a socket while it sleeps, and how it opens and closes one.

use protocol::{Author, Looker, Refusal, Refused, SUBPROTOCOL, SignInId, TabId};
use serde::{Deserialize, Serialize};
use worker::{
    Request, Response, ResponseBuilder, Result, State, WebSocket, WebSocketPair, WebSocketRequestResponsePair,
};

use crate::platform;

/// The header in which the edge tells an object whom it has let in; clients cannot set it.
pub(crate) const ATTACHED_HEADER: &str = "x-edgewise-attached";

/// Closes a socket whose sign-in is no longer good.
const SIGNED_OUT: u16 = 4401;
/// Closes a socket that floods.
pub(super) const TOO_MANY_FRAMES: u16 = 4429;

/// What is remembered of a socket.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Attached {
    /// Who is at the other end.
    pub(crate) who: Who,
    /// Tells sockets apart; drawn when the socket is accepted.
    #[serde(default)]
    pub(super) key: u32,
    /// Known after hello.
    #[serde(default)]
    pub(super) tab: Option<TabId>,
}

/// Who is at the other end of a socket.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Who {
    /// A visitor's tab.
    Visitor(Visitor),
    /// An agent's tab.
    Agent(Looker),
}

/// What the edge knows of a visitor.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Visitor {
    /// Browser and system in a few words.
    pub(crate) browser: String,
    /// Of the connection.
    pub(crate) country: String,
}

impl Attached {
    /// A socket that has not said hello.
    pub(crate) fn new(who: Who) -> Self {
        Self { who, key: 0, tab: None }
    }

    /// As an author of messages.
    pub(super) fn author(&self) -> Author {
        match &self.who {
            Who::Visitor(_) => Author::Visitor,
            Who::Agent(looker) => Author::Agent(looker.face.clone()),
        }
    }

    /// The agent at the other end, if it is one.
    pub(super) fn agent(self) -> Option<Looker> {
        match self.who {
            Who::Visitor(_) => None,
            Who::Agent(looker) => Some(looker),
        }
    }

    /// For a header: percent-encoded JSON, since names have letters that headers do not.
    pub(crate) fn to_header(&self) -> Result<String> {
        Ok(js_sys::encode_uri_component(&serde_json::to_string(self)?).into())
    }

    fn of_request(request: &Request) -> Result<Option<Self>> {
        let Some(header) = request.headers().get(ATTACHED_HEADER)? else { return Ok(None) };
        let json = js_sys::decode_uri_component(&header)?;
        Ok(serde_json::from_str(&String::from(json)).ok())
    }
}

/// Accepts a socket that hibernates, unless there are too many.
pub(super) fn accept(state: &State, request: &Request, at_most: usize) -> Result<Response> {
    let Some(mut attached) = Attached::of_request(request)? else { return refuse(Refusal::BadRequest, 400) };
    if state.get_websockets().len() >= at_most {
        return refuse(Refusal::TooManySockets, 503);
    }
    attached.key = u32::from_le_bytes(platform::random()?);
    let pair = WebSocketPair::new()?;
    state.accept_web_socket(&pair.server);
    pair.server.serialize_attachment(&attached)?;
    let headers = worker::Headers::new();
    headers.set("Sec-WebSocket-Protocol", SUBPROTOCOL)?;
    Ok(ResponseBuilder::new().with_status(101).with_headers(headers).with_websocket(pair.client).empty())
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

/// Sends a frame. A socket that cannot take it is closing, and its client will resume: nobody need hear of it.
pub(super) fn send(socket: &WebSocket, text: &str) {
    socket.send_with_str(text).ok();
}

/// Whether this sign-in is at the other end.
pub(super) fn is_of(socket: &WebSocket, sign_in: SignInId) -> bool {
    attached(socket).and_then(Attached::agent).is_some_and(|looker| looker.sign_in == sign_in)
}

/// The same socket, whatever wrapper it came in.
pub(super) fn is_same(one: &WebSocket, other: &WebSocket) -> bool {
    one.as_ref() == other.as_ref()
}

/// Closes the socket of a revoked sign-in, and forgets whose it was: it is listed until its client answers, and may
/// send until then.
pub(super) fn show_out(socket: &WebSocket) {
    socket.serialize_attachment(Option::<Attached>::None).ok();
    close(socket, SIGNED_OUT);
}

/// Answers a close, or closes.
pub(super) fn close(socket: &WebSocket, code: u16) {
    // Codes that only stand for "no close frame came" may not be sent.
    let code = if (3000..5000).contains(&code) { code } else { 1000 };
    // One that is closed already is what was wanted.
    socket.close(Some(code), None::<&str>).ok();
}
