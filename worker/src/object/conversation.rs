//! The object of one conversation. Translates what arrives to inputs of the room, performs its effects in their order.

mod backing;
pub(super) mod consult;
#[cfg(feature = "faults")]
mod fault;
mod files;
mod heard;
mod links;
mod log;
mod notice;
mod perform;
mod state;

use std::cell::RefCell;

use chat::ask::{
    Admits, Advise, Ask, ClaimLink, HowItStands, Introduce, OpenLink, Own, Prefer, Rate, Rating, ReadLog, ShowOut,
    WhoIsIt,
};
use chat::client::ClientKey;
use chat::conversation::Pacing;
use chat::room::{self, Client, Guest, Input, Room, Way};
use protocol::{Event, Party, Refusal, Refused, Seq};
use worker::{DurableObject, Env, Method, Request, Response, Result, SqlStorage, State, durable_object};

use self::notice::Notice;
use super::call::ASK;
use super::exchange::Exchange;
use super::guest::PieceGuest;
use super::sockets::{self, Sockets};
use super::turn::Turn;
use super::{guest, name, socket};
use crate::platform;

const PACING: Pacing = if cfg!(feature = "faults") { Pacing::Unlimited } else { Pacing::Limited };

/// Owns the log of one conversation, and its sockets.
#[durable_object(alarm)]
pub struct ConversationObject {
    state: State,
    sql: SqlStorage,
    env: Env,
    room: RefCell<Option<Room>>,
    sockets: Sockets,
    notice: Notice,
}

impl DurableObject for ConversationObject {
    fn new(state: State, env: Env) -> Self {
        let (sockets, notice) = (Sockets::default(), Notice::default());
        Self { sql: state.storage().sql(), state, env, room: RefCell::default(), sockets, notice }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let path = request.path();
        // V4: whoever asks as the visitor is still the visitor.
        if let Some(guest::OnBehalfOf(contact)) = guest::visitor_of(&request)?
            && !self.with_room(|room| room.admits(contact))?
        {
            return socket::refuse(Refusal::TokenElsewhere);
        }
        match (request.method(), path.as_str(), path.strip_prefix(ASK)) {
            (Method::Get, "/join", _) => self.join(guest::of(&request)?),
            (Method::Post, "/join", _) => {
                let guest = guest::of(&request)?;
                self.exchange(guest, &request.text().await?)
            }
            (Method::Post, _, Some(HowItStands::PATH)) => {
                Response::from_json(&self.with_room(|room| room.summary(platform::now()))?)
            }
            (Method::Post, _, Some(Prefer::PATH)) => {
                let Prefer { agent } = request.json().await?;
                self.play(Input::Prefer(agent), &mut Turn::default())?;
                Response::from_json(&self.with_room(|room| room.summary(platform::now()))?)
            }
            (Method::Post, _, Some(WhoIsIt::PATH)) => Response::from_json(&self.with_room(|room| room.introduction())?),
            (Method::Post, _, Some(Introduce::PATH)) => {
                let Introduce { said } = request.json().await?;
                self.play(Input::Introduce(said), &mut Turn::default())?;
                Response::from_json(&())
            }
            (Method::Post, _, Some(Advise::PATH)) => {
                let Advise { advice } = request.json().await?;
                self.play(Input::Advise(advice), &mut Turn::default())?;
                Response::from_json(&())
            }
            (Method::Post, _, Some(Admits::PATH)) => Response::from_json(&()),
            (Method::Post, _, Some(Own::PATH)) => {
                let Own { proven } = request.json().await?;
                Response::from_json(&self.ask_room(Input::Own(proven))?)
            }
            (Method::Post, _, Some(ReadLog::PATH)) => {
                let ReadLog { team } = request.json().await?;
                Response::from_json(&self.log(team)?)
            }
            (Method::Post, _, Some(Rating::PATH)) => {
                Response::from_json(&self.with_room(|room| room.fold().rated().cloned())?)
            }
            (Method::Post, _, Some(Rate::PATH)) => {
                let Rate { rated } = request.json().await?;
                Response::from_json(&self.ask_room(Input::Rate(rated))?)
            }
            (Method::Post, _, Some(OpenLink::PATH)) => Response::from_json(&self.open_link(request.json().await?)?),
            (Method::Post, _, Some(ClaimLink::PATH)) => {
                let ClaimLink { digest } = request.json().await?;
                let claimed = links::claim(&self.sql, &digest)?;
                // Whose it is goes with the token that whoever spent the link gets.
                let owner = if claimed.is_ok() { self.with_room(|room| room.owner())? } else { None };
                Response::from_json(&claimed.map(|()| owner))
            }
            (Method::Post, _, Some(ShowOut::PATH)) => {
                let ShowOut { sign_in } = request.json().await?;
                self.play(Input::ShowOut(sign_in), &mut Turn::default())?;
                Response::from_json(&())
            }
            (Method::Put, "/files", _) => {
                let guest = guest::of(&request)?;
                self.take_piece(guest, request.bytes().await?)
            }
            (Method::Get, path, _) => match path.strip_prefix("/files/").and_then(|file| file.parse().ok()) {
                Some(file) => files::answer(&self.sql, file)?.or_else(socket::refuse),
                None => socket::refuse(Refusal::NotFound),
            },
            _ => socket::refuse(Refusal::NotFound),
        }
    }

