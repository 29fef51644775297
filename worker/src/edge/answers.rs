//! What the bot knows: the owner's answers. Every agent reads and tries them, admins write them.

use chat::ask::Ask;
use chat::library::{Opine, ReadAnswers, RemoveAnswer, WriteAnswer};
use chat::site::Check;
use protocol::{Answer, AnswerId, Question, Refusal, Refused, Role, limits};

use super::answer::{json, no_content};
use super::asked::Asked;
use super::method::{Method, Methods};
use super::{Answered, body, remembered, unavailable};
use crate::object::{call, forget_knowledge};

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    Read,
    Try,
    Write(AnswerId),
    Remove(AnswerId),
}

/// What can be asked at this path.
pub(super) fn at(path: &[&str]) -> Option<Methods<Address>> {
    match path {
        ["answers"] => Some(vec![(Method::Get, Address::Read)]),
        ["answers", "try"] => Some(vec![(Method::Post, Address::Try)]),
        ["answers", id] => {
            let id = id.parse().ok()?;
            Some(vec![(Method::Put, Address::Write(id)), (Method::Delete, Address::Remove(id))])
        }
        _ => None,
    }
}

/// Answers it.
pub(super) async fn answer(asked: Asked<'_>, address: Address) -> Answered {
    let signed_in = asked.ask(&Check { caller: asked.caller()? }).await?;
    let is_admin = signed_in.agent.role == Role::Admin;
    let admin = || if is_admin { Ok(()) } else { Err(Refused::from(Refusal::AdminOnly)) };
    match address {
        Address::Read => json(200, &library(&asked, &ReadAnswers {}).await?),
        Address::Try => {
            let Question { question } = asked.read().await?;
            let careful = remembered::settings(&asked.request, asked.env, &asked.site).await?.bot.value.careful;
            json(200, &library(&asked, &Opine { question, careful }).await?)
        }
        Address::Write(id) => {
            admin()?;
            let bytes = body::read(&asked.request, limits::ANSWER_BYTES).await?;
            let answer: Answer = serde_json::from_slice(&bytes).map_err(|_| Refusal::BadRequest)?;
            if answer.id != id {
                return Err(Refusal::BadRequest.into());
            }
            let answer = library(&asked, &WriteAnswer { answer }).await??;
            forget_knowledge(&asked.site);
            json(200, &answer)
        }
        Address::Remove(id) => {
            admin()?;
            library(&asked, &RemoveAnswer { id }).await?;
            forget_knowledge(&asked.site);
            no_content()
        }
    }
}

async fn library<Q: Ask>(asked: &Asked<'_>, question: &Q) -> Result<Q::Answer, Refused> {
    call::library(asked.env, &asked.site, question).await.map_err(unavailable("asking a library"))
}
