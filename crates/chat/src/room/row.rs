//! An event as it is stored: its place, its time, who may see it, and the rest as JSON. A page of a resume is joined
//! from rows without reading them, and a release that does not know a kind still hides it from whom it is hidden.

use std::fmt::Write as _;

use protocol::{Audience, Event, Sent, Seq, Timestamp, What, Who};
use serde::Serialize;

/// No seq and time are longer, as JSON.
const START: usize = 48;

/// An event without its place and time.
#[derive(Serialize)]
struct Rest<'a> {
    by: &'a Who,
    #[serde(skip_serializing_if = "Option::is_none")]
    sent: Option<&'a Sent>,
    what: &'a What,
}

/// A stored event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its place.
    pub seq: Seq,
    /// When.
    pub at: Timestamp,
    /// Whether the team alone may see it.
    pub audience: Audience,
    /// The rest of the event: a JSON object without `seq` and `at`.
    pub rest: String,
}

impl Row {
    /// What visitors get in place of the rest of an event that the team alone may see.
    pub const HIDDEN: &'static str = r#"{"by":"system","what":"hidden"}"#;

    /// The row of an event.
    pub fn of(event: &Event) -> Self {
        let Event { seq, at, by, sent, what } = event;
        let rest = serde_json::to_string(&Rest { by, sent: sent.as_ref(), what }).unwrap_or_default();
        Self { seq: *seq, at: *at, audience: what.audience(), rest }
    }

    /// The event as JSON, with everything that is in it.
    pub fn json(&self) -> String {
        self.with(&self.rest)
    }

    /// The event as JSON, with nothing of what happened.
    pub fn hidden(&self) -> String {
        self.with(Self::HIDDEN)
    }

    /// The event; unknown where this release does not know its kind.
    pub fn event(&self) -> Result<Event, serde_json::Error> {
        serde_json::from_str(&self.json())
    }

    fn with(&self, rest: &str) -> String {
        let mut whole = String::with_capacity(rest.len() + START);
        // Writing to a string cannot fail.
        let _ = write!(whole, r#"{{"seq":{},"at":{},"#, self.seq.0, self.at.0);
        whole.push_str(rest.get(1..).unwrap_or_default());
        whole
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Body, Noted, Number, TabId};

    use super::*;

    fn event(what: What) -> Event {
        let sent = Some(Sent { tab: TabId::from_random([1; 16]), number: Number(3) });
        Event { seq: Seq(7), at: Timestamp(1_795_000_000_000), by: Who::Visitor, sent, what }
    }

    #[test]
    fn an_event_is_read_back_from_its_row_and_a_hidden_one_keeps_its_place() {
        let body = Body::try_from("\"{hello}\"").unwrap();
        for what in [What::Posted(body.clone().into()), What::Closed, What::Noted(Noted { body })] {
            let event = event(what);
            let row = Row::of(&event);
            assert_eq!(row.event().unwrap(), event);
            assert_eq!(row.json(), serde_json::to_string(&event).unwrap(), "as an event is written");
            assert_eq!(row.audience, event.what.audience());
            assert_eq!(serde_json::from_str::<Event>(&row.hidden()).unwrap(), event.hidden());
        }
    }
}
