use super::*;

/// Reads what `serde_json` reads, but for what the protocol does not have; and what is written, that reads back.
fn check(text: &str) {
    let theirs = serde_json::from_str::<serde_json::Value>(text).ok();
    let ours = Json::read(text);
    assert_eq!(ours, theirs.as_ref().map(tree), "{text}");
    if let Some(ours) = ours {
        let again = serde_json::from_str::<serde_json::Value>(&ours.written()).unwrap();
        assert_eq!(tree(&again), ours, "{text}");
    }
}

fn tree(value: &serde_json::Value) -> Json {
    use serde_json::Value;
    match value {
        Value::Null | Value::Bool(false) => Json::Nothing,
        Value::Bool(true) => Json::Number(1),
        Value::Number(number) => number.as_u64().map_or(Json::Nothing, Json::Number),
        Value::String(text) => Json::Text(text.clone()),
        Value::Array(list) => Json::List(list.iter().map(tree).collect()),
        Value::Object(map) => Json::Map(map.iter().map(|(name, value)| (name.clone(), tree(value))).collect()),
    }
}

#[test]
fn values_of_every_kind() {
    for text in ["{}", "[]", "null", "true", "false", "0", "12", "18446744073709551615", "-1", "1.5", "2e3"] {
        check(text);
    }
    for text in [" { \"a\" : [ 1 , {\"b\":\"c\"} , [] ] , \"d\" : null }\n", r#"{"a":{"b":[true,"x"]},"c":7}"#] {
        check(text);
    }
}

#[test]
fn strings_are_unescaped_and_escaped() {
    for text in [
        r#""a\"\\\/\b\f\n\r\tb""#,
        r#""\u00e9\u20AC \ud83d\udc4b 👋 \u0000\u001f""#,
        r#""\ud83d""#,
        r#""\ud83dx""#,
        r#""\ud83d\n""#,
        r#""\udc4b""#,
        r#""\u12""#,
        r#""\u12é""#,
        r#""\x""#,
        r#"""#,
        r#""\"#,
        r#""é\"#,
    ] {
        check(text);
    }
}

#[test]
fn what_is_no_json_is_nothing() {
    for text in
        ["", "pong", "{", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}"]
    {
        check(text);
    }
    for text in ["{}x", "[]]", "tru", "nul", "t", "\"a\" \"b\"", "{\"a\" 1}"] {
        check(text);
    }
}

#[test]
fn a_hostile_depth_is_refused_and_does_not_fill_the_stack() {
    assert_eq!(Json::read(&"[".repeat(1_000_000)), None);
    assert!(Json::read(&format!("{}{}", "[".repeat(31), "]".repeat(31))).is_some());
}
