//! Logs for tests.

use protocol::{
    AgentId, Body, Deleted, Edited, Event, Face, Noted, Number, Reacted, Reaction, Sent, Seq, TabId, Timestamp, What,
    Who,
};
use protocol::{Assigned, Change};
use session::{Pending, Progress};

pub(crate) const MINUTE: u64 = 60_000;

pub(crate) fn body(text: &str) -> Body {
    Body::try_from(text).unwrap()
}

pub(crate) fn face(id: u8) -> Face {
    Face { id: AgentId::from_random([id; 16]), name: format!("Agent {id}") }
}

pub(crate) fn agent(id: u8) -> Who {
    Who::Agent(face(id))
}

pub(crate) fn assigned(id: u8) -> What {
    What::Assigned(Assigned { to: face(id) })
}

pub(crate) fn posted(by: Who) -> (Who, What) {
    (by, What::Posted(body("hello").into()))
}

pub(crate) fn noted(by: Who) -> (Who, What) {
    (by, What::Noted(Noted { body: body("psst") }))
}

pub(crate) fn edited(by: Who, of: u32, text: &str) -> (Who, What) {
    (by, What::Edited(Edited { of: Seq(of), body: body(text) }))
}

pub(crate) fn deleted(by: Who, of: u32) -> (Who, What) {
    (by, What::Deleted(Deleted { of: Seq(of) }))
}

pub(crate) fn reacted(by: Who, of: u32, with: Reaction) -> (Who, What) {
    (by, What::Reacted(Reacted { of: Seq(of), with }))
}

/// What happened, one a millisecond.
pub(crate) fn log(happened: impl IntoIterator<Item = (Who, What)>) -> Vec<Event> {
    let event =
        |((by, what), seq)| Event { seq: Seq(seq), at: Timestamp(u64::from(seq)), by, sent: Some(sent(seq)), what };
    happened.into_iter().zip(1..).map(event).collect()
}

fn sent(number: u32) -> Sent {
    Sent { tab: TabId::from_random([0; 16]), number: Number(number) }
}

pub(crate) fn pending(number: u32, minute: u64, change: Change, progress: Progress) -> Pending {
    let (tab, at) = (TabId::from_random([1; 16]), Timestamp(minute * MINUTE));
    Pending { tab, number: Number(number), change, at, progress }
}
