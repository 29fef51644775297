//! Who asks, from the request alone: its origin, and a visitor's token. Wakes no object.

use protocol::{ContactId, ConversationId, Refusal, Refused, SUBPROTOCOL, SiteId, TOKEN_SUBPROTOCOL};
use worker::{Env, Request};

use super::keys::keys;
use super::unavailable;
use crate::platform;

/// The origin of this deployment, as the request reached it.
pub(super) fn origin(request: &Request) -> Result<String, Refused> {
    let url = request.url().map_err(unavailable("reading an address"))?;
    Ok(url.origin().ascii_serialization())
}

/// O2: changes and sockets come from pages of this deployment.
pub(super) fn own_origin(request: &Request) -> Result<(), Refused> {
    let own = origin(request)?;
    match header(request, "Origin") {
        Some(origin) if origin == own => Ok(()),
        _ => Err(Refusal::OriginRefused.into()),
    }
}

/// The request opens a socket that speaks this version of the frames, from a page of this deployment.
pub(super) fn upgrade(request: &Request) -> Result<(), Refused> {
    let upgrade = header(request, "Upgrade").is_some_and(|upgrade| upgrade.eq_ignore_ascii_case("websocket"));
    let offered = header(request, "Sec-WebSocket-Protocol").unwrap_or_default();
    if !upgrade || !offers(&offered, SUBPROTOCOL) {
        return Err(Refusal::BadRequest.into());
    }
    own_origin(request)
}

/// T1: the visitor's token opens this conversation. Says whom its holder has proven to be.
pub(super) fn visitor(
    env: &Env,
    site: &SiteId,
    conversation: ConversationId,
    token: Option<&str>,
) -> Result<Option<ContactId>, Refused> {
    let token = token.ok_or(Refusal::TokenForged)?;
    let claims = keys(env)?.verify(platform::now(), site, token)?;
    match claims.holder.visitor() {
        Some((opened, contact)) if opened == conversation => Ok(contact),
        _ => Err(Refusal::TokenElsewhere.into()),
    }
}

/// The token among the subprotocols that a socket offers.
pub(super) fn offered_token(request: &Request) -> Option<String> {
    token_among(&header(request, "Sec-WebSocket-Protocol")?).map(str::to_owned)
}

/// The token in `Authorization: Bearer`.
pub(super) fn bearer(request: &Request) -> Option<String> {
    header(request, "Authorization")?.strip_prefix("Bearer ").map(str::to_owned)
}

/// Browser and system in a few words.
pub(super) fn browser(request: &Request) -> String {
    chat::browser::name(&header(request, "User-Agent").unwrap_or_default())
}

/// A header that was sent and can be read.
pub(super) fn header(request: &Request, name: &str) -> Option<String> {
    request.headers().get(name).ok().flatten()
}

fn offers(offered: &str, protocol: &str) -> bool {
    offered.split(',').any(|entry| entry.trim() == protocol)
}

fn token_among(offered: &str) -> Option<&str> {
    offered.split(',').find_map(|entry| entry.trim().strip_prefix(TOKEN_SUBPROTOCOL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t1_the_token_is_one_of_the_subprotocols_that_a_socket_offers() {
        assert_eq!(token_among("edgewise.v1, token.a.b"), Some("a.b"));
        assert_eq!(token_among("token.a.b,edgewise.v1"), Some("a.b"));
        assert_eq!(token_among("edgewise.v1"), None);
        assert!(offers("edgewise.v1, token.a.b", SUBPROTOCOL));
        assert!(!offers("edgewise.v10, token.edgewise.v1", SUBPROTOCOL));
    }
}
