//! Sockets: who asks is checked here, and told to the object in a header that clients cannot set.

use chat::site::{Answer, Caller, Request as SiteRequest};
use protocol::{ConversationId, Face, Looker, Refusal, SUBPROTOCOL, SiteId};
use worker::{Env, Headers, Method, Request, RequestInit, Stub};

use super::{Answered, guard, unavailable};
use crate::object::{self, ATTACHED_HEADER, Attached, SHARDS, Visitor, Who};

/// A visitor's tab, to its conversation.
pub(super) async fn visitor(request: &Request, env: &Env, site: &SiteId, conversation: ConversationId) -> Answered {
    upgrade_of_own_page(request)?;
    guard::visitor(env, site, conversation, guard::offered_token(request).as_deref())?;
    let country = request.cf().and_then(worker::Cf::country).unwrap_or_default();
    let attached = Attached::new(Who::Visitor(Visitor { browser: guard::browser(request), country }));
    let stub = object::conversation(env, site, conversation).map_err(unavailable("finding a conversation"))?;
    forward(&stub, "visitor", &attached).await
}

/// An agent, to a conversation.
pub(super) async fn agent(request: &Request, env: &Env, site: &SiteId, conversation: ConversationId) -> Answered {
    let attached = signed_in(request, env, site).await?;
    let stub = object::conversation(env, site, conversation).map_err(unavailable("finding a conversation"))?;
    forward(&stub, "agent", &attached).await
}

/// A console, to an inbox shard.
pub(super) async fn inbox(request: &Request, env: &Env, site: &SiteId, shard: u16) -> Answered {
    if shard >= SHARDS {
        return Err(Refusal::NotFound.into());
    }
    let attached = signed_in(request, env, site).await?;
    let stub = object::inbox(env, site, shard).map_err(unavailable("finding an inbox"))?;
    forward(&stub, "agent", &attached).await
}

async fn signed_in(request: &Request, env: &Env, site: &SiteId) -> Result<Attached, protocol::Refused> {
    upgrade_of_own_page(request)?;
    let caller = guard::caller(request, env, site)?;
    let face = face_of(env, site, caller).await?;
    Ok(Attached::new(Who::Agent(Looker { face, sign_in: caller.sign_in })))
}

async fn face_of(env: &Env, site: &SiteId, caller: Caller) -> Result<Face, protocol::Refused> {
    let answer = object::ask_site(env, site, &SiteRequest::Check(caller)).await;
    match answer.map_err(unavailable("asking a site"))?? {
        Answer::SignedIn { agent, .. } => Ok(agent.face),
        _ => Err(Refusal::NotSignedIn.into()),
    }
}

fn upgrade_of_own_page(request: &Request) -> Result<(), protocol::Refused> {
    let upgrade = guard::header(request, "Upgrade").is_some_and(|upgrade| upgrade.eq_ignore_ascii_case("websocket"));
    let offered = guard::header(request, "Sec-WebSocket-Protocol").unwrap_or_default();
    if !upgrade || !offered.split(',').any(|entry| entry.trim() == SUBPROTOCOL) {
        return Err(Refusal::BadRequest.into());
    }
    guard::own_origin(request)
}

async fn forward(stub: &Stub, path: &str, attached: &Attached) -> Answered {
    let doing = "opening a socket";
    let headers = Headers::new();
    headers.set("Upgrade", "websocket").map_err(unavailable(doing))?;
    headers.set(ATTACHED_HEADER, &attached.to_header().map_err(unavailable(doing))?).map_err(unavailable(doing))?;
    let mut init = RequestInit::new();
    init.with_method(Method::Get).with_headers(headers);
    let request = Request::new_with_init(&format!("https://object/{path}"), &init).map_err(unavailable(doing))?;
    stub.fetch_with_request(request).await.map_err(unavailable(doing))
}
