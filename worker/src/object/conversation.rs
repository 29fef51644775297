//! The object of one conversation: sockets and rows. Translates frames to inputs, performs effects in their order.

mod audience;
mod card;
#[cfg(feature = "faults")]
mod fault;
mod log;
mod notice;
mod reading;

use std::cell::RefCell;

use chat::conversation::{Conversation, Effect, Input};
use chat::flood::Floods;
use protocol::{Beat, ConversationId, Event, Events, Refusal, Refused, SignInId, SiteId, ToAgent, ToVisitor, limits};
use worker::{
    DurableObject, Env, Method, Request, Response, Result, State, WebSocket, WebSocketIncomingMessage, durable_object,
};

use self::notice::Notice;
use super::socket;
use crate::platform;

/// Owns the log of one conversation, and its sockets.
#[durable_object]
pub struct ConversationObject {
    state: State,
    env: Env,
    conversation: RefCell<Option<Conversation>>,
    notice: Notice,
    floods: RefCell<Floods>,
}

impl DurableObject for ConversationObject {
    fn new(state: State, env: Env) -> Self {
        let (conversation, floods) = (RefCell::new(None), RefCell::default());
        Self { state, env, conversation, notice: Notice::default(), floods }
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
                let response = socket::accept(&self.state, &request, limits::SOCKETS_PER_CONVERSATION)?;
                self.somebody_came_or_went(None)?;
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
        let Some(attached) = socket::attached(&from) else {
            socket::close(&from, 1000);
            return Ok(());
        };
        if self.floods.borrow_mut().count(platform::now(), attached.key) {
            socket::close(&from, socket::TOO_MANY_FRAMES);
            return Ok(());
        }
        let read = match message {
            WebSocketIncomingMessage::String(text) => self.read(&from, attached, &text),
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
        if let Some(attached) = socket::attached(&socket) {
            self.floods.borrow_mut().forget(attached.key);
        }
        socket::close(&socket, u16::try_from(code).unwrap_or(1000));
        self.somebody_came_or_went(Some(&socket))
    }

    async fn websocket_error(&self, socket: WebSocket, _error: worker::Error) -> Result<()> {
        self.somebody_came_or_went(Some(&socket))
    }
}

impl ConversationObject {
    /// Decides and performs, without a pause in between.
    fn handle(&self, input: Input, from: Option<&WebSocket>) -> Result<()> {
        #[cfg(feature = "faults")]
        fault::befall(&input);
        let effects = self.with_conversation(|conversation| conversation.handle(platform::now(), input))?;
        // One statement for all rows: either all that an input makes happen is stored, or nothing.
        log::store(&self.state.storage().sql(), effects.iter().filter_map(stored))?;
        if effects.iter().any(|effect| matches!(effect, Effect::Store(_))) {
            let beat = self.with_conversation(|conversation| conversation.beat())?;
            self.answer_pings(beat)?;
        }
        for effect in effects {
            match effect {
                Effect::Store(_) => {}
                Effect::WakeBy(at) => notice::wake_by(&self.state, at),
                Effect::Broadcast(event) => {
                    let head = event.seq;
                    self.tell_all(&ToVisitor::Events(Events { events: vec![event], head }), None)?;
                }
                Effect::ShowTyping(typing) => self.tell_all(&ToVisitor::Typing(typing), from)?,
                Effect::ShowLooking(agents) => self.tell_agents(&ToAgent::Looking { agents })?,
                Effect::Summarise(summary) => self.notice.send(&self.state, &self.env, self.id()?.0, summary),
                reply => {
                    if let Some(from) = from {
                        self.reply(from, reply)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Performs what concerns only the one who acted.
    fn reply(&self, to: &WebSocket, effect: Effect) -> Result<()> {
        let sql = self.state.storage().sql();
        match effect {
            Effect::Acknowledge(acknowledged) => send_json(to, &ToVisitor::Acknowledged(acknowledged)),
            Effect::AcknowledgeAgain(tab, number) => match log::acknowledged(&sql, tab, number)? {
                Some(acknowledged) => send_json(to, &ToVisitor::Acknowledged(acknowledged)),
                None => Ok(()),
            },
            Effect::Welcome(welcome) => send_json(to, &ToVisitor::Welcome(welcome)),
            Effect::Replay(after) => {
                let pages = log::pages(&sql, after)?;
                pages.into_iter().try_for_each(|events| send_json(to, &ToVisitor::Events(events)))
            }
            Effect::Refuse(refused) => refuse(to, refused),
            Effect::Store(_)
            | Effect::WakeBy(_)
            | Effect::Broadcast(_)
            | Effect::ShowTyping(_)
            | Effect::ShowLooking(_)
            | Effect::Summarise(_) => Ok(()),
        }
    }

    fn with_conversation<T>(&self, act: impl FnOnce(&mut Conversation) -> T) -> Result<T> {
        let mut conversation = self.conversation.borrow_mut();
        if conversation.is_none() {
            let sql = self.state.storage().sql();
            log::migrate(&sql)?;
            let mut folded = Conversation::fold(self.id()?.1, log::all(&sql)?);
            folded.restore_looking(self.lookers(None));
            self.answer_pings(folded.beat())?;
            *conversation = Some(folded);
        }
        let conversation = conversation.as_mut().ok_or("a conversation that was just folded")?;
        Ok(act(conversation))
    }

    /// A ping is answered with where the log ends, so that losing the very last event shows too.
    fn answer_pings(&self, beat: Beat) -> Result<()> {
        socket::answer_pings(&self.state, &serde_json::to_string(&ToVisitor::Beat(beat))?);
        Ok(())
    }

    /// The object's name is `SITE/CONVERSATION`.
    fn id(&self) -> Result<(SiteId, ConversationId)> {
        let name = self.state.id().name().unwrap_or_default();
        let parts = name.split_once('/').and_then(|(site, id)| Some((site.parse().ok()?, id.parse().ok()?)));
        parts.ok_or_else(|| worker::Error::RustError(format!("a conversation named {name:?}")))
    }
}

fn stored(effect: &Effect) -> Option<&Event> {
    match effect {
        Effect::Store(event) => Some(event),
        _ => None,
    }
}

fn refuse(to: &WebSocket, refused: Refused) -> Result<()> {
    send_json(to, &ToVisitor::Refused(refused))
}

fn send_json(to: &WebSocket, frame: &impl serde::Serialize) -> Result<()> {
    socket::send(to, &serde_json::to_string(frame)?);
    Ok(())
}
