//! The object of one inbox shard: the list of conversations, and the consoles that look at it.

mod consoles;
mod rows;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use chat::flood::Floods;
use chat::frame;
use chat::inbox::{Effect, Inbox, Input};
use protocol::{ConversationId, FromConsole, Refusal, SignInId, SiteId, Summary, ToConsole, limits};
use worker::{
    DurableObject, Env, Method, Request, Response, Result, State, WebSocket, WebSocketIncomingMessage, durable_object,
};

use self::consoles::Consoles;
use super::client::Client;
use super::socket::{self, Attached};
use super::sockets::Member;
use super::stub;
use crate::platform;

/// How often it is looked which consoles are gone without a word.
const LOOK_EVERY: Duration = Duration::from_mins(5);

/// Owns the summaries of its conversations, and the consoles' sockets.
#[durable_object]
pub struct InboxObject {
    state: Rc<State>,
    env: Env,
    inbox: RefCell<Option<Inbox>>,
    consoles: Rc<Consoles>,
    floods: RefCell<Floods>,
}

impl DurableObject for InboxObject {
    fn new(state: State, env: Env) -> Self {
        socket::answer_pings(&state, protocol::PONG);
        let state = Rc::new(state);
        let consoles = Consoles::new(Rc::clone(&state));
        Self { state, env, inbox: RefCell::new(None), consoles, floods: RefCell::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        match (request.method(), request.path().as_str()) {
            (Method::Get, "/agent") => {
                let response = self.consoles.sockets.accept(&self.state, &request, limits::SOCKETS_PER_INBOX)?;
                self.consoles.show_present()?;
                self.look_again().await?;
                Ok(response)
            }
            (Method::Post, "/agent") => {
                let (attached, text) = (Attached::of_request(&request)?, request.text().await?);
                self.exchange(attached, &text).await
            }
            (Method::Post, "/summary") => {
                let summary: Summary = request.json().await?;
                self.handle(Input::Summary(summary), None).await?;
                Response::empty()
            }
            (Method::Post, "/revoke") => {
                let sign_in: SignInId = request.json().await?;
                self.handle(Input::Revoke(sign_in), None).await?;
                Response::empty()
            }
            _ => socket::refuse(Refusal::NotFound, 404),
        }
    }

    async fn alarm(&self) -> Result<Response> {
        let since = platform::now().before(limits::SILENT_AFTER);
        if self.consoles.sockets.close(&self.state, socket::SILENT, |member| member.heard(&self.state) < since) {
            self.consoles.show_present().unwrap_or_else(|error| platform::log("showing who is present", &error));
        }
        self.look_again().await.unwrap_or_else(|error| platform::log("setting an alarm", &error));
        Response::empty()
    }

    async fn websocket_message(&self, from: WebSocket, message: WebSocketIncomingMessage) -> Result<()> {
        let Some(attached) = self.consoles.sockets.heard(&self.state, &from) else {
            socket::close(&from, 1000);
            return Ok(());
        };
        if self.floods.borrow_mut().count(platform::now(), attached.key) {
            socket::close(&from, socket::TOO_MANY_FRAMES);
            return Ok(());
        }
        let client = Client::of_socket(attached.key, &from);
        match message {
            WebSocketIncomingMessage::String(text) => self.take(&client, &text).await,
            WebSocketIncomingMessage::Binary(_) => client.refuse(Refusal::BadFrame),
        }
    }

    async fn websocket_close(&self, socket: WebSocket, code: usize, _reason: String, _clean: bool) -> Result<()> {
        socket::close(&socket, u16::try_from(code).unwrap_or(1000));
        self.gone(&socket)
    }

    async fn websocket_error(&self, socket: WebSocket, _error: worker::Error) -> Result<()> {
        self.gone(&socket)
    }
}

impl InboxObject {
    async fn take(&self, from: &Client<'_>, text: &str) -> Result<()> {
        match frame::read(text) {
            Ok(FromConsole::Hello {}) => {
                self.handle(Input::Hello, Some(from)).await?;
                from.tell(&ToConsole::Present { agents: self.consoles.present() })
            }
            Err(refused) => from.refuse(refused),
        }
    }

