//! The agents' part of the HTTP interface: translates requests into questions to the site, and its answers back.

use chat::secret;
use chat::site::{Answer, Caller, Device, Request as SiteRequest};
use protocol::{
    AcceptInvitation, AgentId, Face, Invite, LinkRequest, Me, PathAnswer, Refusal, Refused, Setup, SignIn, SiteId,
    UseLink,
};
use serde::Serialize;
use worker::{Env, Request, Response};

use super::answer::{json, no_content, read};
use super::{Answered, guard, password, settings, unavailable};
use crate::object::{self, SHARDS};
use crate::platform;
use crate::route::Api;

/// Answers what only agents, or those who are about to be, ask.
pub(super) async fn answer(request: Request, env: &Env, site: &SiteId, api: Api) -> Answered {
    match api {
        Api::IsSetUp => is_set_up(env, site).await,
        Api::SetUp => set_up(request, env, site).await,
        Api::SignIn => sign_in(request, env, site).await,
        Api::MakeLink => make_link(request, env, site).await,
        Api::UseLink => use_link(request, env, site).await,
        Api::Accept => accept(request, env, site).await,
        Api::SignOut => sign_out(&request, env, site).await,
        other => answer_signed_in(request, env, site, other).await,
    }
}

async fn answer_signed_in(mut request: Request, env: &Env, site: &SiteId, api: Api) -> Answered {
    let caller = guard::caller(&request, env, site)?;
    match api {
        Api::Me => me(site, ask(env, site, &SiteRequest::Check(caller)).await?),
        Api::SignIns => relay(ask(env, site, &SiteRequest::SignIns(caller)).await?),
        Api::Revoke(sign_in) => relay(ask(env, site, &SiteRequest::Revoke { caller, sign_in }).await?),
        Api::Settings => {
            ask(env, site, &SiteRequest::Check(caller)).await?;
            relay(ask(env, site, &SiteRequest::Settings).await?)
        }
        Api::ChangeSettings => {
            let settings = read(&mut request).await?;
            let answer = ask(env, site, &SiteRequest::ChangeSettings { caller, settings }).await?;
            settings::forget(site);
            relay(answer)
        }
        Api::Team => relay(ask(env, site, &SiteRequest::Team(caller)).await?),
        Api::Invite => {
            let invite: Invite = read(&mut request).await?;
            let (secret, digest) = new_secret()?;
            ask(env, site, &SiteRequest::Invite { caller, invite, digest }).await?;
            json(201, &PathAnswer { path: format!("/console/{site}#invitation={secret}") })
        }
        Api::Uninvite(email) => {
            let email = js_sys::decode_uri_component(&email).map_err(|_| Refused::from(Refusal::BadRequest))?;
            relay(ask(env, site, &SiteRequest::Uninvite { caller, email: email.into() }).await?)
        }
        Api::RemoveAgent(agent) => relay(ask(env, site, &SiteRequest::RemoveAgent { caller, agent }).await?),
        _ => Err(Refusal::NotFound.into()),
    }
}

async fn is_set_up(env: &Env, site: &SiteId) -> Answered {
    #[derive(Serialize)]
    struct Body {
        set_up: bool,
    }
    match ask(env, site, &SiteRequest::IsSetUp).await? {
        Answer::IsSetUp(set_up) => json(200, &Body { set_up }),
        _ => Err(Refusal::Unavailable.into()),
    }
}

async fn set_up(mut request: Request, env: &Env, site: &SiteId) -> Answered {
    slowly(&request, env).await?;
    let Setup { secret, site: new_site, agent } = read(&mut request).await?;
    setup_secret(env, &secret)?;
    let password = password::new(&agent.password)?;
    let face = Face { id: new_agent()?, name: agent.name };
    let device = device(&request)?;
    let request = SiteRequest::SetUp { site: new_site, agent: (face, agent.email, password), device };
    let answer = ask(env, site, &request).await?;
    settings::forget(site);
    signed_in(env, site, 201, answer)
}

async fn sign_in(mut request: Request, env: &Env, site: &SiteId) -> Answered {
    slowly(&request, env).await?;
    let SignIn { email, password } = read(&mut request).await?;
    // A2: an unknown address takes the same time and gets the same answer as a wrong password.
    let salt = match ask(env, site, &SiteRequest::Salt { email: email.clone() }).await? {
        Answer::Salt(Some(salt)) => salt,
        _ => secret::hex(&guard::keys(env)?.derive(&format!("salt/{site}/{email}"))),
    };
    let derived = password::derive(&password, &salt)?;
    let request = SiteRequest::SignIn { email, derived, device: device(&request)? };
    signed_in(env, site, 200, ask(env, site, &request).await?)
}

