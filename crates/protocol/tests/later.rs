//! Rule U1: what a later release may write. Unknown fields and kinds are drawn into every example of the page, by a
//! seed; everything else still reads as before.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on says so

mod examples;

use edgewise_protocol::{Event, Refusal, Refused, Settings, What, Who};
use fastrand::Rng;
use serde_json::{Map, Value, json};

use self::examples::{examples, read_and_print};

const SEEDS: u64 = 300;

/// Fences whose examples have one field, which is their kind.
const TAGGED: [&str; 7] =
    ["from_visitor", "to_visitor", "from_agent", "to_agent", "from_console", "to_console", "settings_change"];

fn name(rng: &mut Rng) -> String {
    (0..rng.usize(1..8)).fold("later_".to_owned(), |name, _| name + &rng.lowercase().to_string())
}

/// Any JSON, of names and texts that no release knows yet.
fn anything(rng: &mut Rng, depth: usize) -> Value {
    match rng.u8(0..if depth > 0 { 8 } else { 6 }) {
        0 => Value::Null,
        1 => rng.bool().into(),
        2 => rng.i64(..).into(),
        3 => rng.f64().into(),
        4 => name(rng).into(),
        5 => json!("\u{0}\u{202e}\"\\{}[]"),
        6 => (0..rng.usize(0..4)).map(|_| anything(rng, depth - 1)).collect(),
        _ => (0..rng.usize(0..4)).map(|_| (name(rng), anything(rng, depth - 1))).collect::<Map<_, _>>().into(),
    }
}

/// A kind that no release knows yet, or a known one of another form.
fn kind(rng: &mut Rng, known: &[&str]) -> Value {
    let tag = if rng.bool() { (*rng.choice(known).unwrap()).to_owned() } else { name(rng) };
    match rng.u8(0..4) {
        0 => name(rng).into(),
        1 => anything(rng, 2),
        _ => [(tag, anything(rng, 2))].into_iter().collect::<Map<_, _>>().into(),
    }
}

/// Adds unknown fields to whatever has fields; the one field of what `is_tagged` is its kind.
fn with_fields(rng: &mut Rng, value: &Value, is_tagged: bool) -> Value {
    match value {
        Value::Array(entries) => entries.iter().map(|entry| with_fields(rng, entry, false)).collect(),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, field)| {
                let is_tagged = ["what", "by", "status", "with"].contains(&name.as_str());
                (name.clone(), with_fields(rng, field, is_tagged))
            });
            let mut fields: Vec<_> = fields.collect();
            for _ in 0..if is_tagged { 0 } else { rng.usize(0..3) } {
                fields.insert(rng.usize(0..=fields.len()), (name(rng), anything(rng, 3)));
            }
            fields.into_iter().collect::<Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

#[test]
fn u1_every_example_reads_the_same_with_fields_that_no_release_knows_yet() {
    for seed in 0..SEEDS {
        let mut rng = Rng::with_seed(seed);
        for (kind, example) in examples() {
            let drawn = with_fields(&mut rng, &example, TAGGED.contains(&kind));
            let read = read_and_print(kind, &drawn).unwrap_or_else(|error| panic!("seed {seed}: {error}: {drawn}"));
            assert_eq!(read, read_and_print(kind, &example).unwrap(), "seed {seed}: {drawn}");
        }
    }
}

