//! Who answers for a site: agents, and invitations to become one.

use chat::gate::secret;
use chat::site::{Accept, MakeInvitation, ReadTeam, RemoveAgent, Uninvite};
use protocol::{AcceptInvitation, AgentId, Email, PathAnswer, Refusal};
use worker::js_sys;

use super::answer::{json, no_content};
use super::asked::{Asked, new_agent};
use super::limit::Limit;
use super::method::{Method, Methods};
use super::{Answered, keys, password, remembered, sign_in};

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    Team,
    Invite,
    Accept,
    /// With the colleague's address as it stands in the path.
    Uninvite(String),
    RemoveAgent(AgentId),
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    let (method, address) = match path {
        ["team"] => (Method::Get, Address::Team),
        ["invitations"] => (Method::Post, Address::Invite),
        ["invitations", "accept"] => (Method::Post, Address::Accept),
        ["invitations", email] => (Method::Delete, Address::Uninvite((*email).to_owned())),
        ["agents", id] => (Method::Delete, Address::RemoveAgent(id.parse().ok()?)),
        _ => return None,
    };
    Some(vec![(method, address)])
}

/// Answers it.
pub(super) async fn answer(asked: Asked<'_>, address: Address) -> Answered {
    match address {
        Address::Team => json(200, &asked.ask(&ReadTeam { caller: asked.caller()? }).await?),
        Address::Invite => invite(&asked).await,
        Address::Accept => accept(&asked).await,
        Address::Uninvite(email) => {
            let caller = asked.caller()?;
            let email = js_sys::decode_uri_component(&email).map_err(|_| Refusal::BadRequest)?;
            let email = Email::try_from(String::from(email).as_str()).map_err(|_| Refusal::BadRequest)?;
            asked.ask(&Uninvite { caller, email }).await?;
            no_content()
        }
        Address::RemoveAgent(agent) => {
            asked.ask(&RemoveAgent { caller: asked.caller()?, agent }).await?;
            no_content()
        }
    }
}

async fn invite(asked: &Asked<'_>) -> Answered {
    let caller = asked.caller()?;
    let invite = asked.read().await?;
    let (secret, digest) = keys::fresh_link()?;
    asked.ask(&MakeInvitation { caller, invite, digest }).await?;
    json(201, &PathAnswer { path: format!("/console/{}#invitation={secret}", asked.site) })
}

async fn accept(asked: &Asked<'_>) -> Answered {
    asked.count(Limit::SignIn).await?;
    let AcceptInvitation { invitation, name, password } = asked.read().await?;
    remembered::exists(&asked.request, asked.env, &asked.site).await?;
    let (digest, password) = (secret::digest(&invitation), password::new(&password)?);
    let request = Accept { digest, name, password, agent: new_agent()?, device: asked.new_device()? };
    sign_in::signed_in(asked, 201, asked.ask(&request).await?)
}
