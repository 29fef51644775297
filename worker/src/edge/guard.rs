//! Who asks: origins, cookies, tokens. All of it from the request alone, without waking an object.

use chat::site::Caller;
use chat::token::{Holder, Keys};
use protocol::{ConversationId, Refusal, SignInId, SiteId, TOKEN_SUBPROTOCOL, Timestamp};
use worker::{Env, Request};

use super::answer::Refused;
use super::unavailable;
use crate::platform;

type Allowed<T> = Result<T, Refused>;

/// The deployment's keys.
pub(super) fn keys(env: &Env) -> Allowed<Keys> {
    let text = secret(env, "TOKEN_KEYS")?;
    Keys::parse(&text).ok_or_else(|| {
        platform::log("TOKEN_KEYS", &"is not of the form id:hex,id:hex with at least 32 bytes each");
        Refusal::Unavailable.into()
    })
}

/// A secret of the deployment.
pub(super) fn secret(env: &Env, name: &str) -> Allowed<String> {
    Ok(env.secret(name).map_err(unavailable(name))?.to_string())
}

/// O2: changes and sockets come from pages of this deployment.
pub(super) fn own_origin(request: &Request) -> Allowed<()> {
    let url = request.url().map_err(unavailable("reading an address"))?;
    let own = url.origin().ascii_serialization();
    match header(request, "Origin") {
        Some(origin) if origin == own => Ok(()),
        _ => Err(Refusal::OriginRefused.into()),
    }
}

/// The agent's device that asks, by its cookie. Whether it still stands is for the site to say.
pub(super) fn caller(request: &Request, env: &Env, site: &SiteId) -> Allowed<Caller> {
    let name = cookie_name(site);
    let cookies = header(request, "Cookie").ok_or(Refusal::NotSignedIn)?;
    let pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    let token = pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next().ok_or(Refusal::NotSignedIn)?;
    match keys(env)?.verify(platform::now(), site, token) {
        Ok(claims) => match claims.holder {
            Holder::Agent(agent, sign_in) => Ok(Caller { agent, sign_in }),
            Holder::Visitor(_) => Err(Refusal::NotSignedIn.into()),
        },
        Err(_) => Err(Refusal::NotSignedIn.into()),
    }
}

/// The cookie that signs a device in until then.
pub(super) fn cookie(env: &Env, site: &SiteId, caller: Caller, expires: Timestamp) -> Allowed<String> {
    let token = keys(env)?.sign(site, Holder::Agent(caller.agent, caller.sign_in), expires);
    let seconds = expires.since(platform::now()).as_secs();
    Ok(set_cookie(site, &token, seconds))
}

/// The cookie that signs a device out.
pub(super) fn no_cookie(site: &SiteId) -> String {
    set_cookie(site, "", 0)
}

/// T1: the visitor's token opens this conversation.
pub(super) fn visitor(env: &Env, site: &SiteId, conversation: ConversationId, token: Option<&str>) -> Allowed<()> {
    let token = token.ok_or(Refusal::TokenForged)?;
    let claims = keys(env)?.verify(platform::now(), site, token)?;
    if claims.holder == Holder::Visitor(conversation) { Ok(()) } else { Err(Refusal::TokenElsewhere.into()) }
}

/// The token among the subprotocols that a socket offers.
pub(super) fn offered_token(request: &Request) -> Option<String> {
    let offered = header(request, "Sec-WebSocket-Protocol")?;
    offered.split(',').find_map(|entry| entry.trim().strip_prefix(TOKEN_SUBPROTOCOL)).map(str::to_owned)
}

/// The token in `Authorization: Bearer`.
pub(super) fn bearer(request: &Request) -> Option<String> {
    header(request, "Authorization")?.strip_prefix("Bearer ").map(str::to_owned)
}

/// The address that a request comes from, to limit by.
pub(super) fn address(request: &Request) -> String {
    header(request, "CF-Connecting-IP").unwrap_or_default()
}

/// Browser and system in a few words.
pub(super) fn browser(request: &Request) -> String {
    chat::browser::name(&header(request, "User-Agent").unwrap_or_default())
}

/// A fresh id for a sign-in.
pub(super) fn new_sign_in() -> Allowed<SignInId> {
    platform::random().map(SignInId::from_random).map_err(unavailable("drawing an id"))
}

/// A header that was sent and can be read.
pub(super) fn header(request: &Request, name: &str) -> Option<String> {
    request.headers().get(name).ok().flatten()
}

fn cookie_name(site: &SiteId) -> String {
    format!("__Host-edgewise-{site}")
}

fn set_cookie(site: &SiteId, token: &str, seconds: u64) -> String {
    format!("{}={token}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={seconds}", cookie_name(site))
}
