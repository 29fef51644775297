//! What travels, from JSON and to it.
//!
//! Not by `serde_json` as elsewhere: it and the code that `derive` makes for these types cost half of the 70 KB that
//! the widget may have. The first build of its wasm had 123 KB (brotli) with `serde_json`, and 96 with a reader of our
//! own behind `derive`; reading by hand took another 10.
//! So that the two never part, the tests compare them on every example of `docs/protocol.md`.

use protocol::{
    About, Acknowledged, Author, Beat, Body, Change, Delete, Edit, Epoch, Event, Events, Face, FromVisitor, Happened,
    Number, Page, Receipt, Refusal, Refused, Say, Seq, TabId, Timestamp, ToVisitor, Typing, Welcome,
};
use session::{Pending, Progress, Saved};

use crate::json::Json;

/// A frame that came; nothing when it is of no kind that is known here.
pub(crate) fn read(text: &str) -> Option<ToVisitor> {
    let json = Json::read(text)?;
    let (kind, content) = json.tag()?;
    Some(match kind {
        "welcome" => ToVisitor::Welcome(Welcome {
            epoch: Epoch(content.get("epoch").as_u64()?),
            head: seq(content.get("head"))?,
            number: number(content)?,
        }),
        "events" => {
            let events = content.get("events").as_list()?.iter().map(event).collect::<Option<_>>()?;
            ToVisitor::Events(Events { events, head: seq(content.get("head"))? })
        }
        "acknowledged" => ToVisitor::Acknowledged(Acknowledged {
            tab: tab(content),
            number: number(content)?,
            seq: seq(content.get("seq"))?,
            at: at(content)?,
        }),
        "beat" => {
            ToVisitor::Beat(Beat { epoch: Epoch(content.get("epoch").as_u64()?), head: seq(content.get("head"))? })
        }
        "receipt" => {
            ToVisitor::Receipt(Receipt { delivered: seq(content.get("delivered"))?, read: seq(content.get("read"))? })
        }
        "typing" => ToVisitor::Typing(Typing { by: face(content.get("by")) }),
        "refused" => ToVisitor::Refused(refused(content)?),
        _ => return None,
    })
}

/// A frame as text.
pub(crate) fn written(frame: &FromVisitor) -> String {
    match frame {
        FromVisitor::Hello(hello) => {
            let (tab, epoch, seq) = (Json::Text(hello.tab.to_string()), hello.epoch.0, hello.seq.0);
            Json::tagged("hello", Json::map(vec![("tab", tab), ("epoch", Json::Number(epoch)), ("seq", count(seq))]))
        }
        FromVisitor::About(About { page, language, time_zone }) => {
            let (language, zone) = (Json::text(language), Json::text(time_zone));
            let about = vec![("page", written_page(page)), ("language", language), ("time_zone", zone)];
            Json::tagged("about", Json::map(about))
        }
        FromVisitor::Say(Say { tab, number, body }) => {
            let (tab, number, body) = (Json::Text(tab.to_string()), count(number.0), Json::text(body));
            Json::tagged("say", Json::map(vec![("tab", tab), ("number", number), ("body", body)]))
        }
        FromVisitor::Receipt(Receipt { delivered, read }) => {
            Json::tagged("receipt", Json::map(vec![("delivered", count(delivered.0)), ("read", count(read.0))]))
        }
        FromVisitor::Edit(Edit { tab, number, of, body }) => {
            let (tab, number, of) = (Json::Text(tab.to_string()), count(number.0), count(of.0));
            Json::tagged(
                "edit",
                Json::map(vec![("tab", tab), ("number", number), ("of", of), ("body", Json::text(body))]),
            )
        }
        FromVisitor::Delete(Delete { tab, number, of }) => {
            let (tab, number, of) = (Json::Text(tab.to_string()), count(number.0), count(of.0));
            Json::tagged("delete", Json::map(vec![("tab", tab), ("number", number), ("of", of)]))
        }
        FromVisitor::Typing {} => Json::tagged("typing", Json::map(vec![])),
    }
    .written()
}

/// A page.
pub(crate) fn written_page(page: &Page) -> Json {
    let Page { url, title, referrer } = page;
    Json::map(vec![("url", Json::text(url)), ("title", Json::text(title)), ("referrer", Json::text(referrer))])
}

/// A refusal.
pub(crate) fn refused(json: &Json) -> Option<Refused> {
    Some(Refused {
        code: refusal(json.get("code").as_str()?),
        tab: tab(json),
        number: number(json),
        retry_after_ms: json.get("retry_after_ms").as_u32(),
    })
}

/// What a tab keeps for a reload.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Kept {
    /// What it could not send.
    pub(crate) saved: Saved,
    /// What was being written.
    pub(crate) draft: String,
    /// The last event that the visitor has seen.
    pub(crate) read: Seq,
}

