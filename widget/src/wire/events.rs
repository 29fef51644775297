//! Events of the log. What a later release wrote and this one does not know is skipped, and keeps its place.

use protocol::{
    Assigned, Body, Choices, Content, Deleted, Edited, Event, Face, File, Noted, Number, PageCard, PageFacts, Posted,
    Reacted, Reaction, Sent, Seq, TabId, Timestamp, What, Who,
};

use super::json::Json;

pub(super) fn event(json: &impl Json) -> Option<Event> {
    let sent = json.get("sent");
    let sent = tab(&sent).zip(number(&sent)).map(|(tab, number)| Sent { tab, number });
    let (by, what) = match (who(&json.get("by")), what(&json.get("what"))) {
        (Some(by), what) => (by, what.unwrap_or(What::Unknown)),
        // Nobody knows how to show what an unknown kind of author did.
        (None, _) => (Who::System, What::Unknown),
    };
    Some(Event { seq: seq(&json.get("seq"))?, at: at(json)?, by, sent, what })
}

fn what(json: &impl Json) -> Option<What> {
    let (kind, content) = json.tag()?;
    Some(match kind.as_str() {
        "posted" => What::Posted(Posted { body: body(&content)?, with: with(&content.get("with")) }),
        "edited" => What::Edited(Edited { of: seq(&content.get("of"))?, body: body(&content)? }),
        "deleted" => What::Deleted(Deleted { of: seq(&content.get("of"))? }),
        "reacted" => What::Reacted(Reacted { of: seq(&content.get("of"))?, with: reaction(&content)? }),
        "noted" => What::Noted(Noted { body: body(&content)? }),
        "assigned" => What::Assigned(Assigned { to: face(&content.get("to"))? }),
        "closed" => What::Closed,
        "reopened" => What::Reopened,
        "hidden" => What::Hidden,
        _ => return None,
    })
}

/// Answers to choose from, a file or a card; nothing where a message holds something else, or nothing but its text.
fn with(json: &impl Json) -> Option<Content> {
    if let Some(file) = file(&json.get("file")) {
        return Some(Content::File(file));
    }
    let card = json.get("card");
    if card.get("title").text().is_some() {
        let facts = PageFacts::NAMES.iter().map(|name| card.get(name).text().unwrap_or_default()).collect();
        return Some(Content::Card(PageCard::checked(PageFacts::counted(facts), file(&card.get("file")))));
    }
    // Which of them ends the conversation, the edge knows.
    let list = json.get("choices").list().or_else(|| json.get("closing").list());
    let texts: Option<Vec<_>> = list?.iter().map(Json::text).collect();
    Some(Content::Choices(Choices::checked(texts?)?))
}

/// A file; what is not said of it is nothing.
pub(crate) fn file(json: &impl Json) -> Option<File> {
    let number = |name| count(&json.get(name)).unwrap_or_default();
    Some(File {
        id: json.get("id").text()?.parse().ok()?,
        mime: json.get("mime").text().unwrap_or_default(),
        bytes: number("bytes"),
        width: number("width"),
        height: number("height"),
    })
}

/// What one reacts with; nothing where it is a sign of a later release.
pub(super) fn reaction(json: &impl Json) -> Option<Reaction> {
    let name = json.get("with").text()?;
    [Reaction::Nothing].into_iter().chain(Reaction::ALL).find(|reaction| reaction.name() == name)
}

pub(super) fn who(json: &impl Json) -> Option<Who> {
    let (kind, content) = json.tag()?;
    Some(match kind.as_str() {
        "visitor" => Who::Visitor,
        "agent" => Who::Agent(face(&content)?),
        "bot" => Who::Bot,
        "system" => Who::System,
        _ => return None,
    })
}

fn face(json: &impl Json) -> Option<Face> {
    Some(Face { id: json.get("id").text()?.parse().ok()?, name: json.get("name").text()? })
}

pub(super) fn body(json: &impl Json) -> Option<Body> {
    Body::try_from(json.get("body").text()?.as_str()).ok()
}

pub(super) fn tab(json: &impl Json) -> Option<TabId> {
    json.get("tab").text()?.parse().ok()
}

pub(super) fn number(json: &impl Json) -> Option<Number> {
    count(&json.get("number")).map(Number)
}

pub(super) fn at(json: &impl Json) -> Option<Timestamp> {
    json.get("at").number().map(Timestamp)
}

pub(super) fn seq(json: &impl Json) -> Option<Seq> {
    count(json).map(Seq)
}

pub(super) fn count(json: &impl Json) -> Option<u32> {
    json.number()?.try_into().ok()
}
