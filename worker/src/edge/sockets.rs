//! Sockets, and exchanges where there are none: who asks is checked here, and told to the object in a header that
//! clients cannot set.

use chat::site::{Answer, Caller, Request as SiteRequest};
use protocol::{ConversationId, Face, Looker, Refusal, SUBPROTOCOL, SiteId, limits};
use worker::{Env, Headers, Method, Request, RequestInit, Stub};

use super::{Answered, answer, guard, unavailable};
use crate::admission;
use crate::object::{self, ATTACHED_HEADER, Attached, SHARDS, Visitor, Who};

type Refusable<T> = Result<T, protocol::Refused>;

/// A visitor's tab, to its conversation.
pub(super) async fn visitor(request: &Request, env: &Env, site: &SiteId, conversation: ConversationId) -> Answered {
    upgrade_of_own_page(request)?;
    guard::visitor(env, site, conversation, guard::offered_token(request).as_deref())?;
    upgrade(env, &conversation_of(env, site, conversation)?, "visitor", &visitor_of(request)).await
}

/// The same without a socket.
pub(super) async fn visitor_exchange(
    request: Request,
    env: &Env,
    site: &SiteId,
    conversation: ConversationId,
) -> Answered {
    guard::visitor(env, site, conversation, guard::bearer(&request).as_deref())?;
    exchange(&conversation_of(env, site, conversation)?, "visitor", &visitor_of(&request), request).await
}

/// An agent, to a conversation.
pub(super) async fn agent(request: &Request, env: &Env, site: &SiteId, conversation: ConversationId) -> Answered {
    upgrade_of_own_page(request)?;
    let attached = agent_of(request, env, site).await?;
    upgrade(env, &conversation_of(env, site, conversation)?, "agent", &attached).await
}

/// The same without a socket.
pub(super) async fn agent_exchange(
    request: Request,
    env: &Env,
    site: &SiteId,
    conversation: ConversationId,
) -> Answered {
    let attached = agent_of(&request, env, site).await?;
    exchange(&conversation_of(env, site, conversation)?, "agent", &attached, request).await
}

/// A console, to an inbox shard.
pub(super) async fn inbox(request: &Request, env: &Env, site: &SiteId, shard: u16) -> Answered {
    let stub = shard_of(env, site, shard)?;
    upgrade_of_own_page(request)?;
    upgrade(env, &stub, "agent", &agent_of(request, env, site).await?).await
}

/// The same without a socket.
pub(super) async fn inbox_exchange(request: Request, env: &Env, site: &SiteId, shard: u16) -> Answered {
    let stub = shard_of(env, site, shard)?;
    let attached = agent_of(&request, env, site).await?;
    exchange(&stub, "agent", &attached, request).await
}

fn conversation_of(env: &Env, site: &SiteId, conversation: ConversationId) -> Refusable<Stub> {
    object::conversation(env, site, conversation).map_err(unavailable("finding a conversation"))
}

fn shard_of(env: &Env, site: &SiteId, shard: u16) -> Refusable<Stub> {
    if shard >= SHARDS {
        return Err(Refusal::NotFound.into());
    }
    object::inbox(env, site, shard).map_err(unavailable("finding an inbox"))
}

fn visitor_of(request: &Request) -> Attached {
    let country = request.cf().and_then(worker::Cf::country).unwrap_or_default();
    Attached::new(Who::Visitor(Visitor { browser: guard::browser(request), country }))
}

async fn agent_of(request: &Request, env: &Env, site: &SiteId) -> Refusable<Attached> {
    let caller = guard::caller(request, env, site)?;
    let face = face_of(env, site, caller).await?;
    Ok(Attached::new(Who::Agent(Looker { face, sign_in: caller.sign_in })))
}

async fn face_of(env: &Env, site: &SiteId, caller: Caller) -> Refusable<Face> {
    let answer = object::ask_site(env, site, &SiteRequest::Check(caller)).await;
    match answer.map_err(unavailable("asking a site"))?? {
        Answer::SignedIn { agent, .. } => Ok(agent.face),
        _ => Err(Refusal::NotSignedIn.into()),
    }
}

fn upgrade_of_own_page(request: &Request) -> Refusable<()> {
    let upgrade = guard::header(request, "Upgrade").is_some_and(|upgrade| upgrade.eq_ignore_ascii_case("websocket"));
    let offered = guard::header(request, "Sec-WebSocket-Protocol").unwrap_or_default();
    if !upgrade || !offered.split(',').any(|entry| entry.trim() == SUBPROTOCOL) {
        return Err(Refusal::BadRequest.into());
    }
    guard::own_origin(request)
}

async fn upgrade(env: &Env, stub: &Stub, path: &str, attached: &Attached) -> Answered {
    admission::admit(env)?;
    let mut init = RequestInit::new();
    init.with_method(Method::Get);
    let answered = forward(stub, path, attached, init, Some("websocket")).await;
    if answered.as_ref().map_or(0, worker::Response::status_code) != 101 {
        admission::release(1);
    }
    answered
}

async fn exchange(stub: &Stub, path: &str, attached: &Attached, mut request: Request) -> Answered {
    let frames = answer::bytes(&mut request, limits::EXCHANGE_BYTES).await?;
    let frames = String::from_utf8(frames).map_err(|_| Refusal::BadRequest)?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(frames.into()));
    forward(stub, path, attached, init, None).await
}

async fn forward(
    stub: &Stub,
    path: &str,
    attached: &Attached,
    mut init: RequestInit,
    upgrade: Option<&str>,
) -> Answered {
    let asked = async {
        let headers = Headers::new();
        headers.set(ATTACHED_HEADER, &attached.to_header()?)?;
        if let Some(to) = upgrade {
            headers.set("Upgrade", to)?;
        }
        init.with_headers(headers);
        let request = Request::new_with_init(&format!("https://object/{path}"), &init)?;
        stub.fetch_with_request(request).await
    };
    asked.await.map_err(unavailable("asking an object"))
}
