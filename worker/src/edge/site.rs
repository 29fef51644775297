//! Whether a site is set up, and how.

use chat::site::{Founder, SetUp};
use protocol::{NewAgent, Refusal, Setup};
use serde::Serialize;

use super::answer::json;
use super::asked::{Asked, new_agent};
use super::limit::Limit;
use super::method::{Method, Methods};
use super::{Answered, keys, password, remembered, sign_in};

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    IsSetUp,
    SetUp,
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    match path {
        ["setup"] => Some(vec![(Method::Get, Address::IsSetUp), (Method::Post, Address::SetUp)]),
        _ => None,
    }
}

/// Answers it.
pub(super) async fn answer(asked: Asked<'_>, address: Address) -> Answered {
    match address {
        Address::IsSetUp => is_set_up(&asked).await,
        Address::SetUp => set_up(&asked).await,
    }
}

async fn is_set_up(asked: &Asked<'_>) -> Answered {
    #[derive(Serialize)]
    struct Body {
        set_up: bool,
    }
    let set_up = match remembered::exists(&asked.request, asked.env, &asked.site).await {
        Ok(()) => true,
        Err(refused) if refused.code == Refusal::NoSuchSite => false,
        Err(refused) => return Err(refused),
    };
    json(200, &Body { set_up })
}

async fn set_up(asked: &Asked<'_>) -> Answered {
    asked.count(Limit::SignIn).await?;
    let Setup { secret, site, agent } = asked.read().await?;
    keys::check_setup(asked.env, &secret)?;
    let NewAgent { name, email, password } = agent;
    let founder = Founder { agent: new_agent()?, name, email, password: password::new(&password)? };
    let signed_in = asked.ask(&SetUp { site, founder, device: asked.new_device()? }).await?;
    remembered::founded(&asked.site);
    sign_in::signed_in(asked, 201, signed_in)
}
