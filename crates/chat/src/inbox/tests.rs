use protocol::{AgentId, Face, Looker, Seq};

use super::*;

const NOW: Timestamp = Timestamp(1_795_000_000_000);

fn conversation(number: u8) -> ConversationId {
    ConversationId::from_random(0, [number; 16])
}

fn sign_in(number: u8) -> SignInId {
    SignInId::from_random([number; 16])
}

fn summary(of: u8, seq: u32, version: u64) -> Summary {
    let status = Status::Waiting { since: NOW };
    Summary { conversation: conversation(of), seq: Seq(seq), status, last: None, version, looking: Vec::new() }
}

fn looked_at(summary: Summary, by: u8) -> Summary {
    let face = Face { id: AgentId::from_random([1; 16]), name: "Anna".to_owned() };
    Summary { looking: vec![Looker { face, sign_in: sign_in(by) }], ..summary }
}

fn closed(of: u8, at: u64) -> Summary {
    let by = Face { id: AgentId::from_random([1; 16]), name: "Anna".to_owned() };
    Summary { status: Status::Closed { at: Timestamp(at), by }, ..summary(of, 2, 0) }
}

fn rows(inbox: &mut Inbox) -> Vec<Summary> {
    match inbox.handle(NOW, Input::Hello).as_slice() {
        [Effect::Reply(ToConsole::Rows { rows, now })] if *now == NOW => rows.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn conversations_are_spread_over_all_shards_by_their_first_two_bytes() {
    let shard = |first: u8, second: u8, shards: u16| {
        let mut key = [9; 16];
        (key[0], key[1]) = (first, second);
        shard_of(key, shards)
    };
    assert_eq!([shard(0, 5, 4), shard(0, 6, 4), shard(1, 7, 4), shard(1, 1, 100)], [1, 2, 3, 57]);
    assert_eq!(shard(200, 200, 1), 0);
    assert_eq!(shard(0, 5, 0), 0, "a site has a shard at least");
}

#[test]
fn i1_an_older_or_repeated_summary_changes_nothing() {
    let mut inbox = Inbox::default();
    let told = |row: &Summary| Effect::Tell(row.clone());
    let second = summary(1, 2, 5);
    assert_eq!(inbox.handle(NOW, Input::Summary(second.clone())), [Effect::Store(second.clone()), told(&second)]);
    for old in [summary(1, 2, 5), summary(1, 2, 4), summary(1, 1, 9)] {
        assert_eq!(inbox.handle(NOW, Input::Summary(old)), []);
    }
    let third = summary(1, 2, 6);
    assert_eq!(inbox.handle(NOW, Input::Summary(third.clone())), [told(&third)]);
    assert_eq!(rows(&mut inbox), [third]);
}

#[test]
fn i2_a_console_gets_the_whole_list_also_after_an_eviction() {
    let mut inbox = Inbox::load([summary(1, 1, 0), summary(2, 1, 0)], []);
    assert_eq!(rows(&mut inbox).len(), 2);
    assert_eq!(inbox.handle(NOW, Input::Summary(summary(1, 1, 0))), []);
}

fn is_stored(effects: &[Effect]) -> bool {
    matches!(effects.first(), Some(Effect::Store(_)))
}

fn asked(inbox: &mut Inbox, now: Timestamp) -> Vec<ConversationId> {
    let ask = |effect: &Effect| match effect {
        Effect::Ask(conversation) => Some(*conversation),
        _ => None,
    };
    inbox.handle(now, Input::Hello).iter().filter_map(ask).collect()
}

#[test]
fn i4_where_only_the_last_line_moves_on_the_row_is_stored_now_and_then() {
    let mut inbox = Inbox::default();
    let mut tell = |row: Summary| {
        let effects = inbox.handle(NOW, Input::Summary(row.clone()));
        assert!(effects.contains(&Effect::Tell(row)), "each is told");
        is_stored(&effects)
    };
    let at = |seq: u32, minutes: u64| summary(1, seq, NOW.0 + minutes * 60_000);
    assert!(tell(at(1, 0)), "it is new");
    assert!(!tell(at(2, 1)));
    assert!(!tell(Summary { version: NOW.0 + 300_000 - 1, ..at(3, 0) }));
    assert!(tell(at(4, 5)), "five minutes since the last");
    assert!(!tell(at(5, 6)));
    assert!(tell(at(5, 7)), "nothing has moved on since it was told");
    assert!(!tell(at(5, 20)), "as it is stored");
    assert!(!tell(at(6, 8)));
    assert!(tell(at(7, 6)), "a clock that was set back delays nothing");
}

#[test]
fn i4_whose_a_conversation_is_and_who_looks_is_stored_at_once() {
    let face = |number: u8| Face { id: AgentId::from_random([number; 16]), name: "A".to_owned() };
    let assigned =
        |to: u8, since: Option<u64>| Status::Assigned { to: face(to), unanswered_since: since.map(Timestamp) };
    let mut inbox = Inbox::default();
    let mut seq = 0;
    let mut tell = |row: Summary| {
        seq += 1;
        is_stored(&inbox.handle(NOW, Input::Summary(Summary { seq: Seq(seq), version: NOW.0, ..row })))
    };
    assert!(tell(summary(1, 0, 0)));
    assert!(tell(Summary { status: assigned(1, None), ..summary(1, 0, 0) }));
    assert!(!tell(Summary { status: assigned(1, Some(1)), ..summary(1, 0, 0) }), "which its last line says");
    assert!(tell(Summary { status: assigned(2, Some(1)), ..summary(1, 0, 0) }));
    assert!(tell(closed(1, 9)));
    assert!(tell(summary(1, 0, 0)));
    assert!(tell(looked_at(summary(1, 0, 0), 7)));
    assert!(tell(summary(1, 0, 0)));
    assert!(!tell(summary(1, 0, 0)));
}

#[test]
fn i4_a_console_that_comes_after_an_eviction_has_those_asked_that_may_lag() {
    let minute = 60_000;
    let rows =
        [summary(1, 1, NOW.0), summary(2, 1, NOW.0 - 10 * minute), Summary { version: NOW.0, ..closed(3, NOW.0) }];
    let mut inbox = Inbox::load(rows, []);
    assert_eq!(asked(&mut inbox, NOW), [conversation(1)]);
    assert_eq!(asked(&mut inbox, NOW), [conversation(1)], "until it has answered");
    inbox.handle(NOW, Input::Summary(summary(1, 5, NOW.0 + 1)));
    assert_eq!(asked(&mut inbox, NOW), []);
    // What was told without an eviction in between does not lag.
    inbox.handle(NOW, Input::Summary(summary(4, 1, NOW.0)));
    inbox.handle(NOW, Input::Summary(summary(4, 2, NOW.0)));
    assert_eq!(asked(&mut inbox, NOW), []);
}

#[test]
fn a3_a_revoked_sign_in_is_shown_out_wherever_it_is_open() {
    let mut inbox = Inbox::default();
    inbox.handle(NOW, Input::Summary(looked_at(summary(1, 1, 0), 7)));
    inbox.handle(NOW, Input::Summary(looked_at(summary(2, 1, 0), 8)));
    let effects = inbox.handle(NOW, Input::Revoke(sign_in(7)));
    let shown_out = Effect::ShowOut(conversation(1), sign_in(7));
    assert_eq!(effects, [Effect::StoreRevoked(sign_in(7)), Effect::CloseSockets(sign_in(7)), shown_out]);
}

#[test]
fn a3_a_sign_in_that_slips_in_while_it_is_revoked_is_shown_out_too() {
    let mut inbox = Inbox::load([], [sign_in(7)]);
    let effects = inbox.handle(NOW, Input::Summary(looked_at(summary(1, 1, 0), 7)));
    assert_eq!(effects.last(), Some(&Effect::ShowOut(conversation(1), sign_in(7))));
}

#[test]
fn the_list_forgets_old_closed_conversations_and_no_open_ones() {
    let mut inbox = Inbox::default();
    inbox.handle(NOW, Input::Summary(summary(255, 1, 0)));
    for number in 0..=u8::try_from(limits::CLOSED_IN_LIST).unwrap() {
        inbox.handle(NOW, Input::Summary(closed(number, u64::from(number))));
    }
    let rows = rows(&mut inbox);
    assert_eq!(rows.len(), limits::CLOSED_IN_LIST + 1);
    assert!(rows.iter().all(|row| row.conversation != conversation(0)), "the oldest is forgotten");
    assert!(rows.iter().any(|row| row.conversation == conversation(255)), "the open one stays");
}

#[test]
fn a_list_that_wakes_with_too_many_closed_conversations_forgets_all_that_are_too_many() {
    let too_many = u8::try_from(limits::CLOSED_IN_LIST + 3).unwrap();
    let mut inbox = Inbox::load((0..too_many).map(|number| closed(number, u64::from(number))), []);
    let listed: Vec<_> = rows(&mut inbox).iter().map(|row| row.conversation).collect();
    assert_eq!(listed, (3..too_many).map(conversation).collect::<Vec<_>>());
}

#[test]
fn a3_an_old_closed_conversation_stays_listed_while_somebody_looks_at_it() {
    let mut inbox = Inbox::default();
    inbox.handle(NOW, Input::Summary(looked_at(closed(0, 0), 7)));
    for number in 1..=u8::try_from(limits::CLOSED_IN_LIST).unwrap() {
        inbox.handle(NOW, Input::Summary(closed(number, u64::from(number))));
    }
    let effects = inbox.handle(NOW, Input::Revoke(sign_in(7)));
    assert_eq!(effects.last(), Some(&Effect::ShowOut(conversation(0), sign_in(7))));
}

#[test]
fn a_closed_conversation_that_goes_on_is_not_forgotten() {
    let mut inbox = Inbox::default();
    inbox.handle(NOW, Input::Summary(closed(0, 0)));
    inbox.handle(NOW, Input::Summary(summary(0, 3, 0)));
    for number in 1..=u8::try_from(limits::CLOSED_IN_LIST).unwrap() {
        inbox.handle(NOW, Input::Summary(closed(number, u64::from(number))));
    }
    let listed: Vec<_> = rows(&mut inbox).iter().map(|row| row.conversation).collect();
    assert_eq!(listed.len(), limits::CLOSED_IN_LIST + 1);
    assert!(listed.contains(&conversation(0)));
}