    /// Frames that come in a request, a frame a line (rule C9).
    async fn exchange(&self, attached: Option<Attached>, text: &str) -> Result<Response> {
        let Some(attached) = attached else { return socket::refuse(Refusal::BadRequest, 400) };
        let joined = self.consoles.sockets.join(&self.state, attached, limits::SOCKETS_PER_INBOX)?;
        let Some((key, is_new)) = joined else { return socket::refuse(Refusal::TooManySockets, 503) };
        if is_new {
            self.consoles.show_present()?;
            self.look_again().await?;
        }
        let client = Client::of_exchange(key);
        for line in text.lines() {
            if self.floods.borrow_mut().count(platform::now(), key) {
                client.refuse(Refusal::TooFast)?;
                break;
            }
            self.take(&client, line).await?;
        }
        client.answer()
    }

    fn gone(&self, socket: &WebSocket) -> Result<()> {
        if let Some(attached) = socket::attached(socket) {
            self.floods.borrow_mut().forget(attached.key);
        }
        self.consoles.sockets.forget(&self.state, socket);
        self.consoles.show_present()
    }

    /// As long as there are consoles, it is looked now and then which of them are gone without a word.
    async fn look_again(&self) -> Result<()> {
        let storage = self.state.storage();
        if !self.consoles.present().is_empty() && storage.get_alarm().await?.is_none() {
            storage.set_alarm(LOOK_EVERY).await?;
        }
        Ok(())
    }

    async fn handle(&self, input: Input, from: Option<&Client<'_>>) -> Result<()> {
        let effects = self.decide(input)?;
        // What is in memory may be ahead of what is stored: then it is read again before the next.
        self.store(&effects).inspect_err(|_| drop(self.inbox.replace(None)))?;
        // All is stored and told before anything is awaited; what is then to be done elsewhere can be done late.
        let (mut shown_out, mut asked) = (Vec::new(), Vec::new());
        for effect in effects {
            match effect {
                Effect::Store(_) | Effect::StoreRevoked(_) => {}
                Effect::Tell(row) => self.consoles.tell(row)?,
                Effect::Reply(frame) => {
                    if let Some(from) = from {
                        from.tell(&frame)?;
                    }
                }
                Effect::CloseSockets(sign_in) => self.close_sockets(sign_in),
                Effect::ShowOut(conversation, sign_in) => shown_out.push((conversation, sign_in)),
                Effect::Ask(conversation) => asked.push(conversation),
            }
        }
        for (conversation, sign_in) in shown_out {
            if let Err(error) = self.show_out(conversation, sign_in).await {
                platform::log("showing an agent out", &error);
            }
        }
        for conversation in asked {
            if let Err(error) = self.ask(conversation).await {
                platform::log("asking a conversation", &error);
            }
        }
        Ok(())
    }

    fn store(&self, effects: &[Effect]) -> Result<()> {
        let sql = self.state.storage().sql();
        effects.iter().try_for_each(|effect| match effect {
            Effect::Store(row) => rows::store(&sql, row),
            Effect::StoreRevoked(sign_in) => rows::store_revoked(&sql, *sign_in),
            _ => Ok(()),
        })
    }

    /// Has a conversation say how it stands.
    async fn ask(&self, conversation: ConversationId) -> Result<()> {
        let conversation = stub::conversation(&self.env, &self.site()?, conversation)?;
        let summary: Option<Summary> = stub::post(&conversation, "summary", &()).await?.json().await?;
        match summary {
            // That asks nobody.
            Some(summary) => Box::pin(self.handle(Input::Summary(summary), None)).await,
            None => Ok(()),
        }
    }

    fn decide(&self, input: Input) -> Result<Vec<Effect>> {
        let mut inbox = self.inbox.borrow_mut();
        let inbox = match inbox.as_mut() {
            Some(inbox) => inbox,
            None => inbox.insert(rows::load(&self.state.storage().sql())?),
        };
        Ok(inbox.handle(platform::now(), input))
    }

    async fn show_out(&self, conversation: ConversationId, sign_in: SignInId) -> Result<()> {
        let site = self.site()?;
        stub::post(&stub::conversation(&self.env, &site, conversation)?, "show-out", &sign_in).await?;
        Ok(())
    }

    /// The object's name is `SITE/SHARD`.
    fn site(&self) -> Result<SiteId> {
        let name = self.state.id().name().unwrap_or_default();
        let site = name.split_once('/').and_then(|(site, _)| site.parse().ok());
        site.ok_or_else(|| worker::Error::RustError(format!("an inbox named {name:?}")))
    }

    fn close_sockets(&self, revoked: SignInId) {
        let is_theirs = |member: &Member| member.attached.agent().is_some_and(|looker| looker.sign_in == revoked);
        self.consoles.sockets.close(&self.state, socket::SIGNED_OUT, is_theirs);
    }
}
