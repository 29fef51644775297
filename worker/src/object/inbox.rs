//! The object of one inbox shard: the list of conversations, and the consoles that look at it.

mod backing;
mod keeper;
mod rows;

use std::rc::Rc;

use chat::ask::{Ask, Grow, Revoked, Summarise, WhoIsOnDuty};
use chat::client::{ClientKey, Closing};
use chat::inbox::{Input, Way};
use protocol::Refusal;
use worker::{
    DurableObject, Env, Method, Request, Response, Result, State, WebSocket, WebSocketIncomingMessage, durable_object,
};

use self::keeper::Keeper;
use super::call::ASK;
use super::exchange::Exchange;
use super::turn::Turn;
use super::{ConsoleGuest, guest, socket, sockets};
use crate::platform;

/// Owns the summaries of its conversations, and the consoles' sockets.
#[durable_object]
pub struct InboxObject(Rc<Keeper>);

impl DurableObject for InboxObject {
    fn new(state: State, env: Env) -> Self {
        socket::answer_pings(&state, protocol::PONG);
        Self(Keeper::new(state, env))
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let path = request.path();
        match (request.method(), path.as_str(), path.strip_prefix(ASK)) {
            (Method::Get, "/join", _) => self.join(guest::of(&request)?).await,
            (Method::Post, "/join", _) => {
                let guest = guest::of(&request)?;
                self.exchange(guest, &request.text().await?).await
            }
            (Method::Post, _, Some(Summarise::PATH)) => {
                let Summarise { summary } = request.json().await?;
                self.told(Input::Summary(summary)).await
            }
            (Method::Post, _, Some(WhoIsOnDuty::PATH)) => Response::from_json(&self.0.on_duty()?),
            (Method::Post, _, Some(Revoked::PATH)) => {
                let Revoked { sign_in } = request.json().await?;
                self.told(Input::Revoke(sign_in)).await
            }
            (Method::Post, _, Some(Grow::PATH)) => {
                let Grow { shards } = request.json().await?;
                self.told(Input::Grow(shards)).await
            }
            _ => socket::refuse(Refusal::NotFound),
        }
    }

    async fn alarm(&self) -> Result<Response> {
        if let Err(error) = self.0.play(Input::Wake, &mut Turn::default()).await {
            platform::log("waking by the alarm", &error);
            self.0.look_again().await.unwrap_or_else(|error| platform::log("setting an alarm", &error));
        }
        Response::empty()
    }

    async fn websocket_message(&self, from: WebSocket, message: WebSocketIncomingMessage) -> Result<()> {
        let text = match &message {
            WebSocketIncomingMessage::String(text) => text.as_str(),
            WebSocketIncomingMessage::Binary(_) => "",
        };
        let Some(key) = self.0.key_of(&from)? else {
            socket::close(&from, Closing::Unknown.code());
            return Ok(());
        };
        if let Err(error) = self.0.play(Input::Frame { from: key, text }, &mut Turn::default()).await {
            platform::log("handling a frame", &error);
            socket::tell_unavailable(&from);
        }
        Ok(())
    }

    async fn websocket_close(&self, socket: WebSocket, code: usize, _reason: String, _clean: bool) -> Result<()> {
        socket::close(&socket, u16::try_from(code).unwrap_or(1000));
        self.gone(&socket).await
    }

    async fn websocket_error(&self, socket: WebSocket, _error: worker::Error) -> Result<()> {
        self.gone(&socket).await
    }
}

impl InboxObject {
    async fn join(&self, guest: ConsoleGuest) -> Result<Response> {
        let (client, server) = sockets::pair()?;
        let mut turn = Turn { newcomer: Some(server), ..Turn::default() };
        self.0.play(arrival(guest, Way::Socket)?, &mut turn).await?;
        match turn.turned_away {
            Some(code) => socket::refuse(code),
            None => sockets::upgraded(client),
        }
    }

    /// Frames that come in a request, a frame a line (rule C9).
    async fn exchange(&self, guest: ConsoleGuest, text: &str) -> Result<Response> {
        let exchange = Exchange::default();
        let mut turn = Turn { exchange: Some(&exchange), ..Turn::default() };
        self.0.play(arrival(guest, Way::Exchange)?, &mut turn).await?;
        if let Some(code) = turn.turned_away {
            return socket::refuse(code);
        }
        if let Some(key) = exchange.key.get() {
            for text in text.lines() {
                self.0.play(Input::Frame { from: key, text }, &mut turn).await?;
                if turn.floods {
                    break;
                }
            }
        }
        exchange.answer()
    }

    async fn told(&self, input: Input<'_>) -> Result<Response> {
        self.0.play(input, &mut Turn::default()).await?;
        Response::from_json(&())
    }

    async fn gone(&self, socket: &WebSocket) -> Result<()> {
        match self.0.key_of(socket)? {
            Some(key) => {
                self.0.forget(key);
                self.0.play(Input::Gone(key), &mut Turn::default()).await
            }
            None => Ok(()),
        }
    }
}

fn arrival<'a>(ConsoleGuest { looker, shards }: ConsoleGuest, way: Way) -> Result<Input<'a>> {
    let key = ClientKey::from_le_bytes(platform::random()?);
    Ok(Input::Arrive { key, looker, way, shards })
}
