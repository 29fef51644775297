//! Draws what a later release may write: fields that nobody knows here, and kinds that nobody knows here.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Names of kinds: in an object of one of these alone, another name would be another kind.
const KINDS: [&str; 51] = [
    "about",
    "acknowledged",
    "agent",
    "assigned",
    "automated",
    "beat",
    "bot",
    "changes",
    "choices",
    "close",
    "closed",
    "delete",
    "deleted",
    "edit",
    "edited",
    "events",
    "handed_over",
    "hello",
    "hours",
    "invitation",
    "link",
    "list",
    "live",
    "look",
    "looking",
    "member",
    "answers",
    "note",
    "noted",
    "posted",
    "present",
    "presence",
    "profile",
    "react",
    "reacted",
    "receipt",
    "refused",
    "reopen",
    "resuming",
    "say",
    "scale",
    "shards",
    "show",
    "sign_in",
    "take",
    "typing",
    "visitor",
    "waiting",
    "welcome",
    "settings",
    "team",
];

/// Objects whose names are ids.
const BY_ID: [&str; 2] = ["tabs", "agent_paces"];

/// The same with fields of a later release, in any object that can have some.
pub(crate) fn with_fields(chance: &mut Rng, value: &Value) -> Value {
    named(chance, "", value)
}

fn named(chance: &mut Rng, name: &str, value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let is_kind = fields.len() == 1 && fields.keys().all(|name| KINDS.contains(&name.as_str()));
            let mut grown: Map<_, _> =
                fields.iter().map(|(name, value)| (name.clone(), named(chance, name, value))).collect();
            if !is_kind && !BY_ID.contains(&name) {
                for _ in 0..chance.usize(0..3) {
                    grown.insert(format!("later_{}", chance.lowercase()), anything(chance, 3));
                }
            }
            Value::Object(grown)
        }
        Value::Array(entries) => entries.iter().map(|entry| named(chance, name, entry)).collect(),
        other => other.clone(),
    }
}

/// A kind that nobody knows here: with or without anything in it.
pub(crate) fn kind(chance: &mut Rng) -> Value {
    let name = format!("later_{}", chance.lowercase());
    if chance.bool() { json!(name) } else { json!({ name: anything(chance, 3) }) }
}

fn anything(chance: &mut Rng, depth: usize) -> Value {
    match chance.usize(0..if depth == 0 { 5 } else { 7 }) {
        0 => Value::Null,
        1 => json!(chance.bool()),
        2 => json!(chance.u64(..)),
        3 => json!(chance.f64()),
        4 => json!((0..chance.usize(0..8)).map(|_| chance.char(..)).collect::<String>()),
        5 => (0..chance.usize(0..4)).map(|_| anything(chance, depth - 1)).collect(),
        _ => {
            let names = ["by", "what", "posted", "seq", "later"];
            let entries = (0..chance.usize(0..4))
                .map(|_| (names[chance.usize(..names.len())].to_owned(), anything(chance, depth - 1)));
            Value::Object(entries.collect())
        }
    }
}
