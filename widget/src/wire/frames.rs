//! Frames, from JSON and to it. The tests compare them with what `serde` makes of the protocol's types.

use protocol::{
    About, Acknowledged, Beat, Delete, Edit, Epoch, Events, FromVisitor, Hello, Page, React, Receipt, Say, ToVisitor,
    Typing, Welcome,
};

use super::codes::refused;
use super::events::{at, event, number, seq, tab, who};
use super::json::{Json, object, quote};

/// A frame that came; nothing when its kind is not known here.
pub(crate) fn read(json: &impl Json) -> Option<ToVisitor> {
    let (kind, content) = json.tag()?;
    let place = |name| seq(&content.get(name));
    let epoch = || content.get("epoch").number().map(Epoch);
    Some(match kind.as_str() {
        "welcome" => ToVisitor::Welcome(Welcome { epoch: epoch()?, head: place("head")?, number: number(&content)? }),
        "events" => {
            let events = content.get("events").list()?.iter().map(event).collect::<Option<_>>()?;
            ToVisitor::Events(Events { events, head: place("head")? })
        }
        "acknowledged" => {
            let (tab, number) = (tab(&content), number(&content)?);
            ToVisitor::Acknowledged(Acknowledged { tab, number, seq: place("seq")?, at: at(&content)? })
        }
        "beat" => ToVisitor::Beat(Beat { epoch: epoch()?, head: place("head")? }),
        "receipt" => {
            let place = |name| place(name).unwrap_or_default();
            ToVisitor::Receipt(Receipt { delivered: place("delivered"), read: place("read") })
        }
        "typing" => ToVisitor::Typing(Typing { by: who(&content.get("by"))? }),
        "refused" => ToVisitor::Refused(refused(&content)?),
        _ => return None,
    })
}

/// A frame as text.
pub(crate) fn written(frame: &FromVisitor) -> String {
    let text = |value: &dyn ToString| quote(&value.to_string());
    let (kind, content) = match frame {
        FromVisitor::Hello(Hello { tab, epoch, seq }) => {
            let (epoch, seq) = (epoch.0.to_string(), seq.0.to_string());
            ("hello", object(&[("tab", &text(tab)), ("epoch", &epoch), ("seq", &seq)]))
        }
        FromVisitor::About(About { page, language, time_zone, tracked }) => {
            let (page, language, zone) = (written_page(page), quote(language), quote(time_zone));
            let tracked = tracked.iter().map(|it| {
                let at = it.at.0.to_string();
                object(&[("at", &at), ("name", &quote(&it.name)), ("detail", &quote(&it.detail))])
            });
            let tracked = ["[", &tracked.collect::<Vec<_>>().join(","), "]"].concat();
            ("about", object(&[("page", &page), ("language", &language), ("time_zone", &zone), ("tracked", &tracked)]))
        }
        // Visitors offer nothing to choose from, and no pages.
        FromVisitor::Say(Say { tab, number, body, choices: _, ends: _, file, card: _ }) => {
            let (number, file) = (number.0.to_string(), file.as_ref().map_or_else(|| "null".to_owned(), |id| text(id)));
            ("say", object(&[("tab", &text(tab)), ("number", &number), ("body", &quote(body)), ("file", &file)]))
        }
        FromVisitor::Edit(Edit { tab, number, of, body }) => {
            let (number, of) = (number.0.to_string(), of.0.to_string());
            ("edit", object(&[("tab", &text(tab)), ("number", &number), ("of", &of), ("body", &quote(body))]))
        }
        FromVisitor::Delete(Delete { tab, number, of }) => {
            let (number, of) = (number.0.to_string(), of.0.to_string());
            ("delete", object(&[("tab", &text(tab)), ("number", &number), ("of", &of)]))
        }
        FromVisitor::React(React { tab, number, of, with }) => {
            let (number, of) = (number.0.to_string(), of.0.to_string());
            let with = quote(with.name());
            ("react", object(&[("tab", &text(tab)), ("number", &number), ("of", &of), ("with", &with)]))
        }
        FromVisitor::Typing {} => ("typing", object(&[])),
        FromVisitor::Receipt(Receipt { delivered, read }) => {
            let (delivered, read) = (delivered.0.to_string(), read.0.to_string());
            ("receipt", object(&[("delivered", &delivered), ("read", &read)]))
        }
    };
    object(&[(kind, &content)])
}

/// A page.
pub(super) fn written_page(page: &Page) -> String {
    let Page { url, title, referrer } = page;
    object(&[("url", &quote(url)), ("title", &quote(title)), ("referrer", &quote(referrer))])
}

#[cfg(test)]
#[path = "frames_tests.rs"]
mod tests;
