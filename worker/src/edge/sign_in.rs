//! How agents sign in and out, who is signed in, and on which devices.

use chat::gate::secret;
use chat::site::{self, Caller, Check, ListSignIns, Revoke, Salt, SignedIn};
use protocol::{LinkRequest, Me, PathAnswer, Refusal, SignInId, UseLink};
use worker::Response;

use super::answer::{json, no_content};
use super::asked::Asked;
use super::limit::Limit;
use super::method::{Method, Methods};
use super::{Answered, cookie, keys, password, remembered, unavailable};

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    SignIn,
    MakeLink,
    UseLink,
    SignOut,
    Me,
    SignIns,
    Revoke(SignInId),
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    let (method, address) = match path {
        ["sign-in"] => (Method::Post, Address::SignIn),
        ["sign-in-links"] => (Method::Post, Address::MakeLink),
        ["sign-in-links", "use"] => (Method::Post, Address::UseLink),
        ["sign-out"] => (Method::Post, Address::SignOut),
        ["me"] => (Method::Get, Address::Me),
        ["sign-ins"] => (Method::Get, Address::SignIns),
        ["sign-ins", id] => (Method::Delete, Address::Revoke(id.parse().ok()?)),
        _ => return None,
    };
    Some(vec![(method, address)])
}

/// Answers it.
pub(super) async fn answer(asked: Asked<'_>, address: Address) -> Answered {
    match address {
        Address::SignIn => sign_in(&asked).await,
        Address::MakeLink => make_link(&asked).await,
        Address::UseLink => use_link(&asked).await,
        Address::SignOut => sign_out(&asked).await,
        Address::Me => json(200, &me(&asked, asked.ask(&Check { caller: asked.caller()? }).await?)),
        Address::SignIns => json(200, &asked.ask(&ListSignIns { caller: asked.caller()? }).await?),
        Address::Revoke(sign_in) => {
            asked.ask(&Revoke { caller: asked.caller()?, sign_in }).await?;
            no_content()
        }
    }
}

async fn sign_in(asked: &Asked<'_>) -> Answered {
    asked.count(Limit::SignIn).await?;
    let protocol::SignIn { email, password } = asked.read().await?;
    remembered::exists(&asked.request, asked.env, &asked.site).await?;
    // A2: an unknown address takes the same time and gets the same answer as a wrong password.
    let salt = match asked.ask(&Salt { email: email.clone() }).await? {
        Some(salt) => salt,
        None => secret::hex(&keys::keys(asked.env)?.derive(&format!("salt/{}/{email}", asked.site))),
    };
    let derived = password::derive(&password, &salt)?;
    // The site counts wrong passwords by address and network, so that nobody elsewhere can keep the agent out.
    let request = site::SignIn { email, derived, network: asked.network(), device: asked.new_device()? };
    signed_in(asked, 200, asked.ask(&request).await?)
}

async fn make_link(asked: &Asked<'_>) -> Answered {
    asked.count(Limit::SignIn).await?;
    let LinkRequest { secret, email } = asked.read().await?;
    keys::check_setup(asked.env, &secret)?;
    let (secret, digest) = keys::fresh_link()?;
    asked.ask(&site::MakeLink { email, digest }).await?;
    json(201, &PathAnswer { path: format!("/console/{}#link={secret}", asked.site) })
}

async fn use_link(asked: &Asked<'_>) -> Answered {
    asked.count(Limit::SignIn).await?;
    let UseLink { link } = asked.read().await?;
    remembered::exists(&asked.request, asked.env, &asked.site).await?;
    let request = site::UseLink { digest: secret::digest(&link), device: asked.new_device()? };
    signed_in(asked, 200, asked.ask(&request).await?)
}

/// Signs out here even when the device was signed out elsewhere already.
async fn sign_out(asked: &Asked<'_>) -> Answered {
    if let Ok(caller) = asked.caller() {
        match asked.ask(&Revoke { caller, sign_in: caller.sign_in }).await {
            Ok(()) => {}
            Err(refused) if refused.code == Refusal::NotSignedIn => {}
            Err(refused) => return Err(refused),
        }
    }
    with_cookie(no_content()?, &cookie::signing_out(&asked.site))
}

/// Somebody is signed in: the answer says who, and the cookie keeps them so.
pub(super) fn signed_in(asked: &Asked<'_>, status: u16, signed_in: SignedIn) -> Answered {
    let caller = Caller { agent: signed_in.agent.face.id, sign_in: signed_in.sign_in };
    let cookie = cookie::signing_in(asked.env, &asked.site, caller, signed_in.expires)?;
    with_cookie(json(status, &me(asked, signed_in))?, &cookie)
}

fn me(asked: &Asked<'_>, signed_in: SignedIn) -> Me {
    let SignedIn { agent, site_name, shards, formal, .. } = signed_in;
    Me { agent, site: asked.site.clone(), site_name, shards, formal }
}

fn with_cookie(mut response: Response, cookie: &str) -> Answered {
    response.headers_mut().set("Set-Cookie", cookie).map_err(unavailable("setting a cookie"))?;
    Ok(response)
}
