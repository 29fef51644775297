//! A conversation as one readable page, to keep: what each side may see of it, as it reads now. No script, no request:
//! it opens anywhere, for ever.

use std::collections::BTreeMap;

use chat::ask::ReadLog;
use protocol::{Body, ConversationId, Deleted, Edited, Event, Party, Rated, Refusal, Seq, What, Who};
use words::transcript::Transcript;
use words::{Language, fill, transcript};
use worker::{Response, Url};

use super::asked::Asked;
use super::{Answered, enter, remembered, unavailable};
use crate::local_time::LocalTime;

/// It lies on somebody's disk: it needs nothing from anywhere.
const STYLE: &str = "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif;color:#211e1a;\
    background:#fff}h1{font-size:1.4rem}p{margin:0 0 .9rem;white-space:pre-wrap;overflow-wrap:anywhere}\
    p.what{color:#655e54;font-size:.9rem}b{display:block;font-size:.85rem}time{color:#655e54;font-weight:400}\
    i{color:#655e54}aside{padding:.5rem .8rem;border:1px dashed #a15c00}";

/// Answers it.
pub(super) async fn answer(asked: &Asked<'_>, conversation: ConversationId, party: Party) -> Answered {
    match party {
        Party::Visitor => drop(asked.visitor(conversation)?),
        Party::Team => drop(enter::agent(asked, conversation.shard()).await?),
    }
    let url = asked.request.url().map_err(unavailable("reading an address"))?;
    let language = Language::of(&wanted(&url, "lang"));
    let settings = remembered::settings(&asked.request, asked.env, &asked.site).await?;
    let events = match party {
        Party::Visitor => asked.as_visitor(conversation, &ReadLog { team: false }).await?,
        Party::Team => asked.conversation(conversation, &ReadLog { team: true }).await?,
    };
    if events.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let texts = transcript::of(language);
    let times = LocalTime::new(language.tag(), &wanted(&url, "zone"));
    let page = page(texts, language, &settings.profile.value.name.to_string(), &events, |at| times.write(at));
    let writing = || unavailable("writing a transcript");
    let mut response = Response::from_html(page).map_err(writing())?;
    for (name, value) in [
        ("Content-Disposition", format!("attachment; filename=\"{}\"", texts.file_name)),
        ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
    ] {
        response.headers_mut().set(name, &value).map_err(writing())?;
    }
    Ok(response)
}

fn wanted(url: &Url, name: &str) -> String {
    url.query_pairs().find(|(found, _)| found == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}

fn page(
    texts: &Transcript,
    language: Language,
    site: &str,
    events: &[Event],
    time: impl Fn(protocol::Timestamp) -> String,
) -> String {
    let latest = latest(events);
    let title = escaped(&fill(texts.title, &[("site", site)]));
    let mut page = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style>\
        <h1 dir=\"auto\">{title}</h1>",
        language.tag()
    );
    let named = |text: &str, name: &str| escaped(&fill(text, &[("name", name)]));
    for (event, next) in events.iter().zip(events.iter().skip(1).map(Some).chain([None])) {
        let name = match &event.by {
            Who::Visitor => texts.visitor,
            Who::Agent(face) => &face.name,
            Who::Bot => texts.bot,
            Who::System => site,
        };
        let head = |note: &str| format!("<b dir=\"auto\">{} <time>{}</time>{note}</b>", escaped(name), time(event.at));
        let line = match &event.what {
            What::Posted(posted) => {
                let (body, note) = match latest.get(&event.seq) {
                    None => (Some(&posted.body), String::new()),
                    Some(body) => (*body, format!(" <i>{}</i>", escaped(texts.edited))),
                };
                match body {
                    Some(body) => format!("<p dir=\"auto\">{}{}</p>", head(&note), escaped(body.as_str())),
                    None => format!("<p>{}<i>{}</i></p>", head(""), escaped(texts.deleted)),
                }
            }
            What::Noted(noted) => {
                let by = named(texts.note_by, name);
                let text = escaped(noted.body.as_str());
                format!("<aside><b>{by} <time>{}</time></b>{text}</aside>", time(event.at))
            }
            What::Assigned(assigned) => format!("<p class=\"what\">{}</p>", named(texts.joined, &assigned.to.name)),
            What::Closed if event.by == Who::Visitor => {
                format!("<p class=\"what\">{}</p>", escaped(texts.closed_by_visitor))
            }
            What::Closed => format!("<p class=\"what\">{}</p>", named(texts.closed, name)),
            // The last one counts.
            What::Rated(_) if next.is_some_and(|next| matches!(next.what, What::Rated(_))) => continue,
            What::Rated(Rated { stars, comment }) => {
                let stars = fill(texts.rated, &[("stars", &u8::from(*stars).to_string())]);
                let comment = comment.as_ref().map_or_else(String::new, |comment| format!(": {}", comment.as_str()));
                format!("<p class=\"what\">{}</p>", escaped(&[stars, comment].concat()))
            }
            What::Automated => format!("<p class=\"what\">{}</p>", escaped(texts.automated)),
            What::HandedOver(_) => format!("<p class=\"what\">{}</p>", escaped(texts.handed_over)),
            What::Edited(_) | What::Deleted(_) | What::Reacted(_) | What::Reopened | What::Hidden | What::Unknown => {
                continue;
            }
        };
        page.push_str(&line);
    }
    page
}

