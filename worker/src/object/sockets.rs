//! The sockets of an object and what is remembered of each. Held in memory, so that a message costs no look at every
//! socket's attachment; after an eviction it is read from the attachments again. Beside them, those who come in
//! exchanges; an eviction forgets them until they come again.

use std::cell::RefCell;

use protocol::{Refusal, SUBPROTOCOL, Timestamp};
use worker::js_sys::{Date, JsString};
use worker::wasm_bindgen::prelude::*;
use worker::{Request, Response, ResponseBuilder, Result, State, WebSocket, WebSocketPair};

use super::socket::{self, Attached};
use crate::{admission, platform};

#[wasm_bindgen]
extern "C" {
    type Answering;

    #[wasm_bindgen(method, catch, js_name = getWebSocketAutoResponseTimestamp)]
    fn answered(this: &Answering, socket: &JsValue) -> std::result::Result<Option<Date>, JsValue>;
}

/// A client and what is remembered of it.
pub(super) struct Member {
    /// None for who comes in exchanges, and is told with the next.
    socket: Option<WebSocket>,
    pub(super) attached: Attached,
}

/// The clients that are known.
#[derive(Default)]
pub(super) struct Sockets(RefCell<Option<Vec<Member>>>);

impl Sockets {
    /// Accepts a socket that hibernates, unless there are too many.
    pub(super) fn accept(&self, state: &State, request: &Request, at_most: usize) -> Result<Response> {
        let Some(mut attached) = Attached::of_request(request)? else {
            return socket::refuse(Refusal::BadRequest, 400);
        };
        if self.with(state, |members| members.len()) >= at_most {
            return socket::refuse(Refusal::TooManySockets, 503);
        }
        attached.key = u32::from_le_bytes(platform::random()?);
        attached.heard = platform::now();
        let pair = WebSocketPair::new()?;
        state.accept_web_socket(&pair.server);
        pair.server.serialize_attachment(&attached)?;
        self.with(state, |members| members.push(Member { socket: Some(pair.server), attached }));
        let headers = worker::Headers::new();
        headers.set("Sec-WebSocket-Protocol", SUBPROTOCOL)?;
        Ok(ResponseBuilder::new().with_status(101).with_headers(headers).with_websocket(pair.client).empty())
    }

    /// Somebody comes in an exchange; gives their key and whether they are new, unless there are too many.
    pub(super) fn join(&self, state: &State, mut comes: Attached, at_most: usize) -> Result<Option<(u32, bool)>> {
        comes.heard = platform::now();
        let key = u32::from_le_bytes(platform::random()?);
        Ok(self.with(state, |members| {
            let is_them = |member: &&mut Member| {
                let known = &member.attached;
                member.socket.is_none() && (&known.who, known.tab) == (&comes.who, comes.tab)
            };
            if let Some(member) = members.iter_mut().find(is_them) {
                member.attached.heard = comes.heard;
                return Some((member.attached.key, false));
            }
            let fits = members.len() < at_most;
            if fits {
                members.push(Member { socket: None, attached: Attached { key, ..comes } });
            }
            fits.then_some((key, true))
        }))
    }

    /// Something came over the socket; gives what is remembered of it, if it is still let in.
    pub(super) fn heard(&self, state: &State, from: &WebSocket) -> Option<Attached> {
        self.with(state, |members| {
            let member = members.iter_mut().find(|member| member.is(from))?;
            member.attached.heard = platform::now();
            Some(member.attached.clone())
        })
    }

    /// Changes what is remembered of a client, of a socket's also through an eviction.
    pub(super) fn remember<T>(&self, state: &State, of: u32, change: impl FnOnce(&mut Attached) -> T) -> Option<T> {
        self.with(state, |members| {
            let member = members.iter_mut().find(|member| member.attached.key == of)?;
            let before = member.attached.clone();
            let changed = change(&mut member.attached);
            if let Some(socket) = member.socket.as_ref().filter(|_| member.attached != before) {
                socket.serialize_attachment(&member.attached).ok();
            }
            Some(changed)
        })
    }

    /// The socket is closed.
    pub(super) fn forget(&self, state: &State, gone: &WebSocket) {
        self.with(state, |members| {
            let before = members.len();
            members.retain(|member| !member.is(gone));
            admission::release(before - members.len());
        });
    }

    /// Sends a frame to those that `is_meant`.
    pub(super) fn tell(&self, state: &State, frame: &JsString, is_meant: impl Fn(&Member) -> bool) {
        self.with(state, |members| {
            let meant = members.iter().filter(|member| is_meant(member));
            meant.filter_map(|member| member.socket.as_ref()).for_each(|socket| socket::send(socket, frame));
        });
    }

    /// Whether anybody has a socket. Who comes in exchanges asks for what there is.
    pub(super) fn is_anybody_listening(&self, state: &State) -> bool {
        self.with(state, |members| members.iter().any(|member| member.socket.is_some()))
    }

    /// Something of each client.
    pub(super) fn each<T>(&self, state: &State, look: impl Fn(&Attached) -> T) -> Vec<T> {
        self.with(state, |members| members.iter().map(|member| look(&member.attached)).collect())
    }

    /// Closes those that are `to_go`, and forgets whose they were: a socket is listed until its client answers, and may
    /// send until then. Says whether there were any.
    pub(super) fn close(&self, state: &State, code: u16, to_go: impl Fn(&Member) -> bool) -> bool {
        self.with(state, |members| {
            let before = members.len();
            members.retain(|member| {
                let goes = to_go(member);
                if let Some(socket) = member.socket.as_ref().filter(|_| goes) {
                    admission::release(1);
                    socket.serialize_attachment(Option::<Attached>::None).ok();
                    socket::close(socket, code);
                }
                !goes
            });
            members.len() < before
        })
    }

    fn with<T>(&self, state: &State, act: impl FnOnce(&mut Vec<Member>) -> T) -> T {
        let mut members = self.0.borrow_mut();
        let members = members.get_or_insert_with(|| {
            let remembered =
                |socket: WebSocket| Some(Member { attached: socket::attached(&socket)?, socket: Some(socket) });
            state.get_websockets().into_iter().filter_map(remembered).collect()
        });
        act(members)
    }
}

impl Member {
    /// Whether this is the socket, whatever wrapper it came in.
    fn is(&self, socket: &WebSocket) -> bool {
        self.socket.as_ref().is_some_and(|own| own.as_ref() == socket.as_ref())
    }

    /// When something was last heard of it: a frame, or a ping that the platform answered.
    pub(super) fn heard(&self, state: &State) -> Timestamp {
        let Some(socket) = &self.socket else { return self.attached.heard };
        let answered = state.as_raw().unchecked_ref::<Answering>().answered(socket.as_ref());
        let answered = answered.ok().flatten().map_or(0.0, |date| date.get_time());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // JavaScript's clock, after 1970
        self.attached.heard.max(Timestamp(answered as u64))
    }
}
