//! The object of one conversation: sockets and rows. Translates frames to inputs, performs effects in their order.

mod audience;
mod card;
#[cfg(feature = "faults")]
mod fault;
mod log;
mod notice;
mod perform;
mod reading;
mod state;

use std::cell::RefCell;

use chat::conversation::{Conversation, Input};
use chat::flood::Floods;
use protocol::{ConversationId, Refusal, Refused, SignInId, SiteId, ToVisitor, limits};
use worker::{
    DurableObject, Env, Method, Request, Response, Result, State, WebSocket, WebSocketIncomingMessage, durable_object,
};

use self::notice::Notice;
use super::socket;
use super::sockets::Sockets;
use crate::platform;

/// Owns the log of one conversation, and its sockets.
#[durable_object]
pub struct ConversationObject {
    state: State,
    env: Env,
    conversation: RefCell<Option<Conversation>>,
    sockets: Sockets,
    notice: Notice,
    floods: RefCell<Floods>,
}

impl DurableObject for ConversationObject {
    fn new(state: State, env: Env) -> Self {
        Self {
            state,
            env,
            conversation: RefCell::default(),
            sockets: Sockets::default(),
            notice: Notice::default(),
            floods: RefCell::default(),
        }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        match (request.method(), request.path().as_str()) {
            (Method::Get, "/visitor" | "/agent") => {
                // Read before anybody is let in: who wakes the object is not among those who looked already.
                let begun = self.with_conversation(|conversation| conversation.status().is_some())?;
                // What has not begun is in no inbox, and nobody could be shown out of it.
                if !begun && request.path() == "/agent" {
                    return socket::refuse(Refusal::NotFound, 404);
                }
                // Who left without a word makes room.
                self.reap(platform::now().before(limits::SILENT_AFTER))?;
                let response = self.sockets.accept(&self.state, &request, limits::SOCKETS_PER_CONVERSATION)?;
                self.somebody_came_or_went()?;
                Ok(response)
            }
            (Method::Post, "/show-out") => {
                let revoked: SignInId = request.json().await?;
                self.show_out(revoked)?;
                Response::empty()
            }
            _ => socket::refuse(Refusal::NotFound, 404),
        }
    }

    async fn alarm(&self) -> Result<Response> {
        // The inbox may not have been told, or have lost it; tell it how things stand now.
        if let Err(error) = self.handle(Input::Wake, None) {
            platform::log("summarising", &error);
            notice::try_later(&self.state.storage()).await;
        }
        Response::empty()
    }

    async fn websocket_message(&self, from: WebSocket, message: WebSocketIncomingMessage) -> Result<()> {
        let Some(attached) = self.sockets.heard(&self.state, &from) else {
            socket::close(&from, 1000);
            return Ok(());
        };
        if self.floods.borrow_mut().count(platform::now(), attached.key) {
            socket::close(&from, socket::TOO_MANY_FRAMES);
            return Ok(());
        }
        let read = match message {
            WebSocketIncomingMessage::String(text) => self.read(&from, &attached, &text),
            WebSocketIncomingMessage::Binary(_) => Ok(Err(Refusal::BadFrame.into())),
        };
        match read {
            Ok(Ok(None)) => {}
            Ok(Ok(Some(input))) => {
                if let Err(error) = self.handle(input, Some(&from)) {
                    platform::log("handling a frame", &error);
                    // What is in memory may be ahead of what is stored: read again before the next frame.
                    self.conversation.replace(None);
                    refuse(&from, Refusal::Unavailable.into())?;
                }
            }
            Ok(Err(refused)) => refuse(&from, refused)?,
            Err(error) => {
                platform::log("reading a frame", &error);
                refuse(&from, Refusal::Unavailable.into())?;
            }
        }
        Ok(())
    }

    async fn websocket_close(&self, socket: WebSocket, code: usize, _reason: String, _clean: bool) -> Result<()> {
        socket::close(&socket, u16::try_from(code).unwrap_or(1000));
        self.gone(&socket)
    }

    async fn websocket_error(&self, socket: WebSocket, _error: worker::Error) -> Result<()> {
        self.gone(&socket)
    }
}

impl ConversationObject {
    fn gone(&self, socket: &WebSocket) -> Result<()> {
        if let Some(attached) = socket::attached(socket) {
            self.floods.borrow_mut().forget(attached.key);
        }
        // Woken first, while the socket still tells what its client has read.
        self.with_conversation(|_| ())?;
        self.sockets.forget(&self.state, socket);
        self.somebody_came_or_went()
    }

    fn with_conversation<T>(&self, act: impl FnOnce(&mut Conversation) -> T) -> Result<T> {
        let mut conversation = self.conversation.borrow_mut();
        if conversation.is_none() {
            let sql = self.state.storage().sql();
            log::migrate(&sql)?;
            let mut woken = Conversation::new(self.id()?.1, state::load(&sql)?);
            woken.restore(self.audience(), self.said());
            self.answer_pings(woken.beat())?;
            // What died between a row and its alarm must not sleep forever.
            if let Some(at) = woken.wakes() {
                notice::wake_at_least_by(&self.state, at);
            }
            *conversation = Some(woken);
        }
        let conversation = conversation.as_mut().ok_or("a conversation that was just folded")?;
        Ok(act(conversation))
    }

    /// The object's name is `SITE/CONVERSATION`.
    fn id(&self) -> Result<(SiteId, ConversationId)> {
        let name = self.state.id().name().unwrap_or_default();
        let parts = name.split_once('/').and_then(|(site, id)| Some((site.parse().ok()?, id.parse().ok()?)));
        parts.ok_or_else(|| worker::Error::RustError(format!("a conversation named {name:?}")))
    }
}

fn refuse(to: &WebSocket, refused: Refused) -> Result<()> {
    send_json(to, &ToVisitor::Refused(refused))
}

fn send_json(to: &WebSocket, frame: &impl serde::Serialize) -> Result<()> {
    socket::send(to, &serde_json::to_string(frame)?);
    Ok(())
}
