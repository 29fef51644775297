//! An event as it is stored: its place, its time, who may see it, and the rest as JSON. A page of a resume is joined
//! from rows without reading them, and a release that does not know a kind still hides it from whom it is hidden.

use protocol::{Audience, Event, Seq, Timestamp};

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
        let whole = serde_json::to_string(event).unwrap_or_default();
        // An event is written in the order of its fields: seq, at, and the rest.
        let start = format!(r#"{{"seq":{},"at":{},"#, event.seq.0, event.at.0);
        let rest = whole.strip_prefix(&start).map(|rest| format!("{{{rest}")).unwrap_or_default();
        Self { seq: event.seq, at: event.at, audience: event.what.audience(), rest }
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
        format!(r#"{{"seq":{},"at":{},{}"#, self.seq.0, self.at.0, rest.get(1..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Body, Noted, Number, Posted, Sent, TabId, What, Who};

    use super::*;

    fn event(what: What) -> Event {
        let sent = Some(Sent { tab: TabId::from_random([1; 16]), number: Number(3) });
        Event { seq: Seq(7), at: Timestamp(1_795_000_000_000), by: Who::Visitor, sent, what }
    }

    #[test]
    fn an_event_is_read_back_from_its_row_and_a_hidden_one_keeps_its_place() {
        let body = Body::try_from("\"{hello}\"").unwrap();
        for what in [What::Posted(Posted { body: body.clone() }), What::Closed, What::Noted(Noted { body })] {
            let event = event(what);
            let row = Row::of(&event);
            assert_eq!(row.event().unwrap(), event);
            assert_eq!(row.audience, event.what.audience());
            assert_eq!(serde_json::from_str::<Event>(&row.hidden()).unwrap(), event.hidden());
        }
    }
}
