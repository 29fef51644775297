//! How edge and objects ask objects: a request of `chat`, and the answer that it is tied to.

use chat::ask::Ask;
use protocol::{ConversationId, Refused, SiteId};
use worker::wasm_bindgen::JsValue;
use worker::{Env, Method, RequestInit, Response, Result, Stub};

use super::name;

/// The folder of the addresses at which objects take requests.
pub(super) const ASK: &str = "/ask/";

/// Asks a site, which may refuse.
pub(crate) async fn site<A: Ask>(env: &Env, site: &SiteId, ask: &A) -> Result<std::result::Result<A::Answer, Refused>> {
    post(&name::site(env, site)?, ask).await?.json().await
}

/// Asks a conversation.
pub(crate) async fn conversation<A: Ask>(env: &Env, site: &SiteId, id: ConversationId, ask: &A) -> Result<A::Answer> {
    answered(post(&name::conversation(env, site, id)?, ask).await?).await
}

/// Asks an inbox shard.
pub(crate) async fn inbox<A: Ask>(env: &Env, site: &SiteId, shard: u16, ask: &A) -> Result<A::Answer> {
    answered(post(&name::inbox(env, site, shard)?, ask).await?).await
}

async fn post<A: Ask>(stub: &Stub, ask: &A) -> Result<Response> {
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(JsValue::from_str(&serde_json::to_string(ask)?)));
    let address = format!("https://object{ASK}{}", A::PATH);
    stub.fetch_with_request(worker::Request::new_with_init(&address, &init)?).await
}

async fn answered<T: serde::de::DeserializeOwned>(mut response: Response) -> Result<T> {
    match response.status_code() {
        200 => response.json().await,
        status => Err(worker::Error::RustError(format!("an object answered {status}"))),
    }
}
