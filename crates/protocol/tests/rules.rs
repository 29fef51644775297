//! Rules that the types themselves keep.

#![allow(clippy::unwrap_used)] // a test that cannot go on says so

use edgewise_protocol::{
    AgentId, Audience, Body, ConversationId, Event, Face, LastLine, Noted, Number, Party, Rank, Section, Sent, Seq,
    Settings, Status, Summary, TabId, Timestamp, What, Who,
};

fn face(id: u8) -> Face {
    Face { id: AgentId::from_random([id; 16]), name: format!("Agent {id}") }
}

#[test]
fn n1_a_note_is_for_the_team_and_what_a_visitor_gets_of_it_is_its_place() {
    let body = Body::try_from("She is about to order ten.").unwrap();
    let sent = Some(Sent { tab: TabId::from_random([1; 16]), number: Number(2) });
    let (seq, at) = (Seq(8), Timestamp(1_795_000_010_000));
    let note = Event { seq, at, by: Who::Agent(face(1)), sent, what: What::Noted(Noted { body: body.clone() }) };
    assert_eq!(note.what.audience(), Audience::Team);
    assert!(Audience::Team.admits(Party::Team) && !Audience::Team.admits(Party::Visitor));
    let hidden = serde_json::to_value(note.hidden()).unwrap();
    assert_eq!(hidden, serde_json::json!({"seq": 8, "at": 1_795_000_010_000_u64, "by": "system", "what": "hidden"}));
    assert_eq!(What::Posted(body.into()).audience(), Audience::All);
}

#[test]
fn n1_a_note_changes_nothing_about_who_answers() {
    let waiting = Status::Waiting { since: Timestamp(1) };
    let closed = Status::Closed { at: Timestamp(1), by: Who::System };
    let what = What::Noted(Noted { body: Body::try_from("Careful").unwrap() });
    let note = Event { seq: Seq(2), at: Timestamp(2), by: Who::Agent(face(1)), sent: None, what };
    for status in [waiting, closed] {
        assert_eq!(Status::after(Some(status.clone()), &note), Some(status));
    }
}

fn row(id: u8, status: Status, last: Option<u64>) -> Summary {
    let last = last.map(|at| LastLine { by: Who::Visitor, text: String::new(), at: Timestamp(at) });
    let conversation = ConversationId::from_random(0, [id; 16]);
    Summary {
        conversation,
        seq: Seq(1),
        status,
        name: None,
        answered_in: None,
        before: None,
        last,
        version: 0,
        looking: Vec::new(),
    }
}

fn assigned(to: u8, unanswered_since: Option<u64>) -> Status {
    Status::Assigned { to: face(to), unanswered_since: unanswered_since.map(Timestamp) }
}

/// In the order of their section.
fn ordered(rows: &[Summary]) -> Vec<u8> {
    let mut ranks: Vec<_> = rows.iter().map(Rank::of).collect();
    ranks.sort();
    ranks.iter().map(|rank| rank.conversation().key()[0]).collect()
}

#[test]
fn i5_the_section_is_the_console_s_own() {
    let me = face(1).id;
    assert_eq!(Section::of(&Status::Waiting { since: Timestamp(1) }, me), Section::Waiting);
    assert_eq!(Section::of(&assigned(1, None), me), Section::Mine);
    assert_eq!(Section::of(&assigned(2, Some(1)), me), Section::Others);
    assert_eq!(Section::of(&Status::Closed { at: Timestamp(1), by: Who::Visitor }, me), Section::Closed);
}

#[test]
fn i5_who_has_waited_longest_is_first_then_the_newest_and_of_equals_the_lower_id() {
    let rows = vec![
        row(1, assigned(1, None), Some(50)),
        row(2, assigned(1, Some(20)), Some(90)),
        row(3, assigned(1, None), Some(70)),
        row(4, assigned(1, Some(10)), Some(95)),
        row(5, assigned(1, None), None),
        row(6, assigned(1, None), Some(70)),
    ];
    assert_eq!(ordered(&rows), [4, 2, 3, 6, 1, 5]);
    let closed = |id, at| row(id, Status::Closed { at: Timestamp(at), by: Who::System }, Some(99));
    assert_eq!(ordered(&[closed(1, 5), closed(2, 7), closed(3, 6)]), [2, 3, 1]);
}

#[test]
fn p1_a_part_that_an_earlier_release_did_not_have_is_whole_by_its_defaults() {
    let settings: Settings = serde_json::from_str(r#"{"profile":{"name":"Hem & Haw"}}"#).unwrap();
    let printed = serde_json::to_value(settings).unwrap();
    let expected = serde_json::json!({
        "profile": {"version": 0, "name": "Hem & Haw", "origins": [], "query": []},
        "look": {
            "version": 0, "accent": "#1f6f5c", "theme": "auto", "side": "right", "from_side": 20, "from_bottom": 20, "language": "auto",
            "formal": false,
            "launcher": {"labels": {}, "size": "normal", "icon": "bubble", "hidden": [], "load": "idle"},
        },
        "greetings": {"version": 0, "texts": {}},
        "endings": {"version": 0},
        "hours": {"version": 0, "zone": "UTC", "holidays": [], "exceptions": []},
        "bot": {"version": 0, "on": false, "careful": false, "returns": true},
        "identity": {"version": 0, "required": false, "keys": []},
        "scale": {"version": 0, "shards": 1},
    });
    assert_eq!(printed, expected);
}
