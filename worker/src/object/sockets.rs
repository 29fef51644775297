//! The sockets of an object and what is remembered of each. Held in memory, so that a message costs no look at every
//! socket's attachment; after an eviction it is read from the attachments again.

use std::cell::RefCell;

use protocol::{Refusal, SUBPROTOCOL, Timestamp};
use worker::js_sys::Date;
use worker::wasm_bindgen::prelude::*;
use worker::{Request, Response, ResponseBuilder, Result, State, WebSocket, WebSocketPair};

use super::socket::{self, Attached};
use crate::platform;

#[wasm_bindgen]
extern "C" {
    type Answering;

    #[wasm_bindgen(method, catch, js_name = getWebSocketAutoResponseTimestamp)]
    fn answered(this: &Answering, socket: &JsValue) -> std::result::Result<Option<Date>, JsValue>;
}

/// A socket and what is remembered of it.
pub(super) struct Member {
    pub(super) socket: WebSocket,
    pub(super) attached: Attached,
}

/// The sockets that are open, and whose other end is known.
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
        self.with(state, |members| members.push(Member { socket: pair.server, attached }));
        let headers = worker::Headers::new();
        headers.set("Sec-WebSocket-Protocol", SUBPROTOCOL)?;
        Ok(ResponseBuilder::new().with_status(101).with_headers(headers).with_websocket(pair.client).empty())
    }

    /// Something came over the socket; gives what is remembered of it, if it is still let in.
    pub(super) fn heard(&self, state: &State, from: &WebSocket) -> Option<Attached> {
        self.with(state, |members| {
            let member = members.iter_mut().find(|member| socket::is_same(&member.socket, from))?;
            member.attached.heard = platform::now();
            Some(member.attached.clone())
        })
    }

    /// Changes what is remembered of a socket, also through an eviction.
    pub(super) fn remember<T>(
        &self,
        state: &State,
        of: &WebSocket,
        change: impl FnOnce(&mut Attached) -> T,
    ) -> Option<T> {
        self.with(state, |members| {
            let member = members.iter_mut().find(|member| socket::is_same(&member.socket, of))?;
            let before = member.attached.clone();
            let changed = change(&mut member.attached);
            if member.attached != before {
                member.socket.serialize_attachment(&member.attached).ok();
            }
            Some(changed)
        })
    }

    /// The socket is closed.
    pub(super) fn forget(&self, state: &State, gone: &WebSocket) {
        self.with(state, |members| members.retain(|member| !socket::is_same(&member.socket, gone)));
    }

    /// Sends a frame to those that `is_meant`.
    pub(super) fn tell(&self, state: &State, text: &str, is_meant: impl Fn(&Member) -> bool) {
        self.with(state, |members| {
            members.iter().filter(|member| is_meant(member)).for_each(|member| socket::send(&member.socket, text));
        });
    }

    /// Something of each socket.
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
                if goes {
                    member.socket.serialize_attachment(Option::<Attached>::None).ok();
                    socket::close(&member.socket, code);
                }
                !goes
            });
            members.len() < before
        })
    }

    fn with<T>(&self, state: &State, act: impl FnOnce(&mut Vec<Member>) -> T) -> T {
        let mut members = self.0.borrow_mut();
        let members = members.get_or_insert_with(|| {
            let remembered = |socket: WebSocket| Some(Member { attached: socket::attached(&socket)?, socket });
            state.get_websockets().into_iter().filter_map(remembered).collect()
        });
        act(members)
    }
}

impl Member {
    /// When something was last heard of it: a frame, or a ping that the platform answered.
    pub(super) fn heard(&self, state: &State) -> Timestamp {
        let answered = state.as_raw().unchecked_ref::<Answering>().answered(self.socket.as_ref());
        let answered = answered.ok().flatten().map_or(0.0, |date| date.get_time());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // JavaScript's clock, after 1970
        self.attached.heard.max(Timestamp(answered as u64))
    }
}