#[test]
fn u1_an_event_of_an_unknown_kind_or_by_an_unknown_kind_of_author_keeps_its_place_and_its_number() {
    let pages: Vec<_> = examples().into_iter().filter(|(_, example)| example.get("events").is_some()).collect();
    for seed in 0..SEEDS {
        let mut rng = Rng::with_seed(seed);
        for (_, page) in &pages {
            for event in page["events"]["events"].as_array().unwrap() {
                let known: Event = serde_json::from_value(event.clone()).unwrap();
                let mut drawn = with_fields(&mut rng, event, false);
                let is_author = rng.bool();
                if is_author {
                    drawn["by"] = kind(&mut rng, &["agent"]);
                } else {
                    drawn["what"] = kind(&mut rng, &["posted", "edited", "deleted", "noted", "assigned", "closed"]);
                }
                // The unit kinds are read from a map with nothing in it, too, and fields from a list of their values.
                let is_list = drawn["what"].as_object().is_some_and(|what| what.values().all(Value::is_array));
                if is_list || drawn["what"] == json!({"closed": null}) {
                    continue;
                }
                let read: Event =
                    serde_json::from_str(&drawn.to_string()).unwrap_or_else(|_| panic!("seed {seed}: {drawn}"));
                let by = if is_author { Who::System } else { known.by };
                let expected = Event { by, what: What::Unknown, ..known };
                assert_eq!(read, expected, "seed {seed}: {drawn}");
            }
        }
    }
}

/// Replaces each list of that name by itself with unreadable entries in between.
fn with_entries(rng: &mut Rng, value: &mut Value, name: &str) {
    match value {
        Value::Array(entries) => {
            for entry in entries {
                with_entries(rng, entry, name);
            }
        }
        Value::Object(fields) => {
            for (field, value) in fields.iter_mut() {
                with_entries(rng, value, name);
                if let Some(entries) = value.as_array_mut().filter(|_| field == name) {
                    for _ in 0..rng.usize(0..3) {
                        entries.insert(rng.usize(0..=entries.len()), unreadable(rng));
                    }
                }
            }
        }
        _ => {}
    }
}

/// A row or a window of a later release: of another status, of another section, or nothing like it.
fn unreadable(rng: &mut Rng) -> Value {
    match rng.u8(0..3) {
        0 => {
            json!({"conversation": "0-aaaaaaaaaaaaaaaaaaaaaaaaea", "seq": 1, "status": kind(rng, &["waiting", "assigned"])})
        }
        1 => json!({"section": name(rng), "from": 0, "count": 50}),
        _ => anything(rng, 2),
    }
}

#[test]
fn u1_a_list_loses_only_the_entries_that_cannot_be_read() {
    for seed in 0..SEEDS {
        let mut rng = Rng::with_seed(seed);
        for (kind, example) in examples() {
            let list = match kind {
                "from_console" => "windows",
                "to_console" => "rows",
                _ => continue,
            };
            let mut drawn = example.clone();
            with_entries(&mut rng, &mut drawn, list);
            let read = read_and_print(kind, &drawn).unwrap_or_else(|error| panic!("seed {seed}: {error}: {drawn}"));
            assert_eq!(read, example, "seed {seed}: {drawn}");
        }
    }
}

#[test]
fn u1_a_code_of_a_later_release_is_unknown_and_final_and_says_whose_send_it_was() {
    for seed in 0..SEEDS {
        let mut rng = Rng::with_seed(seed);
        let drawn = json!({"code": name(&mut rng), "tab": "aaaaaaaaaaaaaaaaaaaaaaaaba", "number": 4, "later": anything(&mut rng, 2)});
        let refused: Refused = serde_json::from_str(&drawn.to_string()).unwrap();
        assert_eq!((refused.code, refused.code.is_passing()), (Refusal::Unknown, false));
        assert!(refused.tab.is_some() && refused.number.is_some());
    }
}

#[test]
fn u1_p1_looks_of_a_later_release_read_as_their_defaults() {
    for seed in 0..SEEDS {
        let mut rng = Rng::with_seed(seed);
        let look = |rng: &mut Rng| anything(rng, 2);
        let drawn = json!({
            "profile": {"version": 7, "name": "Hem & Haw"},
            "look": {"version": 3, "accent": look(&mut rng), "side": look(&mut rng), "language": look(&mut rng)},
        });
        let settings: Settings =
            serde_json::from_str(&drawn.to_string()).unwrap_or_else(|_| panic!("seed {seed}: {drawn}"));
        assert_eq!(
            (settings.look.version, settings.look.value),
            (3, edgewise_protocol::Look::default()),
            "seed {seed}"
        );
    }
}
