//! How edge and objects ask objects: a request of `chat`, and the answer that it is tied to.

use chat::ask::Ask;
use protocol::{ContactId, ConversationId, Refused, SiteId};
use worker::wasm_bindgen::JsValue;
use worker::{Env, Headers, Method, RequestInit, Response, Result, Stub};

use super::{OnBehalfOf, VISITOR_HEADER, name};

/// The folder of the addresses at which objects take requests.
pub(super) const ASK: &str = "/ask/";

/// Where a library gives all that it knows, before the version that is held already.
pub(super) const KNOWLEDGE: &str = "/knowledge/";
/// Which version that is.
pub(super) const VERSION_HEADER: &str = "X-Version";

/// Asks a site, which may refuse.
pub(crate) async fn site<A: Ask>(env: &Env, site: &SiteId, ask: &A) -> Result<std::result::Result<A::Answer, Refused>> {
    post(&name::site(env, site)?, ask, None).await?.json().await
}

/// Asks a conversation.
pub(crate) async fn conversation<A: Ask>(env: &Env, site: &SiteId, id: ConversationId, ask: &A) -> Result<A::Answer> {
    answered(post(&name::conversation(env, site, id)?, ask, None).await?).await
}

/// Asks a conversation on behalf of a visitor, who has proven to be that person, or nothing; it may refuse.
pub(crate) async fn conversation_for_visitor<A: Ask>(
    env: &Env,
    site: &SiteId,
    id: ConversationId,
    contact: Option<ContactId>,
    ask: &A,
) -> Result<std::result::Result<A::Answer, Refused>> {
    let mut response = post(&name::conversation(env, site, id)?, ask, Some(OnBehalfOf(contact))).await?;
    if response.status_code() == 401 {
        let Refusing { refused } = response.json().await?;
        return Ok(Err(refused));
    }
    answered(response).await.map(Ok)
}

/// Asks a person's object.
pub(crate) async fn contact<A: Ask>(env: &Env, site: &SiteId, id: ContactId, ask: &A) -> Result<A::Answer> {
    answered(post(&name::contact(env, site, id)?, ask, None).await?).await
}

/// Asks what a site's bot knows.
pub(crate) async fn library<A: Ask>(env: &Env, site: &SiteId, ask: &A) -> Result<A::Answer> {
    answered(post(&name::library(env, site)?, ask, None).await?).await
}

/// What a site's bot knows, and which version of it that is; nothing where that is the version that is `held`.
pub(super) async fn knowledge(env: &Env, site: &SiteId, held: Option<u64>) -> Result<Option<(u64, Vec<u8>)>> {
    let held = held.map_or_else(String::new, |held| held.to_string());
    let address = format!("https://object{KNOWLEDGE}{held}");
    let mut response = name::library(env, site)?.fetch_with_str(&address).await?;
    match response.status_code() {
        200 => {
            let version = response.headers().get(VERSION_HEADER)?.and_then(|version| version.parse().ok());
            let version = version.ok_or_else(|| worker::Error::RustError("knowledge of no version".into()))?;
            Ok(Some((version, response.bytes().await?)))
        }
        204 => Ok(None),
        status => Err(worker::Error::RustError(format!("a library answered {status}"))),
    }
}

#[derive(serde::Deserialize)]
struct Refusing {
    refused: Refused,
}

/// Asks an inbox shard.
pub(crate) async fn inbox<A: Ask>(env: &Env, site: &SiteId, shard: u16, ask: &A) -> Result<A::Answer> {
    answered(post(&name::inbox(env, site, shard)?, ask, None).await?).await
}

async fn post<A: Ask>(stub: &Stub, ask: &A, visitor: Option<OnBehalfOf>) -> Result<Response> {
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(JsValue::from_str(&serde_json::to_string(ask)?)));
    if let Some(visitor) = visitor {
        let headers = Headers::new();
        headers.set(VISITOR_HEADER, &visitor.header())?;
        init.with_headers(headers);
    }
    let address = format!("https://object{ASK}{}", A::PATH);
    stub.fetch_with_request(worker::Request::new_with_init(&address, &init)?).await
}

async fn answered<T: serde::de::DeserializeOwned>(mut response: Response) -> Result<T> {
    match response.status_code() {
        200 => response.json().await,
        status => Err(worker::Error::RustError(format!("an object answered {status}"))),
    }
}
