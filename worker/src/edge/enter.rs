//! How somebody enters an object: over a socket or, where there is none, in exchanges. Who it is is checked here, and
//! the object hears of it in a header that no client can set.

use chat::room::{Guest, Rules, Visitor};
use chat::site::{Check, SignedIn};
use protocol::{ContactId, ConversationId, Looker, Refusal, Refused, limits};
use serde::Serialize;
use worker::{Headers, Method, Request, RequestInit, Stub};

use super::asked::Asked;
use super::{Answered, body, guard, remembered, unavailable};
use crate::admission;
use crate::object::{ConsoleGuest, GUEST_HEADER, guest_header, name};

/// A visitor's tab, to its conversation.
pub(super) async fn visitor_socket(asked: &Asked<'_>, conversation: ConversationId) -> Answered {
    guard::upgrade(&asked.request)?;
    let token = guard::offered_token(&asked.request);
    let contact = guard::visitor(asked.env, &asked.site, conversation, token.as_deref())?;
    upgrade(asked, &conversation_of(asked, conversation)?, &visitor(asked, contact).await).await
}

/// The same without a socket.
pub(super) async fn visitor_exchange(asked: &Asked<'_>, conversation: ConversationId) -> Answered {
    let contact = asked.visitor(conversation)?;
    exchange(asked, &conversation_of(asked, conversation)?, &visitor(asked, contact).await).await
}

/// An agent, to a conversation.
pub(super) async fn agent_socket(asked: &Asked<'_>, conversation: ConversationId) -> Answered {
    guard::upgrade(&asked.request)?;
    let guest = Guest::Agent(agent(asked, conversation.shard()).await?.looker);
    upgrade(asked, &conversation_of(asked, conversation)?, &guest).await
}

/// The same without a socket.
pub(super) async fn agent_exchange(asked: &Asked<'_>, conversation: ConversationId) -> Answered {
    let guest = Guest::Agent(agent(asked, conversation.shard()).await?.looker);
    exchange(asked, &conversation_of(asked, conversation)?, &guest).await
}

/// A console, to an inbox shard.
pub(super) async fn inbox_socket(asked: &Asked<'_>, shard: u16) -> Answered {
    guard::upgrade(&asked.request)?;
    let guest = agent(asked, shard).await?;
    upgrade(asked, &inbox_of(asked, shard)?, &guest).await
}

/// The same without a socket.
pub(super) async fn inbox_exchange(asked: &Asked<'_>, shard: u16) -> Answered {
    let guest = agent(asked, shard).await?;
    exchange(asked, &inbox_of(asked, shard)?, &guest).await
}

pub(super) fn conversation_of(asked: &Asked<'_>, conversation: ConversationId) -> Result<Stub, Refused> {
    name::conversation(asked.env, &asked.site, conversation).map_err(unavailable("finding a conversation"))
}

fn inbox_of(asked: &Asked<'_>, shard: u16) -> Result<Stub, Refused> {
    name::inbox(asked.env, &asked.site, shard).map_err(unavailable("finding an inbox"))
}

async fn visitor(asked: &Asked<'_>, contact: Option<ContactId>) -> Guest {
    // A message does not wait for the object of its site. Without the settings less of a page's address is kept.
    let settings = remembered::last_known(&asked.request, asked.env, &asked.site).await.ok();
    let rules = settings.as_ref().map(Rules::of);
    let query = settings.map(|settings| settings.profile.value.query).unwrap_or_default();
    let country = asked.request.cf().and_then(worker::Cf::country).unwrap_or_default();
    Guest::Visitor(Visitor { browser: guard::browser(&asked.request), country, query, contact, rules })
}

/// The agent who asks, and how many shards the site has. What would be in a shard beyond them is not there.
pub(super) async fn agent(asked: &Asked<'_>, shard: u16) -> Result<ConsoleGuest, Refused> {
    let SignedIn { agent, sign_in, shards, .. } = asked.ask(&Check { caller: asked.caller()? }).await?;
    if shard >= shards {
        return Err(Refusal::NotFound.into());
    }
    Ok(ConsoleGuest { looker: Looker { face: agent.face, sign_in }, shards })
}

async fn upgrade(asked: &Asked<'_>, stub: &Stub, guest: &impl Serialize) -> Answered {
    admission::admit(asked.env)?;
    let mut init = RequestInit::new();
    init.with_method(Method::Get);
    let answered = join(stub, guest, init, Some("websocket")).await;
    if answered.as_ref().map_or(0, worker::Response::status_code) != 101 {
        admission::release(1);
    }
    answered
}

async fn exchange(asked: &Asked<'_>, stub: &Stub, guest: &impl Serialize) -> Answered {
    let frames = body::read(&asked.request, limits::EXCHANGE_BYTES).await?;
    let frames = String::from_utf8(frames).map_err(|_| Refusal::BadRequest)?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(frames.into()));
    join(stub, guest, init, None).await
}

async fn join(stub: &Stub, guest: &impl Serialize, mut init: RequestInit, upgrade: Option<&str>) -> Answered {
    let asked = async {
        let headers = Headers::new();
        headers.set(GUEST_HEADER, &guest_header(guest)?)?;
        if let Some(to) = upgrade {
            headers.set("Upgrade", to)?;
        }
        init.with_headers(headers);
        stub.fetch_with_request(Request::new_with_init("https://object/join", &init)?).await
    };
    asked.await.map_err(unavailable("asking an object to let somebody in"))
}
