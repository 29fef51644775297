//! Every JSON example in `docs/protocol.md` is parsed and printed back, so that the page cannot rot.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on says so

use std::collections::BTreeMap;

use edgewise_protocol::{
    AcceptInvitation, AgentSignIn, ConversationTicket, CreateConversation, FrameSettings, FromAgent, FromConsole,
    FromVisitor, Invite, LinkRequest, Me, PathAnswer, Refused, Settings, Setup, SignIn, Team, ToAgent, ToConsole,
    ToVisitor, UseLink,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

const DOCUMENT: &str = include_str!("../../../docs/protocol.md");

#[derive(Serialize, Deserialize)]
struct Refusal {
    refused: Refused,
}

/// Each fenced example: its type, its text.
fn examples() -> Vec<(&'static str, &'static str)> {
    let blocks = DOCUMENT.split("```json ").skip(1);
    blocks.filter_map(|block| block.split_once("```")?.0.split_once('\n')).collect()
}

fn reads_back<T: Serialize + DeserializeOwned>(text: &str) {
    let parsed: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let (printed, written): (Value, Value) =
        (serde_json::to_value(&parsed).unwrap(), serde_json::from_str(text).unwrap());
    assert_eq!(printed, written, "what is printed differs from what the page says");
}

#[test]
fn every_example_is_read_and_printed_back() {
    for (kind, text) in examples() {
        match kind {
            "from_visitor" => reads_back::<FromVisitor>(text),
            "to_visitor" => reads_back::<ToVisitor>(text),
            "from_agent" => reads_back::<FromAgent>(text),
            "to_agent" => reads_back::<ToAgent>(text),
            "from_console" => reads_back::<FromConsole>(text),
            "to_console" => reads_back::<ToConsole>(text),
            "create_conversation" => reads_back::<CreateConversation>(text),
            "ticket" => reads_back::<ConversationTicket>(text),
            "setup" => reads_back::<Setup>(text),
            "sign_in" => reads_back::<SignIn>(text),
            "link_request" => reads_back::<LinkRequest>(text),
            "path" => reads_back::<PathAnswer>(text),
            "use_link" => reads_back::<UseLink>(text),
            "me" => reads_back::<Me>(text),
            "sign_in_entry" => reads_back::<AgentSignIn>(text),
            "settings" => reads_back::<Settings>(text),
            "team" => reads_back::<Team>(text),
            "invite" => reads_back::<Invite>(text),
            "accept" => reads_back::<AcceptInvitation>(text),
            "refusal" => reads_back::<Refusal>(text),
            "frame_settings" => reads_back::<FrameSettings>(text),
            other => panic!("no type for an example marked {other}"),
        }
    }
}

#[test]
fn every_kind_of_frame_has_an_example() {
    let mut kinds: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (kind, text) in examples() {
        let value: Value = serde_json::from_str(text).unwrap();
        kinds.entry(kind).or_default().extend(value.as_object().into_iter().flat_map(|fields| fields.keys().cloned()));
    }
    let check = |kind: &str, expected: &[&str]| {
        for name in expected {
            assert!(kinds[kind].iter().any(|known| known == name), "{kind} has no example of {name}");
        }
    };
    check("from_visitor", &["hello", "about", "say", "edit", "delete", "receipt", "typing"]);
    check("to_visitor", &["welcome", "events", "acknowledged", "beat", "receipt", "typing", "refused"]);
    check("from_agent", &["take", "close", "reopen"]);
    check("to_agent", &["typing", "visitor", "looking"]);
    check("from_console", &["hello"]);
    check("to_console", &["rows", "changes", "present"]);
}

#[test]
fn unknown_fields_are_ignored() {
    let frame: FromVisitor =
        serde_json::from_str(r#"{"say":{"tab":"aaaaaaaaaaaaaaaaaaaaaaaaba","number":1,"body":"hi","mood":"good"}}"#)
            .unwrap();
    assert!(matches!(frame, FromVisitor::Say(_)));
}
