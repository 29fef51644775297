//! How a visitor gets a conversation. Stateless: an id and a token are made here; the object wakes with the socket.

use chat::token::Holder;
use protocol::{ConversationId, ConversationTicket, CreateConversation, Origin, Refusal, SiteId, limits};
use worker::{Env, Request};

use super::answer::{Refused, json, read};
use super::{Answered, guard, settings, unavailable};
use crate::object::SHARDS;
use crate::platform;

/// Begins a conversation.
pub(super) async fn create(mut request: Request, env: &Env, site: &SiteId) -> Answered {
    // L4
    let limiter = env.rate_limiter("NEW_CONVERSATIONS").map_err(unavailable("the limit of conversations"))?;
    let allowed = limiter.limit(guard::address(&request)).await.map_err(unavailable("the limit of conversations"))?;
    if !allowed.success {
        return Err(Refused { retry_after_ms: Some(60_000), ..Refusal::TooManyConversations.into() });
    }
    let CreateConversation { page } = read(&mut request).await?;
    // O1: the frame's page is bound to allowed sites by the browser; this binds what any other client claims.
    let settings = settings::of(env, site).await?;
    let origin = Origin::of(&page.url).ok_or(Refusal::OriginRefused)?;
    if !settings.origins.contains(&origin) {
        return Err(Refusal::OriginRefused.into());
    }
    let key = platform::random::<16>().map_err(unavailable("drawing an id"))?;
    let shard = chat::inbox::shard_of(key, SHARDS);
    let conversation = ConversationId::from_random(shard, key);
    let expires = platform::now().plus(limits::TOKEN_LIVES);
    let token = guard::keys(env)?.sign(site, Holder::Visitor(conversation), expires);
    json(201, &ConversationTicket { conversation, token })
}

/// Whether a token still opens its conversation; a browser cannot see why a socket was refused.
pub(super) fn check(request: &Request, env: &Env, site: &SiteId, conversation: ConversationId) -> Answered {
    let token = guard::bearer(request);
    guard::visitor(env, site, conversation, token.as_deref())?;
    json(200, &serde_json::json!({}))
}
