//! The client that acts: over its socket, or in an exchange.

use std::cell::RefCell;

use protocol::Refused;
use serde::Serialize;
use worker::{Response, Result, WebSocket};

use super::socket;

/// Who is answered, and how.
pub(super) struct Client<'a> {
    /// Tells it from all others.
    pub(super) key: u32,
    way: Way<'a>,
}

enum Way<'a> {
    Socket(&'a WebSocket),
    Exchange(RefCell<String>),
}

impl<'a> Client<'a> {
    /// At the other end of a socket.
    pub(super) fn of_socket(key: u32, socket: &'a WebSocket) -> Self {
        Self { key, way: Way::Socket(socket) }
    }

    /// Waits for the answer to its request.
    pub(super) fn of_exchange(key: u32) -> Self {
        Self { key, way: Way::Exchange(RefCell::default()) }
    }

    /// Sends it a frame.
    pub(super) fn tell(&self, frame: &impl Serialize) -> Result<()> {
        self.tell_text(&serde_json::to_string(frame)?);
        Ok(())
    }

    /// Sends it a frame that is text already.
    pub(super) fn tell_text(&self, frame: &str) {
        match &self.way {
            Way::Socket(socket) => socket::send(socket, &frame.into()),
            Way::Exchange(answer) => answer.borrow_mut().extend([frame, "\n"]),
        }
    }

    /// Refuses what it asked for. Frames of refusals are the same for all.
    pub(super) fn refuse(&self, refused: impl Into<Refused>) -> Result<()> {
        self.tell(&protocol::ToVisitor::Refused(refused.into()))
    }

    /// The answer to its request: a frame a line.
    pub(super) fn answer(self) -> Result<Response> {
        let text = match self.way {
            Way::Socket(_) => String::new(),
            Way::Exchange(answer) => answer.into_inner(),
        };
        let mut response = Response::ok(text)?;
        response.headers_mut().set("Content-Type", "application/x-ndjson")?;
        response.headers_mut().set("Cache-Control", "no-store")?;
        Ok(response)
    }
}