    async fn alarm(&self) -> Result<Response> {
        // The inbox may have missed how things stand, or have lost it.
        if let Err(error) = self.play(Input::Wake, &mut Turn::default()) {
            platform::log("waking by the alarm", &error);
            notice::try_later(&self.state.storage()).await;
        }
        if let Some(at) = files::sweep(&self.sql)? {
            notice::wake_by(&self.state, at);
        }
        Response::empty()
    }
}

impl ConversationObject {
    /// Somebody comes over a socket.
    fn join(&self, guest: Guest) -> Result<Response> {
        let (client, server) = sockets::pair()?;
        let mut turn = Turn { newcomer: Some(server), ..Turn::default() };
        self.play(Input::Arrive { key: fresh_key()?, guest, way: Way::Socket }, &mut turn)?;
        match turn.turned_away {
            Some(code) => socket::refuse(code),
            None => sockets::upgraded(client),
        }
    }

    /// Somebody comes in a request: a frame a line, hello first.
    fn exchange(&self, guest: Guest, text: &str) -> Result<Response> {
        let Some(tab) = room::greeting(text) else { return socket::refuse(Refusal::HelloFirst) };
        let exchange = Exchange::default();
        let mut turn = Turn { exchange: Some(&exchange), ..Turn::default() };
        self.play(Input::Arrive { key: fresh_key()?, guest, way: Way::Exchange(tab) }, &mut turn)?;
        if let Some(code) = turn.turned_away {
            return socket::refuse(code);
        }
        if let Some(key) = exchange.key.get() {
            for text in text.lines() {
                self.play(Input::Frame { from: key, text }, &mut turn)?;
                if turn.floods {
                    break;
                }
            }
            self.play(Input::Rest(key), &mut turn)?;
        }
        exchange.answer()
    }

    /// Tells the room something that it may refuse.
    fn ask_room(&self, input: Input<'_>) -> Result<std::result::Result<(), Refused>> {
        let mut turn = Turn::default();
        self.play(input, &mut turn)?;
        Ok(turn.turned_away.map_or(Ok(()), |code| Err(code.into())))
    }

    /// The whole log, as that side may see it.
    fn log(&self, team: bool) -> Result<Vec<Event>> {
        // Woken first: the log has its table then.
        self.with_room(|_| ())?;
        let party = if team { Party::Team } else { Party::Visitor };
        let shown = |event: Event| if event.what.audience().admits(party) { event } else { event.hidden() };
        Ok(log::after(&self.sql, Seq::default())?.into_iter().map(shown).collect())
    }

    /// The visitor wants to go on on another device.
    fn open_link(&self, link: OpenLink) -> Result<std::result::Result<(), Refused>> {
        // Where nothing was said there is nothing to go on with.
        if self.with_room(|room| room.beat().head)? == Seq::default() {
            return Ok(Err(Refusal::NotFound.into()));
        }
        links::open(&self.sql, link.digest)?;
        Ok(Ok(()))
    }

    /// A piece of a file comes.
    fn take_piece(&self, guest: PieceGuest, content: Vec<u8>) -> Result<Response> {
        // Woken first: the log has its table then.
        self.with_room(|_| ())?;
        match files::take(&self.sql, guest, content)? {
            Ok(upload) => {
                notice::wake_by(&self.state, upload.given_up_at());
                Response::from_json(&upload.answer())
            }
            Err(refused) => socket::refuse(refused),
        }
    }

    fn with_room<T>(&self, act: impl FnOnce(&mut Room) -> T) -> Result<T> {
        let mut room = self.room.borrow_mut();
        let room = match room.as_mut() {
            Some(room) => room,
            None => room.insert(self.wake()?),
        };
        Ok(act(room))
    }

    fn wake(&self) -> Result<Room> {
        // An object whose sockets still stand was read before by this very release, since another one's begin with none.
        if !Sockets::is_any(&self.state) {
            log::migrate(&self.sql)?;
        }
        let clients = self.sockets.wake(&self.state, |client: &Client| client.key);
        let room = Room::wake(name::of_conversation(&self.state)?.1, state::load(&self.sql)?, clients, PACING);
        self.answer_pings(room.beat())?;
        Ok(room)
    }
}

fn fresh_key() -> Result<ClientKey> {
    Ok(ClientKey::from_le_bytes(platform::random()?))
}
