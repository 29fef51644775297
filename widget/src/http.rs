//! The two requests that a visitor makes besides the socket. The only module that names `fetch`.

use protocol::{Page, Refused};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Headers, RequestInit, Response};

use crate::frames;
use crate::json::Json;
use crate::ticket::Ticket;

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Unanswered {
    /// The edge refused, and says why.
    Refused(Refused),
    /// Nothing came, or nothing that could be read; perhaps later.
    Lost,
}

/// Begins a conversation.
pub(crate) fn begin(site: &str, page: &Page, then: impl FnOnce(Result<Ticket, Unanswered>) + 'static) {
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(&Json::tagged("page", frames::written_page(page)).written().into());
    let ticket = |json: Json| {
        let ticket = [json.get("conversation").as_str()?, ".", json.get("token").as_str()?].concat();
        Ticket::parse(&ticket)
    };
    ask(conversations(site), options, "content-type", "application/json", move |answer| {
        then(answer.and_then(|json| ticket(json).ok_or(Unanswered::Lost)));
    });
}

/// Whether the ticket still opens its conversation. A refused socket does not tell why; this does.
pub(crate) fn verify(site: &str, ticket: &Ticket, then: impl FnOnce(Result<Json, Unanswered>) + 'static) {
    let url = [&conversations(site), "/", &ticket.conversation.to_string()].concat();
    let bearer = ["Bearer ", &ticket.token].concat();
    ask(url, RequestInit::new(), "authorization", &bearer, then);
}

fn conversations(site: &str) -> String {
    ["/api/", site, "/conversations"].concat()
}

fn ask(
    url: String,
    options: RequestInit,
    header: &str,
    value: &str,
    then: impl FnOnce(Result<Json, Unanswered>) + 'static,
) {
    if let Ok(headers) = Headers::new() {
        let _ = headers.set(header, value);
        options.set_headers(&headers);
    }
    // Boxed, so that there is one future for all.
    let then: Box<dyn FnOnce(Result<Json, Unanswered>)> = Box::new(then);
    spawn_local(async move {
        let (fine, text) = fetch(&url, &options).await.unwrap_or_default();
        let json = Json::read(&text);
        then(match json {
            Some(json) if fine => Ok(json),
            Some(json) => Err(frames::refused(json.get("refused")).map_or(Unanswered::Lost, Unanswered::Refused)),
            None => Err(Unanswered::Lost),
        });
    });
}

async fn fetch(url: &str, options: &RequestInit) -> Result<(bool, String), JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let answer: Response = JsFuture::from(window.fetch_with_str_and_init(url, options)).await?.unchecked_into();
    let text = JsFuture::from(answer.text()?).await?;
    Ok((answer.ok(), text.as_string().unwrap_or_default()))
}
