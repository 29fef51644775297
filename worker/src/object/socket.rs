//! What an object remembers of a socket while it sleeps, and how it opens and closes one.

use protocol::{Author, Face, Refusal, Refused, SUBPROTOCOL, SignInId, TabId};
use serde::{Deserialize, Serialize};
use worker::{
    Request, Response, ResponseBuilder, Result, State, WebSocket, WebSocketPair, WebSocketRequestResponsePair,
};

use crate::platform;

/// The header in which the edge tells an object whom it has let in; clients cannot set it.
pub(crate) const ATTACHED_HEADER: &str = "x-edgewise-attached";

/// Who is at the other end.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Attached {
    /// A visitor's tab.
    Visitor(Visitor),
    /// An agent's tab.
    Agent {
        /// Who.
        face: Face,
        /// On which device.
        sign_in: SignInId,
        /// Known after hello.
        #[serde(default)]
        tab: Option<TabId>,
    },
}

/// A visitor's tab.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Visitor {
    /// Browser and system in a few words.
    pub(crate) browser: String,
    /// Of the connection.
    pub(crate) country: String,
    /// Known after hello.
    #[serde(default)]
    pub(crate) tab: Option<TabId>,
}

impl Attached {
    /// As an author of messages.
    pub(super) fn author(&self) -> Author {
        match self {
            Self::Visitor(_) => Author::Visitor,
            Self::Agent { face, .. } => Author::Agent(face.clone()),
        }
    }

    /// The tab that said hello.
    pub(super) fn tab(&self) -> Option<TabId> {
        match self {
            Self::Visitor(Visitor { tab, .. }) | Self::Agent { tab, .. } => *tab,
        }
    }

    /// The tab has said hello.
    pub(super) fn greeted(self, tab: TabId) -> Self {
        let tab = Some(tab);
        match self {
            Self::Visitor(visitor) => Self::Visitor(Visitor { tab, ..visitor }),
            Self::Agent { face, sign_in, .. } => Self::Agent { face, sign_in, tab },
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
    let Some(attached) = Attached::of_request(request)? else { return refuse(Refusal::BadRequest, 400) };
    if state.get_websockets().len() >= at_most {
        return refuse(Refusal::TooManySockets, 503);
    }
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

/// Pings are answered by the platform, without waking the object.
pub(super) fn answer_pings(state: &State) {
    match WebSocketRequestResponsePair::new(protocol::PING, protocol::PONG) {
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

/// The same socket, whatever wrapper it came in.
pub(super) fn is_same(one: &WebSocket, other: &WebSocket) -> bool {
    one.as_ref() == other.as_ref()
}

/// Answers a close, or closes.
pub(super) fn close(socket: &WebSocket, code: u16) {
    // Codes that only stand for "no close frame came" may not be sent.
    let code = if (3000..5000).contains(&code) { code } else { 1000 };
    // One that is closed already is what was wanted.
    socket.close(Some(code), None::<&str>).ok();
}