/// What a tab had kept.
pub(crate) fn read_kept(text: &str) -> Option<Kept> {
    let json = Json::read(text)?;
    let pending = |json: &Json| {
        let progress = match json.get("failed").as_str()? {
            "" => Progress::Sending,
            code => Progress::Failed(refusal(code)),
        };
        let change = Change::Post(body(json)?);
        Some(Pending { tab: tab(json)?, number: number(json)?, change, at: at(json)?, progress })
    };
    let pending = json.get("pending").as_list()?.iter().map(pending).collect::<Option<_>>()?;
    Some(Kept {
        saved: Saved { pending },
        draft: json.get("draft").as_str()?.to_owned(),
        // Earlier releases did not keep it.
        read: seq(json.get("read")).unwrap_or_default(),
    })
}

/// What a tab keeps; nothing of nothing. What is acknowledged is doubted on a new line anyhow.
pub(crate) fn written_kept(pending: &[Pending], draft: &str, read: Seq) -> String {
    if pending.is_empty() && draft.is_empty() && read == Seq(0) {
        return String::new();
    }
    let one = |pending: &Pending| {
        let failed = match pending.progress {
            Progress::Failed(code) => name(code),
            _ => "",
        };
        // Visitors only post.
        let body = match &pending.change {
            Change::Post(body) => body.as_str(),
            Change::Edit { .. } | Change::Delete { .. } => "",
        };
        Json::map(vec![
            ("tab", Json::Text(pending.tab.to_string())),
            ("number", count(pending.number.0)),
            ("body", Json::text(body)),
            ("at", Json::Number(pending.at.0)),
            ("failed", Json::text(failed)),
        ])
    };
    let list = pending.iter().map(one).collect();
    Json::map(vec![("pending", Json::List(list)), ("draft", Json::text(draft)), ("read", count(read.0))]).written()
}

fn event(json: &Json) -> Option<Event> {
    let (kind, content) = json.get("happened").tag()?;
    let by = content.get("by");
    let happened = match kind {
        "posted" => {
            Happened::Posted { by: author(by)?, tab: tab(content)?, number: number(content)?, body: body(content)? }
        }
        "edited" => {
            let (by, tab, number) = (author(by)?, tab(content)?, number(content)?);
            Happened::Edited { by, tab, number, of: seq(content.get("of"))?, body: body(content)? }
        }
        "deleted" => {
            let (by, tab, number) = (author(by)?, tab(content)?, number(content)?);
            Happened::Deleted { by, tab, number, of: seq(content.get("of"))? }
        }
        "taken" => Happened::Taken { by: face(by)? },
        "closed" => Happened::Closed { by: face(by)? },
        "reopened" => Happened::Reopened { by: author(by)? },
        _ => return None,
    };
    Some(Event { seq: seq(json.get("seq"))?, at: at(json)?, happened })
}

fn tab(json: &Json) -> Option<TabId> {
    json.get("tab").as_str()?.parse().ok()
}

fn author(json: &Json) -> Option<Author> {
    match json.tag()? {
        ("visitor", _) => Some(Author::Visitor),
        ("agent", by) => face(by).map(Author::Agent),
        _ => None,
    }
}

fn face(json: &Json) -> Option<Face> {
    let name = json.get("name").as_str()?.to_owned();
    Some(Face { id: json.get("id").as_str()?.parse().ok()?, name })
}

fn body(json: &Json) -> Option<Body> {
    Body::try_from(json.get("body").as_str()?).ok()
}

fn seq(json: &Json) -> Option<Seq> {
    json.as_u32().map(Seq)
}

fn number(json: &Json) -> Option<Number> {
    json.get("number").as_u32().map(Number)
}

fn at(json: &Json) -> Option<Timestamp> {
    json.get("at").as_u64().map(Timestamp)
}

fn count(number: u32) -> Json {
    Json::Number(number.into())
}

/// The codes that make a difference to a visitor.
const CODES: [(&str, Refusal); 11] = [
    ("bad_request", Refusal::BadRequest),
    ("body_too_long", Refusal::BodyTooLong),
    ("hello_first", Refusal::HelloFirst),
    ("number_gap", Refusal::NumberGap),
    ("token_elsewhere", Refusal::TokenElsewhere),
    ("token_expired", Refusal::TokenExpired),
    ("token_forged", Refusal::TokenForged),
    ("too_fast", Refusal::TooFast),
    ("too_many_conversations", Refusal::TooManyConversations),
    ("too_many_sockets", Refusal::TooManySockets),
    ("unavailable", Refusal::Unavailable),
];

/// All others, a later release's too, are one to a visitor: it was refused.
fn refusal(code: &str) -> Refusal {
    CODES.iter().find(|(name, _)| *name == code).map_or(Refusal::BadRequest, |(_, refusal)| *refusal)
}

fn name(refusal: Refusal) -> &'static str {
    CODES.iter().find(|(_, code)| *code == refusal).map_or("bad_request", |(name, _)| name)
}

#[cfg(test)]
#[path = "frames_tests.rs"]
mod tests;
