//! One of each kind that travels, and what is stored, as this release writes it.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

pub(crate) fn stored(name: &str) -> Vec<Value> {
    let release = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stored/0.1");
    let text = fs::read_to_string(release.join(name)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The events of the stored log, as they travel.
pub(crate) fn events() -> Vec<Value> {
    let event = |line: Value| {
        let mut event = line["rest"].clone();
        (event["seq"], event["at"]) = (line["seq"].clone(), line["at"].clone());
        event
    };
    stored("log.jsonl").into_iter().map(event).collect()
}

pub(crate) fn of_visitor() -> Vec<Value> {
    let tab = "aaaaaaaaaaaaaaaaaaaaaaaaba";
    vec![
        json!({"hello":{"tab":tab,"epoch":1,"seq":1}}),
        json!({"about":{"page":{"url":"https://shop.example/","title":"Shop"},"language":"nl"}}),
        json!({"say":{"tab":tab,"number":1,"body":"Hello"}}),
        json!({"edit":{"tab":tab,"number":2,"of":1,"body":"Hello!"}}),
        json!({"delete":{"tab":tab,"number":3,"of":1}}),
        json!({"react":{"tab":tab,"number":4,"of":2,"with":"thanks"}}),
        json!({"receipt":{"delivered":1,"read":1}}),
        json!({"typing":{}}),
    ]
}

pub(crate) fn of_agent() -> Vec<Value> {
    let tab = "aaaaaaaaaaaaaaaaaaaaaaaada";
    let mut frames = of_visitor();
    frames.remove(1);
    for frame in &mut frames {
        for fields in frame.as_object_mut().unwrap().values_mut().filter(|fields| fields["tab"] != Value::Null) {
            fields["tab"] = json!(tab);
        }
    }
    frames.extend([
        json!({"note":{"tab":tab,"number":1,"body":"Again"}}),
        json!({"take":{"from":"aaaaaaaaaaaaaaaaaaaaaaaaca"}}),
        json!({"take":{}}),
        json!({"close":{}}),
        json!({"reopen":{}}),
    ]);
    frames
}

pub(crate) fn of_console() -> Vec<Value> {
    let window = json!({"section":"closed","from":50,"count":50});
    vec![json!({"hello":{"windows":[window]}}), json!({"show":{"windows":[window, {"section":"mine","count":1}]}})]
}

pub(crate) fn to_visitor() -> Vec<Value> {
    vec![
        json!({"welcome":{"epoch":1,"head":14,"number":1}}),
        json!({"events":{"events":events(),"head":13}}),
        json!({"acknowledged":{"tab":"aaaaaaaaaaaaaaaaaaaaaaaaba","number":1,"seq":1,"at":1}}),
        json!({"beat":{"epoch":1,"head":14}}),
        json!({"typing":{"by":{"agent":{"id":"aaaaaaaaaaaaaaaaaaaaaaaaca","name":"Anna"}}}}),
        json!({"receipt":{"delivered":6,"read":2}}),
        json!({"refused":{"code":"too_fast","number":31,"retry_after_ms":12000}}),
    ]
}

pub(crate) fn to_agent() -> Vec<Value> {
    let mut frames = to_visitor();
    let card = stored("card.json").remove(0);
    frames.extend([
        json!({ "visitor": card }),
        json!({"looking":{"agents":[{"id":"aaaaaaaaaaaaaaaaaaaaaaaaca","name":"A"}]}}),
    ]);
    frames
}

pub(crate) fn to_console() -> Vec<Value> {
    let (rows, counts) =
        (stored("summaries.jsonl"), json!({"waiting":1,"mine":1,"unanswered":1,"others":2,"closed":2}));
    vec![
        json!({"list":{"windows":[{"window":{"section":"mine","from":0,"count":9},"rows":rows}],"counts":counts,"shards":4,"now":1}}),
        json!({"changes":{"rows":rows,"counts":counts,"now":1}}),
        json!({"shards":{"count":4}}),
        json!({"present":{"agents":[{"id":"aaaaaaaaaaaaaaaaaaaaaaaaca","name":"A"}]}}),
        json!({"refused":{"code":"bad_frame"}}),
    ]
}