async fn make_link(mut request: Request, env: &Env, site: &SiteId) -> Answered {
    slowly(&request, env).await?;
    let LinkRequest { secret, email } = read(&mut request).await?;
    setup_secret(env, &secret)?;
    let (secret, digest) = new_secret()?;
    ask(env, site, &SiteRequest::MakeLink { email, digest }).await?;
    json(201, &PathAnswer { path: format!("/console/{site}#link={secret}") })
}

async fn use_link(mut request: Request, env: &Env, site: &SiteId) -> Answered {
    slowly(&request, env).await?;
    let UseLink { link } = read(&mut request).await?;
    let request = SiteRequest::UseLink { digest: secret::digest(&link), device: device(&request)? };
    signed_in(env, site, 200, ask(env, site, &request).await?)
}

async fn accept(mut request: Request, env: &Env, site: &SiteId) -> Answered {
    slowly(&request, env).await?;
    let AcceptInvitation { invitation, name, password } = read(&mut request).await?;
    let password = password::new(&password)?;
    let (digest, agent, device) = (secret::digest(&invitation), new_agent()?, device(&request)?);
    let request = SiteRequest::Accept { digest, name, password, agent, device };
    signed_in(env, site, 201, ask(env, site, &request).await?)
}

/// Signs out here even when the sign-in was revoked already.
async fn sign_out(request: &Request, env: &Env, site: &SiteId) -> Answered {
    if let Ok(caller) = guard::caller(request, env, site) {
        let revoke = SiteRequest::Revoke { caller, sign_in: caller.sign_in };
        match ask(env, site, &revoke).await {
            Ok(_) => {}
            Err(refused) if refused.code == Refusal::NotSignedIn => {}
            Err(refused) => return Err(refused),
        }
    }
    with_cookie(no_content()?, &guard::no_cookie(site))
}

async fn ask(env: &Env, site: &SiteId, request: &SiteRequest) -> Result<Answer, Refused> {
    object::ask_site(env, site, request).await.map_err(unavailable("asking a site"))?
}

fn relay(answer: Answer) -> Answered {
    match answer {
        Answer::Done => no_content(),
        Answer::Settings(settings) => json(200, &settings),
        Answer::SignIns(sign_ins) => json(200, &sign_ins),
        Answer::Team(team) => json(200, &team),
        Answer::IsSetUp(_) | Answer::Salt(_) | Answer::SignedIn { .. } => Err(Refusal::Unavailable.into()),
    }
}

fn me(site: &SiteId, answer: Answer) -> Answered {
    json(200, &as_me(site, answer)?)
}

fn as_me(site: &SiteId, answer: Answer) -> Result<Me, Refused> {
    match answer {
        Answer::SignedIn { agent, site_name, .. } => Ok(Me { agent, site: site.clone(), site_name, shards: SHARDS }),
        _ => Err(Refusal::Unavailable.into()),
    }
}

fn signed_in(env: &Env, site: &SiteId, status: u16, answer: Answer) -> Answered {
    let Answer::SignedIn { agent, sign_in, expires, .. } = &answer else { return Err(Refusal::Unavailable.into()) };
    let cookie = guard::cookie(env, site, Caller { agent: agent.face.id, sign_in: *sign_in }, *expires)?;
    with_cookie(json(status, &as_me(site, answer)?)?, &cookie)
}

fn with_cookie(mut response: Response, cookie: &str) -> Answered {
    response.headers_mut().set("Set-Cookie", cookie).map_err(unavailable("setting a cookie"))?;
    Ok(response)
}

/// Guessing is slow, from one address and for one agent (the site counts the latter).
async fn slowly(request: &Request, env: &Env) -> Result<(), Refused> {
    let limiter = env.rate_limiter("SIGN_IN").map_err(unavailable("the limit of sign-ins"))?;
    let allowed = limiter.limit(guard::address(request)).await.map_err(unavailable("the limit of sign-ins"))?;
    if allowed.success {
        return Ok(());
    }
    Err(Refused { retry_after_ms: Some(60_000), ..Refusal::TooFast.into() })
}

fn setup_secret(env: &Env, given: &str) -> Result<(), Refused> {
    let known = guard::secret(env, "SETUP_SECRET")?;
    // Digests, so that the comparison does not tell the length either.
    let same = secret::same(secret::digest(&known).as_bytes(), secret::digest(given).as_bytes());
    if same && !known.is_empty() { Ok(()) } else { Err(Refusal::WrongSecret.into()) }
}

fn device(request: &Request) -> Result<Device, Refused> {
    Ok(Device { sign_in: guard::new_sign_in()?, browser: guard::browser(request) })
}

fn new_agent() -> Result<AgentId, Refused> {
    platform::random().map(AgentId::from_random).map_err(unavailable("drawing an id"))
}

/// A secret for a link, and what is stored of it.
fn new_secret() -> Result<(String, String), Refused> {
    let secret = secret::hex(&platform::random::<16>().map_err(unavailable("drawing a secret"))?);
    let digest = secret::digest(&secret);
    Ok((secret, digest))
}