/// How messages read now, of those that were given another text or taken back.
fn latest(events: &[Event]) -> BTreeMap<Seq, Option<&Body>> {
    let mut latest = BTreeMap::new();
    for event in events {
        match &event.what {
            What::Edited(Edited { of, body }) => latest.insert(*of, Some(body)),
            What::Deleted(Deleted { of }) => latest.insert(*of, None),
            _ => continue,
        };
    }
    latest
}

/// Text that is no markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use protocol::{Assigned, Face, Noted, Timestamp};

    use super::*;

    fn event(seq: u32, by: &Who, what: What) -> Event {
        Event { seq: Seq(seq), at: Timestamp(u64::from(seq)), by: by.clone(), sent: None, what }
    }

    fn body(text: &str) -> Body {
        Body::try_from(text).unwrap()
    }

    fn written(events: &[Event]) -> String {
        let of = transcript::of(Language::En);
        let page = page(of, Language::En, "Hem & Haw", events, |at| at.0.to_string());
        page.split_once("</h1>").unwrap().1.to_owned()
    }

    #[test]
    fn what_people_wrote_is_no_markup() {
        let anna = Who::Agent(Face { id: "aaaaaaaaaaaaaaaaaaaaaaaaca".parse().unwrap(), name: "<b>Anna".to_owned() });
        let text = "<script>alert(\"1 & 2\")</script>";
        let page = written(&[
            event(1, &Who::Visitor, What::Posted(body(text).into())),
            event(2, &anna, What::Noted(Noted { body: body(text) })),
            event(3, &anna, What::Closed),
        ]);
        assert!(!page.contains("<script>") && !page.contains("<b>Anna"), "{page}");
        assert!(page.contains("&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;"));
    }

    #[test]
    fn it_reads_as_the_conversation_reads_now() {
        let face = Face { id: "aaaaaaaaaaaaaaaaaaaaaaaaca".parse().unwrap(), name: "Anna".to_owned() };
        let anna = Who::Agent(face.clone());
        let page = written(&[
            event(1, &Who::Visitor, What::Posted(body("Do thees run small?").into())),
            event(2, &Who::Visitor, What::Posted(body("Never mind").into())),
            event(3, &anna, What::Assigned(Assigned { to: face })),
            event(4, &Who::Visitor, What::Edited(Edited { of: Seq(1), body: body("Do these run small?") })),
            event(5, &Who::Visitor, What::Deleted(Deleted { of: Seq(2) })),
            event(6, &anna, What::Posted(body("A little.").into())),
            event(7, &Who::Visitor, What::Closed),
            event(8, &Who::Visitor, What::Rated(Rated { stars: 4.try_into().unwrap(), comment: None })),
            event(9, &Who::Visitor, What::Rated(Rated { stars: 5.try_into().unwrap(), comment: Some(body("Quick!")) })),
        ]);
        let expected = "<p dir=\"auto\"><b dir=\"auto\">Visitor <time>1</time> <i>edited</i></b>Do these run small?</p>\
            <p><b dir=\"auto\">Visitor <time>2</time></b><i>This message was deleted.</i></p>\
            <p class=\"what\">Anna joined the conversation</p>\
            <p dir=\"auto\"><b dir=\"auto\">Anna <time>6</time></b>A little.</p>\
            <p class=\"what\">The conversation was closed</p><p class=\"what\">Rated 5 of 5: Quick!</p>";
        assert_eq!(page, expected);
    }
}
