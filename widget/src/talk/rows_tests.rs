use protocol::{
    Actor, AgentId, Assigned, Body, Change, Deleted, Edited, Event, Face, Number, Refusal, Sent, Seq, What,
};

use super::*;

const DAY_LENGTH: u64 = 24 * 3_600_000;

fn tab(of: u8) -> TabId {
    TabId::from_random([of; 16])
}

fn anna() -> Who {
    Who::Agent(Face { id: AgentId::from_random([1; 16]), name: "Anna".to_owned() })
}

fn body(text: &str) -> Body {
    Body::try_from(text).unwrap()
}

fn event(seq: u32, at: u64, by: Who, what: What) -> Event {
    Event { seq: Seq(seq), at: Timestamp(at), by, sent: None, what }
}

fn said(seq: u32, at: u64, by: Who, text: &str) -> Event {
    event(seq, at, by, What::Posted(body(text).into()))
}

fn pending(number: u32, at: u64, progress: Progress) -> Pending {
    let (tab, change) = (tab(1), Change::Post(body("x").into()));
    Pending { tab, number: Number(number), change, at: Timestamp(at), progress }
}

fn rows(events: &[Event], pending: &[Pending], today: i64) -> Vec<Row> {
    let day = |at: Timestamp| i64::try_from(at.0 / DAY_LENGTH).unwrap();
    let thread = Thread { events, pending, reader: Actor::Visitor, window: 200, day };
    let other = Receipt { delivered: Seq(2), read: Seq(1) };
    Reader { tab: tab(1), other, site: "Hem & Haw", bot: "Bot", today }.rows(&thread)
}

/// One word per row: days, notices, and messages as author, `+` when grouped, text, and how far they have come.
fn check(rows: &[Row], expected: &[&str]) {
    let said = |row: &Row| match &row.kind {
        Kind::Day(day) => format!("{day:?}"),
        Kind::Joined(name) => format!("joined {name}"),
        Kind::Closed(name) => format!("closed {name}"),
        Kind::Message(message) => {
            let author = message.by.as_deref().unwrap_or("me");
            let mark = if message.follows { "+" } else { "" };
            let edited = if message.edited { "*" } else { "" };
            format!("{author}{mark} {}{edited} {:?}", message.body, message.reached)
        }
    };
    assert_eq!(rows.iter().map(said).collect::<Vec<_>>(), expected);
    let mut keys: Vec<_> = rows.iter().map(|row| row.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), rows.len(), "keys are unique");
}

#[test]
fn e4_of_the_teams_texts_each_paragraph_is_a_bubble_and_what_is_about_the_whole_stands_at_the_last() {
    let like = What::Reacted(protocol::Reacted { of: Seq(2), with: protocol::Reaction::Like });
    let events = [
        said(1, 5, Who::Visitor, "a\n\nb"),
        said(2, 6, anna(), "c\n\nd\ne\n \nf"),
        said(3, 7, anna(), "g\n\nh"),
        event(4, 8, Who::Visitor, like),
    ];
    let rows = rows(&events, &[], 0);
    let expected = [
        "Today",
        "me a\n\nb Read",
        "Anna c Delivered",
        "Anna+ d\ne Delivered",
        "Anna+ f Delivered",
        "Anna+ g Sent",
        "Anna+ h Sent",
    ];
    check(&rows, &expected);
    let reacted = |row: &Row| matches!(&row.kind, Kind::Message(message) if message.reaction.is_some());
    assert_eq!(rows.iter().map(reacted).collect::<Vec<_>>(), [false, false, false, false, true, false, false]);
}

#[test]
fn a_conversation_reads_as_a_visitor_reads_it() {
    let to = anna().agent().unwrap().clone();
    let events = [
        said(1, 5, Who::Visitor, "a"),
        said(2, DAY_LENGTH, Who::Visitor, "b"),
        event(3, DAY_LENGTH, anna(), What::Assigned(Assigned { to })),
        event(4, DAY_LENGTH, Who::System, What::Hidden),
        event(5, DAY_LENGTH, Who::System, What::Unknown),
        said(6, 2 * DAY_LENGTH, anna(), "c"),
        said(7, 2 * DAY_LENGTH, anna(), "d"),
        said(8, 2 * DAY_LENGTH, Who::Bot, "e"),
        event(9, 2 * DAY_LENGTH, Who::System, What::Closed),
        event(10, 2 * DAY_LENGTH, Who::Visitor, What::Reopened),
    ];
    check(
        &rows(&events, &[], 2),
        &[
            "At(Timestamp(5))",
            "me a Read",
            "Yesterday",
            "me b Delivered",
            "joined Anna",
            "Today",
            "Anna c Sent",
            "Anna+ d Sent",
            "Bot e Sent",
            "closed Hem & Haw",
        ],
    );
}

#[test]
fn what_is_not_in_the_log_yet_keeps_its_key_when_it_arrives() {
    let waiting = [
        pending(1, 1, Progress::Stored(Seq(9))),
        pending(2, 2, Progress::Failed(Refusal::BodyTooLong)),
        pending(2, 3, Progress::Sending),
        Pending { tab: tab(3), ..pending(1, 4, Progress::Sending) },
    ];
    let before = rows(&[], &waiting, 0);
    check(&before, &["Today", "me x Sent", "me+ x Failed(BodyTooLong)", "me+ x Sending", "me+ x Sending"]);

    let sent = Some(Sent { tab: tab(1), number: Number(1) });
    let events = [Event { sent, ..said(1, 9, Who::Visitor, "x") }];
    assert_eq!(rows(&events, &waiting[1..], 0)[1].key, before[1].key);
}

#[test]
fn e1_a_message_that_reads_otherwise_is_another_row() {
    let posted = [said(1, 1, anna(), "helo"), said(2, 2, anna(), "oops")];
    let edited = What::Edited(Edited { of: Seq(1), body: body("hello") });
    let deleted = What::Deleted(Deleted { of: Seq(2) });
    let events = [&posted[..], &[event(3, 3, anna(), edited), event(4, 4, anna(), deleted)]].concat();
    let (before, after) = (rows(&posted, &[], 0), rows(&events, &[], 0));
    check(&after, &["Today", "Anna hello* Read", "Anna+ * Delivered"]);
    // A row's text does not follow by itself.
    assert_ne!(before[1].key, after[1].key);
}
