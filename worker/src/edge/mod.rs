//! What each address answers. Refuses before an object is woken. Each noun has a file with its addresses, what can be
//! done at each, and the answers; here they are only tried.

mod answers;
mod cards;
mod conversations;
mod files;
mod identities;
mod inbox;
mod links;
mod pages;
mod pictures;
mod reception;
mod settings;
mod sign_in;
mod site;
mod team;

mod answer;
mod asked;
mod body;
mod cookie;
mod enter;
mod finish;
mod guard;
mod host;
mod keys;
mod limit;
mod method;
mod network;
mod outside;
mod password;
mod qr;
mod remembered;
mod transcript;

use protocol::{Party, Refusal, Refused, SiteId};
use worker::{Env, Request, Response};

pub(crate) use self::answer::status;

use self::asked::Asked;
use self::method::{Method, Methods, within};
use crate::platform;

/// What a request leads to: an answer, or a refusal that becomes one.
type Answered = Result<Response, Refused>;

/// An address of the deployment, with what is to be done there.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Address {
    Page(pages::Address),
    Api(SiteId, Api),
}

/// An address of a site's HTTP interface.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Api {
    Site(site::Address),
    SignIn(sign_in::Address),
    Team(team::Address),
    Conversations(conversations::Address),
    Inbox(inbox::Address),
    Settings(settings::Address),
    Pictures(pictures::Address),
    Reception(reception::Address),
    Cards(cards::Address),
    Answers(answers::Address),
    Identities(identities::Address),
}

/// Answers a request; whatever fails becomes a code.
pub(crate) async fn respond(request: Request, env: &Env) -> worker::Result<Response> {
    let https = request.inner().url().starts_with("https:");
    let response = match answer(request, env).await {
        Ok(response) => response,
        Err(refused) => answer::refusal(&refused)?,
    };
    finish::finish(response, https)
}

async fn answer(request: Request, env: &Env) -> Answered {
    let methods = at(&request.path()).ok_or(Refusal::NotFound)?;
    if let Some((_, address)) = methods.first() {
        host::check(&request, env, address.party())?;
    }
    let wanted = Method::of(&request.inner().method());
    let Some((method, address)) = methods.iter().find(|(method, _)| Some(*method) == wanted).cloned() else {
        return answer::not_allowed(&method::allowed(&methods));
    };
    match address {
        Address::Page(address) => pages::answer(request, env, address).await,
        Address::Api(site, api) => {
            if method != Method::Get {
                guard::own_origin(&request)?;
            }
            answer_api(Asked { request, env, site }, api).await
        }
    }
}

async fn answer_api(asked: Asked<'_>, api: Api) -> Answered {
    match api {
        Api::Site(address) => site::answer(asked, address).await,
        Api::SignIn(address) => sign_in::answer(asked, address).await,
        Api::Team(address) => team::answer(asked, address).await,
        Api::Conversations(address) => conversations::answer(asked, address).await,
        Api::Inbox(address) => inbox::answer(asked, address).await,
        Api::Settings(address) => settings::answer(asked, address).await,
        Api::Pictures(address) => pictures::answer(asked, address).await,
        Api::Reception(address) => reception::answer(asked, address).await,
        Api::Cards(address) => cards::answer(asked, address).await,
        Api::Answers(address) => answers::answer(asked, address).await,
        Api::Identities(address) => identities::answer(asked, address).await,
    }
}

/// What can be done at this path; nothing if there is no such address.
fn at(path: &str) -> Option<Methods<Address>> {
    let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
    match parts.as_slice() {
        ["api", site, rest @ ..] => {
            let site: SiteId = site.parse().ok()?;
            within(api_at(rest), |api| Address::Api(site.clone(), api))
        }
        parts => within(pages::at(parts), Address::Page),
    }
}

fn api_at(path: &[&str]) -> Option<Methods<Api>> {
    within(site::at(path), Api::Site)
        .or_else(|| within(sign_in::at(path), Api::SignIn))
        .or_else(|| within(team::at(path), Api::Team))
        .or_else(|| within(conversations::at(path), Api::Conversations))
        .or_else(|| within(inbox::at(path), Api::Inbox))
        .or_else(|| within(settings::at(path), Api::Settings))
        .or_else(|| within(pictures::at(path), Api::Pictures))
        .or_else(|| within(reception::at(path), Api::Reception))
        .or_else(|| within(cards::at(path), Api::Cards))
        .or_else(|| within(answers::at(path), Api::Answers))
        .or_else(|| within(identities::at(path), Api::Identities))
}

impl Address {
    /// Who asks here.
    const fn party(&self) -> Party {
        match self {
            Self::Page(address) => address.party(),
            Self::Api(_, Api::Conversations(address)) => address.party(),
            Self::Api(_, Api::Reception(_)) => Party::Visitor,
            Self::Api(_, Api::Identities(address)) => address.party(),
            Self::Api(
                _,
                Api::Site(_)
                | Api::SignIn(_)
                | Api::Team(_)
                | Api::Inbox(_)
                | Api::Settings(_)
                | Api::Pictures(_)
                | Api::Cards(_)
                | Api::Answers(_),
            ) => Party::Team,
        }
    }
}

/// Something failed that is nobody's fault out there.
fn unavailable(doing: &str) -> impl FnOnce(worker::Error) -> Refused {
    move |error| {
        platform::log(doing, &error);
        Refusal::Unavailable.into()
    }
}

#[cfg(test)]
mod tests;
