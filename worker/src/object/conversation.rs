//! The object of one conversation: sockets and rows. Translates frames to inputs, performs effects in their order.

mod audience;
mod card;
mod exchange;
#[cfg(feature = "faults")]
mod fault;
mod heard;
mod log;
mod notice;
mod perform;
mod reading;
mod state;

use std::cell::{Cell, RefCell};

use chat::conversation::{Conversation, Input};
use chat::flood::Floods;
use protocol::{ConversationId, Refusal, SignInId, SiteId, limits};
use worker::{DurableObject, Env, Method, Request, Response, Result, SqlStorage, State, durable_object};

use self::notice::Notice;
use super::client::Client;
use super::socket::{self, Attached};
use super::sockets::Sockets;
use crate::platform;

/// Owns the log of one conversation, and its sockets.
#[durable_object(alarm)]
pub struct ConversationObject {
    state: State,
    sql: SqlStorage,
    env: Env,
    conversation: RefCell<Option<Conversation>>,
    sockets: Sockets,
    notice: Notice,
    floods: RefCell<Floods>,
    /// Whether agents were told last that the visitor is there.
    shown_online: Cell<Option<bool>>,
    /// Counts who comes, as one.
    arrivals: RefCell<Floods>,
}

impl DurableObject for ConversationObject {
    fn new(state: State, env: Env) -> Self {
        Self {
            sql: state.storage().sql(),
            state,
            env,
            conversation: RefCell::default(),
            sockets: Sockets::default(),
            notice: Notice::default(),
            floods: RefCell::default(),
            shown_online: Cell::default(),
            arrivals: RefCell::default(),
        }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        match (request.method(), request.path().as_str()) {
            (method @ (Method::Get | Method::Post), path @ ("/visitor" | "/agent")) => {
                // Read before anybody is let in: who wakes the object is not among those who looked already.
                let begun = self.with_conversation(|conversation| conversation.status().is_some())?;
                // What has not begun is in no inbox, and nobody could be shown out of it.
                if !begun && path == "/agent" {
                    return socket::refuse(Refusal::NotFound, 404);
                }
                // Who left without a word makes room.
                self.reap(platform::now().before(limits::SILENT_AFTER))?;
                if method == Method::Post {
                    let (attached, text) = (Attached::of_request(&request)?, request.text().await?);
                    return self.exchange(attached, &text);
                }
                if self.arrivals.borrow_mut().count(platform::now(), 0) {
                    return socket::refuse(Refusal::TooFast, 429);
                }
                let response = self.sockets.accept(&self.state, &request, limits::SOCKETS_PER_CONVERSATION)?;
                self.somebody_came_or_went()?;
                Ok(response)
            }
            (Method::Post, "/summary") => {
                Response::from_json(&self.with_conversation(|conversation| conversation.summary(platform::now()))?)
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
}

impl ConversationObject {
    /// Does what a frame asks for, or refuses it.
    fn take(&self, from: &Client<'_>, attached: &Attached, text: &str) -> Result<()> {
        let done = match self.read(from, attached, text) {
            Ok(Ok(None)) => Ok(()),
            Ok(Ok(Some(input))) => self.handle(input, Some(from)),
            Ok(Err(refused)) => return from.refuse(refused),
            Err(error) => Err(error),
        };
        if let Err(error) = done {
            platform::log("handling a frame", &error);
            // What is in memory may be ahead of what is stored: read again before the next frame.
            self.conversation.replace(None);
            from.refuse(Refusal::Unavailable)?;
        }
        Ok(())
    }

    fn with_conversation<T>(&self, act: impl FnOnce(&mut Conversation) -> T) -> Result<T> {
        let mut conversation = self.conversation.borrow_mut();
        if conversation.is_none() {
            // Who still has sockets was read before by this very release, since another one's begin with none; and whoever
            // woke it waits.
            if !self.sockets.is_anybody_listening(&self.state) {
                log::migrate(&self.sql)?;
            }
            let mut woken = Conversation::new(self.id()?.1, state::load(&self.sql)?);
            woken.restore(self.audience(), self.said());
            self.answer_pings(woken.beat())?;
            *conversation = Some(woken);
        }
        let conversation = conversation.as_mut().ok_or("a conversation that was just read")?;
        Ok(act(conversation))
    }

    /// The object's name is `SITE/CONVERSATION`.
    fn id(&self) -> Result<(SiteId, ConversationId)> {
        let name = self.state.id().name().unwrap_or_default();
        let parts = name.split_once('/').and_then(|(site, id)| Some((site.parse().ok()?, id.parse().ok()?)));
        parts.ok_or_else(|| worker::Error::RustError(format!("a conversation named {name:?}")))
    }
}
