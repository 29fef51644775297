use protocol::{Body, ConversationId, Event, Number, Sent, Seq, TabId, Timestamp, What, Who};

use super::*;

fn posted(seq: u32, text: &str) -> Event {
    let sent = Some(Sent { tab: TabId::from_random([1; 16]), number: Number(seq) });
    let what = What::Posted(Body::try_from(text).unwrap().into());
    Event { seq: Seq(seq), at: Timestamp(1), by: Who::Visitor, sent, what }
}

/// A log of these texts, and the account of a tab that said `a` and `b`, and was told that `b` is second.
fn check(log: &[(u32, &str)], expected: &Proof) {
    let log: Vec<Event> = log.iter().map(|(seq, text)| posted(*seq, text)).collect();
    let mut account = Account::new("Visitor".to_owned(), ConversationId::from_random(0, [1; 16]));
    account.said = vec!["a".to_owned(), "b".to_owned()];
    account.acknowledged.insert(Seq(2), "b".to_owned());
    account.events = vec![posted(1, "a"), posted(2, "b")];
    let proof = Proof::of(&log, &[account]);
    let holds = *expected == Proof::default();
    assert_eq!(proof, Proof { said: 2, acknowledged: 1, ..expected.clone() }, "{log:?}");
    assert_eq!(proof.holds(), holds);
}

#[test]
fn what_is_as_it_was_said_holds() {
    check(&[(1, "a"), (2, "b")], &Proof::default());
}

#[test]
fn each_broken_promise_is_counted() {
    check(&[(1, "a")], &Proof { lost: 1, misplaced: 1, misread: 1, ..Proof::default() });
    check(&[(1, "a"), (2, "b"), (3, "a")], &Proof { doubled: 1, misread: 1, ..Proof::default() });
    check(&[(1, "a"), (3, "b")], &Proof { gaps: 1, misplaced: 1, misread: 1, ..Proof::default() });
    check(&[(1, "b"), (2, "a")], &Proof { disordered: 1, misplaced: 1, misread: 1, ..Proof::default() });
    check(&[(1, "a"), (2, "b"), (3, "c")], &Proof { misread: 1, ..Proof::default() });
}
