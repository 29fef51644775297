use protocol::{Assigned, Event, Face, Number, Refusal, Refused, Sent, Seq, TabId, Timestamp, What, Who};
use serde_json::{Value, json};

use super::*;

fn tab() -> TabId {
    TabId::from_random([7; 16])
}

fn event(seq: u32, by: Who, what: What) -> Event {
    let sent = (by == Who::Visitor).then_some(Sent { tab: tab(), number: Number(seq) });
    Event { seq: Seq(seq), at: Timestamp(1_795_000_000_000), by, sent, what }
}

fn frames() -> Vec<ToVisitor> {
    let anna = Face { id: "aaaaaaaaaaaaaaaaaaaaaaaaba".parse().unwrap(), name: "Anna".to_owned() };
    let (number, at) = (Number(3), Timestamp(1_795_000_000_000));
    let body = protocol::Body::try_from("Do these\nrun small? \"é\" 👋").unwrap();
    let events = vec![
        event(1, Who::Visitor, What::Posted(body.into())),
        event(2, Who::Agent(anna.clone()), What::Assigned(Assigned { to: anna.clone() })),
        event(3, Who::System, What::Hidden),
        event(4, Who::Bot, What::Closed),
    ];
    let refused = Refused { code: Refusal::TooFast, tab: Some(tab()), number: Some(number), retry_after_ms: Some(9) };
    vec![
        ToVisitor::Welcome(Welcome { epoch: Epoch(at.0), head: Seq(2), number }),
        ToVisitor::Events(Events { events, head: Seq(4) }),
        ToVisitor::Acknowledged(Acknowledged { tab: Some(tab()), number, seq: Seq(2), at }),
        ToVisitor::Beat(Beat { epoch: Epoch(at.0), head: Seq(2) }),
        ToVisitor::Receipt(Receipt { delivered: Seq(2), read: Seq(1) }),
        ToVisitor::Typing(Typing { by: Who::Agent(anna) }),
        ToVisitor::Refused(refused),
    ]
}

#[test]
fn every_frame_is_read_as_the_edge_writes_it() {
    for frame in frames() {
        assert_eq!(read(&serde_json::to_value(&frame).unwrap()), Some(frame));
    }
}

/// The examples of one kind in the document.
fn examples(kind: &str) -> Vec<Value> {
    let blocks = include_str!("../../../docs/protocol.md").split("```json ").skip(1);
    let texts =
        blocks.filter_map(|block| block.split_once('\n').filter(|(head, _)| *head == kind)?.1.split("\n```").next());
    texts.map(|text| serde_json::from_str(text).unwrap()).collect()
}

#[test]
fn every_example_of_the_document_is_read_and_written_as_serde_does() {
    for frame in examples("to_visitor") {
        assert_eq!(read(&frame), serde_json::from_value(frame.clone()).ok(), "{frame}");
    }
    for frame in examples("from_visitor") {
        let frame: FromVisitor = serde_json::from_value(frame).unwrap();
        assert_eq!(serde_json::from_str::<FromVisitor>(&written(&frame)).unwrap(), frame);
    }
}

#[test]
fn one_event_of_a_later_release_loses_nothing_else_of_its_page() {
    let sent = json!({"tab": tab(), "number": 1});
    let page = json!({"events": {"head": 3, "events": [
        {"seq": 1, "at": 1, "by": "visitor", "sent": sent, "what": {"posted": {"body": "a"}}},
        {"seq": 2, "at": 1, "by": "visitor", "sent": sent, "what": {"rated": {"stars": 5}}},
        {"seq": 3, "at": 1, "by": {"oracle": {}}, "what": "closed"},
    ]}});
    let Some(ToVisitor::Events(page)) = read(&page) else { panic!("no page") };
    let whats: Vec<_> = page.events.iter().map(|event| (&event.what, event.sent.is_some())).collect();
    assert!(matches!(whats[..], [(What::Posted(_), true), (What::Unknown, true), (What::Unknown, false)]), "{whats:?}");
}

#[test]
fn what_is_not_a_frame_is_nothing() {
    for odd in
        [json!({}), json!([]), json!(1), json!("pong"), json!("welcome"), json!({"welcome": {}}), json!({"later": {}})]
    {
        assert_eq!(read(&odd), None, "{odd}");
    }
    assert_eq!(read(&json!({"welcome": {"epoch": 1, "head": 4_294_967_296_u64, "number": 1}})), None);
}
