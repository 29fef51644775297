use protocol::TabId;

use super::*;

/// The examples of one kind in the document.
fn examples(kind: &str) -> Vec<&'static str> {
    let blocks = include_str!("../../docs/protocol.md").split("```json ").skip(1);
    blocks
        .filter_map(|block| block.split_once('\n').filter(|(head, _)| *head == kind)?.1.split("\n```").next())
        .collect()
}

/// Reads what `serde_json` reads.
fn check(text: &str) {
    assert_eq!(read(text), serde_json::from_str(text).ok(), "{text}");
}

#[test]
fn every_frame_of_the_document_is_read_as_serde_json_reads_it() {
    let frames = examples("to_visitor");
    assert!(frames.len() >= 7, "{} frames", frames.len());
    for frame in frames {
        assert!(read(frame).is_some(), "{frame}");
        check(frame);
        // Cut anywhere it is no frame.
        for end in (0..frame.len()).filter(|&end| frame.is_char_boundary(end)) {
            assert_eq!(read(&frame[..end]), None);
        }
    }
}

#[test]
fn what_a_later_release_adds_is_ignored() {
    check(r#"{"welcome":{"epoch":1,"odd":[{"a":[1,-2.5e3,null,true,"\"]}"]},[]],"head":2,"number":3,"x":{}}}"#);
    check(r#"{"typing":{"by":null}}"#);
    check(r#"{"unheard_of":{}}"#);
    assert!(read(r#"{"refused":{"code":"unheard_of","number":1}}"#).is_some());
}

#[test]
fn fields_that_are_missing_or_wrong_make_no_frame() {
    for text in [
        "{}",
        "[]",
        "1",
        "pong",
        "\"welcome\"",
        "{\"welcome\":{}}",
        "{\"welcome\":{\"epoch\":-1,\"head\":1,\"number\":1}}",
    ] {
        check(text);
    }
    check(r#"{"welcome":{"epoch":1,"head":4294967296,"number":1}}"#);
    check(r#"{"events":{"events":[{"seq":1,"at":1,"happened":{"taken":{"by":{"id":"x","name":"Anna"}}}}],"head":1}}"#);
}

#[test]
fn every_frame_is_written_as_the_document_has_it() {
    let mut frames = examples("from_visitor");
    frames.push(r#"{"say":{"tab":"aaaaaaaaaaaaaaaaaaaaaaaaba","number":2,"body":"a \"b\"\\\n\t\u0007é 👋"}}"#);
    for frame in frames {
        let frame: FromVisitor = serde_json::from_str(frame).unwrap();
        assert_eq!(serde_json::from_str::<FromVisitor>(&written(&frame)).unwrap(), frame);
    }
}

#[test]
fn d9_what_a_tab_keeps_is_read_back() {
    let pending = |number, progress| Pending {
        tab: TabId::from_random([7; 16]),
        number: Number(number),
        change: Change::Post(Body::try_from("a\n\"b\"").unwrap()),
        at: Timestamp(1_795_000_000_000),
        progress,
    };
    let pending = vec![pending(1, Progress::Sending), pending(2, Progress::Failed(Refusal::BodyTooLong))];
    let kept = Kept { saved: Saved { pending }, draft: "and then\n\"".to_owned(), read: Seq(7) };
    assert_eq!(read_kept(&written_kept(&kept.saved.pending, &kept.draft, kept.read)), Some(kept));
    assert_eq!(written_kept(&[], "", Seq(0)), "", "nothing is kept of nothing");
    assert_ne!(written_kept(&[], "", Seq(1)), "");
    assert_eq!(read_kept(r#"{"pending":[],"draft":"of a former release"}"#).unwrap().read, Seq(0));
    assert_eq!(read_kept("{}"), None);
}

#[test]
fn a_code_that_makes_a_difference_is_known_here() {
    let source = include_str!("../../crates/protocol/src/refusal.rs");
    let names = source.lines().filter_map(|line| line.trim().strip_suffix(','));
    let codes = names.filter_map(|name| {
        let snake: String = name
            .chars()
            .flat_map(|letter| letter.is_uppercase().then_some('_').into_iter().chain(letter.to_lowercase()))
            .collect();
        let snake = snake.trim_start_matches('_').to_owned();
        Some((serde_json::from_value::<Refusal>(snake.clone().into()).ok()?, snake))
    });
    let mut count = 0;
    for (code, name) in codes {
        count += 1;
        let ours = refusal(&name);
        assert!(ours == code || (ours == Refusal::BadRequest && !code.is_passing()), "{name}");
    }
    assert!(count >= 30, "{count} codes");
}
