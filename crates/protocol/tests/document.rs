//! Every JSON example in `docs/protocol.md` is parsed and printed back, and every refusal has its row, so that the page
//! cannot rot.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on says so

mod examples;

use std::collections::{BTreeMap, BTreeSet};

use edgewise_protocol::{Event, FromVisitor, Number, Refusal, Sent, Seq, What};
use serde_json::Value;

use self::examples::{DOCUMENT, examples, read_and_print};

#[test]
fn every_example_is_read_and_printed_back() {
    for (kind, example) in examples().into_iter().filter(|(kind, _)| *kind != "unknown_event") {
        let printed = read_and_print(kind, &example).unwrap_or_else(|error| panic!("{error}: {example}"));
        assert_eq!(printed, example, "what is printed differs from what the page says");
    }
}

#[test]
fn every_kind_of_frame_has_an_example() {
    let mut kinds: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (kind, example) in examples() {
        kinds
            .entry(kind)
            .or_default()
            .extend(example.as_object().into_iter().flat_map(|fields| fields.keys().cloned()));
    }
    let check = |kind: &str, expected: &[&str]| {
        for name in expected {
            assert!(kinds[kind].contains(*name), "{kind} has no example of {name}");
        }
    };
    check("from_visitor", &["hello", "about", "say", "edit", "delete", "receipt", "typing"]);
    check("to_visitor", &["welcome", "events", "acknowledged", "beat", "receipt", "typing", "refused"]);
    check("from_agent", &["note", "take", "close", "reopen"]);
    check("to_agent", &["events", "typing", "visitor", "looking"]);
    check("from_console", &["hello", "show"]);
    check("to_console", &["list", "changes", "shards", "present", "refused"]);
    check("settings_change", &["profile", "look", "greetings", "endings", "hours", "bot", "scale"]);
}

#[test]
fn every_kind_of_event_has_an_example() {
    let mut kinds = BTreeSet::new();
    for (_, example) in examples() {
        let events = example["events"]["events"].as_array();
        for what in events.into_iter().flatten().map(|event| &event["what"]) {
            let kind = what.as_str().or_else(|| what.as_object()?.keys().next().map(String::as_str));
            kinds.insert(kind.unwrap().to_owned());
        }
    }
    let expected = [
        "assigned",
        "automated",
        "closed",
        "deleted",
        "edited",
        "handed_over",
        "hidden",
        "noted",
        "posted",
        "rated",
        "reacted",
        "reopened",
    ];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn u1_the_event_of_a_later_release_keeps_its_place_and_its_sender_s_number() {
    let (_, example) = examples().into_iter().find(|(kind, _)| *kind == "unknown_event").unwrap();
    let event: Event = serde_json::from_value(example).unwrap();
    assert_eq!((event.seq, &event.what), (Seq(8), &What::Unknown));
    assert!(matches!(event.sent, Some(Sent { number: Number(4), .. })));
}

#[test]
fn u1_unknown_fields_are_ignored() {
    let frame: FromVisitor =
        serde_json::from_str(r#"{"say":{"tab":"aaaaaaaaaaaaaaaaaaaaaaaaba","number":1,"body":"hi","mood":"good"}}"#)
            .unwrap();
    assert!(matches!(frame, FromVisitor::Say(_)));
}

/// Each row of the page's table of refusals: the code, and whether it passes.
fn rows() -> Vec<(&'static str, bool)> {
    let lines = DOCUMENT.lines().skip_while(|line| *line != "| code | HTTP | passes | meaning |").skip(2);
    lines
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<_> = line.split('|').map(str::trim).collect();
            (cells[1].trim_matches('`'), cells[3] == "passes")
        })
        .collect()
}

/// The variants as the source declares them, in snake case, without the one for codes of a later release.
fn declared() -> BTreeSet<String> {
    let source =
        include_str!("../src/refusal.rs").split_once("pub enum Refusal {").unwrap().1.split_once("\n}").unwrap().0;
    let variants = source.lines().filter_map(|line| line.strip_prefix("    ")?.strip_suffix(','));
    let names = variants.filter(|name| name.chars().all(char::is_alphanumeric) && *name != "Unknown");
    names.map(snake_case).collect()
}

fn snake_case(name: &str) -> String {
    let letters =
        name.chars().flat_map(|letter| letter.is_uppercase().then_some('_').into_iter().chain(letter.to_lowercase()));
    letters.skip(1).collect()
}

#[test]
fn every_refusal_has_its_row_and_the_row_says_whether_it_passes() {
    let rows = rows();
    for (code, passes) in &rows {
        let refusal: Refusal = serde_json::from_value(Value::from(*code)).unwrap();
        assert_ne!(refusal, Refusal::Unknown, "{code} is no code");
        assert_eq!(refusal.is_passing(), *passes, "{code}");
    }
    let written: BTreeSet<_> = rows.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(written, declared());
    assert_eq!(written.len(), rows.len(), "a code has one row");
}
