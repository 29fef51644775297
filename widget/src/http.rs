//! The two requests that a visitor makes besides the conversation itself.

use browser::{Answer, request};
use protocol::{Page, Refused};

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
    let body = Json::tagged("page", frames::written_page(page)).written();
    let ticket = |json: Json| {
        let ticket = [json.get("conversation").as_str()?, ".", json.get("token").as_str()?].concat();
        Ticket::parse(&ticket)
    };
    request(conversations(site), "", Some(&body), move |answer| {
        then(read(&answer).and_then(|json| ticket(json).ok_or(Unanswered::Lost)));
    });
}

/// Whether the ticket still opens its conversation. A refused socket does not tell why; this does.
pub(crate) fn verify(site: &str, ticket: &Ticket, then: impl FnOnce(Result<Json, Unanswered>) + 'static) {
    let url = [&conversations(site), "/", &ticket.conversation.to_string()].concat();
    request(url, &ticket.token, None, move |answer| then(read(&answer)));
}

fn conversations(site: &str) -> String {
    ["/api/", site, "/conversations"].concat()
}

fn read(answer: &Answer) -> Result<Json, Unanswered> {
    match Json::read(&answer.text) {
        Some(json) if answer.is_fine() => Ok(json),
        Some(json) => Err(frames::refused(json.get("refused")).map_or(Unanswered::Lost, Unanswered::Refused)),
        None => Err(Unanswered::Lost),
    }
}
