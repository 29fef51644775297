//! The two requests that a visitor makes besides the conversation itself.

use browser::{Answer, now, request};
use protocol::{Page, Refused};
use wasm_bindgen::JsValue;

use super::codes::refused;
use super::frames::written_page;
use super::json::{Json as _, object, parse, quote};
use super::ticket::Ticket;

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Unanswered {
    /// The edge refused, and says why.
    Refused(Refused),
    /// Nothing came, or nothing that could be read; perhaps later.
    Lost,
}

/// Begins a conversation.
pub(crate) fn begin(site: &str, page: &Page, identity: &str, then: impl FnOnce(Result<Ticket, Unanswered>) + 'static) {
    let body = object(&[("page", &written_page(page)), ("identity", &quote(identity))]);
    request(conversations(site, ""), "", Some(&body), move |answer| then(ticket(&answer)));
}

/// Asks for a fresh ticket to the same conversation, and so whether this one still opens it: a refused socket does not
/// say why, this does.
pub(crate) fn renew(site: &str, old: &Ticket, then: impl FnOnce(Result<Ticket, Unanswered>) + 'static) {
    let url = conversations(site, &["/", &old.conversation.to_string()].concat());
    request(url, &old.token, None, move |answer| then(ticket(&answer)));
}

fn conversations(site: &str, rest: &str) -> String {
    ["/api/", site, "/conversations", rest].concat()
}

fn ticket(answer: &Answer) -> Result<Ticket, Unanswered> {
    let json = parse(&answer.text).unwrap_or(JsValue::UNDEFINED);
    if answer.is_fine() {
        Ticket::read(&json, now()).ok_or(Unanswered::Lost)
    } else {
        Err(refused(&json.get("refused")).map_or(Unanswered::Lost, Unanswered::Refused))
    }
}
