//! What each address answers. Refuses before an object is woken.

mod agents;
mod answer;
mod guard;
mod pages;
mod password;
mod settings;
mod sockets;
mod visitors;

use protocol::{Refusal, SiteId};
use worker::{Env, Request, Response, Result};

use self::answer::{Refused, refusal};
use crate::platform;
use crate::route::{Api, Route};

/// What a request leads to: an answer, or a refusal that becomes one.
type Answered = std::result::Result<Response, Refused>;

/// Answers a request; whatever fails becomes a code.
pub(crate) async fn respond(request: Request, env: &Env) -> Result<Response> {
    let Some(route) = Route::of(&request.method(), &request.path()) else {
        return refusal(&Refusal::NotFound.into());
    };
    match answer(request, env, route).await {
        Ok(response) => Ok(response),
        Err(refused) => refusal(&refused),
    }
}

async fn answer(request: Request, env: &Env, route: Route) -> Answered {
    match route {
        Route::ToConsole => pages::to_console(&request),
        Route::Loader(site) => pages::loader(env, &site).await,
        Route::Frame(site) => pages::frame(&request, env, &site).await,
        Route::Console => pages::console(env).await,
        Route::Api(site, api) => answer_api(request, env, &site, api).await,
    }
}

async fn answer_api(request: Request, env: &Env, site: &SiteId, api: Api) -> Answered {
    if !matches!(request.method(), worker::Method::Get) {
        guard::own_origin(&request)?;
    }
    match api {
        Api::CreateConversation => visitors::create(request, env, site).await,
        Api::CheckConversation(conversation) => visitors::check(&request, env, site, conversation),
        Api::VisitorSocket(conversation) => sockets::visitor(&request, env, site, conversation).await,
        Api::VisitorExchange(conversation) => sockets::visitor_exchange(request, env, site, conversation).await,
        Api::AgentExchange(conversation) => sockets::agent_exchange(request, env, site, conversation).await,
        Api::InboxExchange(shard) => sockets::inbox_exchange(request, env, site, shard).await,
        Api::AgentSocket(conversation) => sockets::agent(&request, env, site, conversation).await,
        Api::InboxSocket(shard) => sockets::inbox(&request, env, site, shard).await,
        other => agents::answer(request, env, site, other).await,
    }
}

/// Something failed that is nobody's fault out there.
fn unavailable(doing: &str) -> impl FnOnce(worker::Error) -> Refused {
    move |error| {
        platform::log(doing, &error);
        Refusal::Unavailable.into()
    }
}
