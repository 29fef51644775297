//! How edge and objects reach objects. Each has a name: `SITE/CONVERSATION`, `SITE/SHARD`, `SITE`.

use chat::site::{Answer, Request};
use protocol::{ConversationId, Refused, SiteId};
use serde::Serialize;
use worker::wasm_bindgen::JsValue;
use worker::{Env, Method, RequestInit, Response, Result, Stub};

use crate::platform::{CONVERSATION, INBOX, SITE};

/// The object of a conversation.
pub(crate) fn conversation(env: &Env, site: &SiteId, id: ConversationId) -> Result<Stub> {
    env.durable_object(CONVERSATION)?.get_by_name(&format!("{site}/{id}"))
}

/// The object of an inbox shard.
pub(crate) fn inbox(env: &Env, site: &SiteId, shard: u16) -> Result<Stub> {
    env.durable_object(INBOX)?.get_by_name(&format!("{site}/{shard}"))
}

/// Asks the object of a site.
pub(crate) async fn ask_site(
    env: &Env,
    site: &SiteId,
    request: &Request,
) -> Result<std::result::Result<Answer, Refused>> {
    let stub = env.durable_object(SITE)?.get_by_name(site.as_str())?;
    post(&stub, "ask", request).await?.json().await
}

/// Sends JSON to an object.
pub(super) async fn post(stub: &Stub, path: &str, body: &impl Serialize) -> Result<Response> {
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(JsValue::from_str(&serde_json::to_string(body)?)));
    stub.fetch_with_request(worker::Request::new_with_init(&format!("https://object/{path}"), &init)?).await
}
