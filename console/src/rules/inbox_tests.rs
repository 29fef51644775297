use protocol::{LastLine, Seq};

use super::*;

fn id(key: u8) -> ConversationId {
    ConversationId::from_random(u16::from(key / 100), [key; 16])
}

fn face(agent: u8) -> Face {
    Face { id: AgentId::from_random([agent; 16]), name: format!("Agent {agent}") }
}

const ME: AgentId = AgentId::from_random([1; 16]);

fn row(key: u8, seq: u32, status: Status) -> Summary {
    let last = Some(LastLine { from_visitor: true, text: "hello".to_owned(), at: Timestamp(u64::from(seq)) });
    Summary { conversation: id(key), seq: Seq(seq), status, last, version: 0, looking: Vec::new() }
}

fn waiting(since: u64) -> Status {
    Status::Waiting { since: Timestamp(since) }
}

fn assigned(agent: u8, since: Option<u64>) -> Status {
    Status::Assigned { to: face(agent), unanswered_since: since.map(Timestamp) }
}

fn closed(at: u64) -> Status {
    Status::Closed { at: Timestamp(at), by: face(1) }
}

fn check(rows: Vec<Summary>, section: Section, expected: &[u8]) {
    let mut inbox = Inbox::default();
    inbox.replace(0, rows);
    let expected: Vec<_> = expected.iter().map(|&key| id(key)).collect();
    assert_eq!(inbox.section(section, ME), expected);
}

#[test]
fn whoever_has_waited_longest_stands_first() {
    let rows = vec![row(1, 3, waiting(30)), row(2, 1, waiting(10)), row(3, 9, assigned(1, None))];
    check(rows.clone(), Section::Waiting, &[2, 1]);
    check(rows, Section::Mine, &[3]);
}

#[test]
fn answered_ones_stand_below_those_that_wait_newest_first() {
    let rows = vec![
        row(1, 3, assigned(1, None)),
        row(2, 8, assigned(1, None)),
        row(3, 4, assigned(1, Some(40))),
        row(4, 5, assigned(1, Some(20))),
        row(5, 6, assigned(2, Some(1))),
    ];
    check(rows.clone(), Section::Mine, &[4, 3, 2, 1]);
    check(rows, Section::Others, &[5]);
    check(vec![row(1, 3, closed(5)), row(2, 3, closed(9))], Section::Closed, &[2, 1]);
}

#[test]
fn i1_an_older_row_changes_nothing() {
    let mut inbox = Inbox::default();
    assert!(inbox.change(row(1, 3, waiting(1))));
    assert!(!inbox.change(row(1, 3, closed(1))));
    assert!(!inbox.change(row(1, 2, closed(1))));
    assert!(inbox.change(Summary { version: 1, ..row(1, 3, waiting(1)) }));
    assert!(!inbox.change(Summary { version: 0, ..row(1, 3, waiting(1)) }));
    assert!(inbox.change(row(1, 4, closed(1))));
    assert_eq!(inbox.section(Section::Closed, ME), [id(1)]);
}

#[test]
fn i2_a_whole_list_replaces_only_its_own_shard() {
    let mut inbox = Inbox::default();
    inbox.replace(0, vec![row(1, 1, waiting(1)), row(2, 1, waiting(2))]);
    inbox.replace(1, vec![row(101, 1, waiting(3))]);
    inbox.replace(0, vec![row(2, 1, waiting(2))]);
    assert_eq!(inbox.section(Section::Waiting, ME), [id(2), id(101)]);
    assert!(inbox.is_whole(2) && !inbox.is_whole(3));
}

#[test]
fn i4_a_row_that_an_eviction_left_behind_hides_nothing_that_is_known_and_rings_for_nothing() {
    let mut inbox = Inbox::default();
    let (old, new) = (row(1, 1, waiting(1)), row(1, 2, closed(2)));
    inbox.replace(0, vec![new.clone()]);
    assert!(!rings(inbox.row(id(1)), &old, ME));
    inbox.replace(0, vec![old.clone(), row(2, 1, waiting(1))]);
    assert_eq!(inbox.row(id(1)), Some(&new));
    assert_eq!(inbox.section(Section::Waiting, ME), [id(2)]);
}

#[test]
fn a_colleague_present_at_two_shards_is_shown_once_and_i_am_not() {
    let mut inbox = Inbox::default();
    inbox.set_present(0, vec![face(3), face(1), face(2)]);
    inbox.set_present(1, vec![face(2)]);
    assert_eq!(inbox.colleagues(ME), [face(2), face(3)]);
}

#[test]
fn a_new_visitor_rings_and_a_second_message_of_one_who_waits_does_not() {
    let (first, second) = (row(1, 1, waiting(1)), row(1, 2, waiting(1)));
    assert!(rings(None, &first, ME));
    assert!(!rings(Some(&first), &second, ME));
    assert!(rings(Some(&row(1, 2, closed(2))), &row(1, 3, waiting(3)), ME));
}

#[test]
fn a_visitor_who_writes_in_mine_rings_and_my_own_doings_do_not() {
    let before = row(1, 5, assigned(1, None));
    assert!(rings(Some(&before), &row(1, 6, assigned(1, Some(6))), ME));
    assert!(!rings(Some(&before), &row(1, 6, assigned(2, Some(6))), ME));
    let looked = Summary { version: 1, ..before.clone() };
    assert!(!rings(Some(&before), &looked, ME));
    let mut answered = row(1, 6, assigned(1, None));
    if let Some(last) = &mut answered.last {
        last.from_visitor = false;
    }
    assert!(!rings(Some(&before), &answered, ME));
}

#[test]
fn one_owes_an_answer_to_all_who_wait_and_to_ones_own() {
    let mut inbox = Inbox::default();
    inbox.replace(
        0,
        vec![
            row(1, 1, waiting(1)),
            row(2, 1, assigned(1, Some(1))),
            row(3, 1, assigned(1, None)),
            row(4, 1, assigned(2, Some(1))),
            row(5, 1, closed(1)),
        ],
    );
    assert_eq!(inbox.unanswered(ME), 2);
}
