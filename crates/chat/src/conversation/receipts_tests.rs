use protocol::{Receipt, Refusal, Seq};

use super::super::story::*;
use super::super::*;

fn receipt(delivered: u32, read: u32) -> Receipt {
    Receipt { delivered: Seq(delivered), read: Seq(read) }
}

#[test]
fn r1_each_side_learns_how_far_the_other_is_and_it_never_goes_back() {
    let mut story = Story::new();
    story.play(say(&visitor(1), 1, "hello"));
    story.play(say(&visitor(1), 2, "anybody?"));
    let mut conversation = story.load();
    let mut told = |party, receipt| conversation.handle(second(0), Input::Receipt(party, receipt));
    let team = |receipt| vec![Effect::ShowReceipt(Party::Visitor, receipt)];
    assert_eq!(told(Party::Team, receipt(1, 0)), team(receipt(1, 0)));
    assert_eq!(told(Party::Team, receipt(2, 1)), team(receipt(2, 1)));
    // A colleague's device that is behind, and one that has read further.
    assert_eq!(told(Party::Team, receipt(1, 1)), []);
    assert_eq!(told(Party::Team, receipt(2, 2)), team(receipt(2, 2)));
    assert_eq!(told(Party::Visitor, receipt(2, 2)), [Effect::ShowReceipt(Party::Team, receipt(2, 2))]);
    // Who connects later learns it after what they lack.
    let effects = conversation.handle(second(1), hello(&visitor(1), START, 2));
    assert_eq!(effects[1..3], [Effect::Replay(Seq(2)), Effect::Receipt(receipt(2, 2))]);
    // What somebody has when they connect is delivered.
    conversation.handle(second(1), say(&visitor(1), 3, "hello?"));
    let effects = conversation.handle(second(1), hello(&agent("Anna"), START, 3));
    assert_eq!(effects.last(), Some(&Effect::ShowReceipt(Party::Visitor, receipt(3, 2))));
}

#[test]
fn r1_a_receipt_for_what_has_not_happened_is_refused() {
    let mut story = Story::new();
    story.play(say(&visitor(1), 1, "hello"));
    assert_eq!(story.play(Input::Receipt(Party::Team, receipt(2, 0))), refused(Refusal::SeqAhead, None));
    assert_eq!(story.play(Input::Receipt(Party::Team, receipt(0, 1))), refused(Refusal::SeqAhead, None));
    assert_eq!(*story.load().receipts(), Receipts::default());
}

#[test]
fn r2_receipts_are_stored_when_somebody_leaves_who_could_not_say_them_again() {
    let mut conversation = Conversation::new(id(), Stored::default());
    let audience = |clients| Input::Audience(Audience { looking: Vec::new(), clients });
    let mut stored = |input| {
        let effects = conversation.handle(second(0), input);
        effects.iter().filter(|effect| matches!(effect, Effect::StoreReceipts(_))).count()
    };
    assert_eq!(stored(audience(2)), 0);
    assert_eq!(stored(say(&visitor(1), 1, "hello")), 0);
    assert_eq!(stored(Input::Receipt(Party::Visitor, receipt(1, 1))), 0);
    assert_eq!(stored(audience(3)), 0, "nobody left");
    assert_eq!(stored(audience(2)), 1);
    assert_eq!(stored(audience(1)), 0, "no news");
    assert_eq!(stored(Input::Receipt(Party::Team, receipt(1, 0))), 0);
    assert_eq!(stored(audience(1)), 0, "nobody left");
    let kept = *conversation.receipts();
    assert_eq!([Party::Visitor, Party::Team].map(|party| kept.of(party)), [receipt(1, 1), receipt(1, 0)]);
    let mut woken = Conversation::new(id(), Stored::default());
    woken.restore(
        Audience::default(),
        [(Party::Visitor, receipt(1, 1)), (Party::Visitor, receipt(1, 0)), (Party::Team, receipt(1, 0))],
    );
    assert_eq!(*woken.receipts(), kept, "after an eviction the sockets tell");
}
