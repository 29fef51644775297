use protocol::{Body, Face, Number, Seq};

use super::*;

const MINUTE: u64 = 60_000;
const DAY_LENGTH: u64 = 24 * 60 * MINUTE;

fn tab(of: u8) -> TabId {
    TabId::from_random([of; 16])
}

fn face(of: u8, name: &str) -> Face {
    Face { id: AgentId::from_random([of; 16]), name: name.to_owned() }
}

fn body(text: &str) -> Body {
    Body::try_from(text).unwrap()
}

fn said(seq: u32, at: u64, by: Author, text: &str) -> Event {
    let happened = Happened::Posted { by, tab: tab(9), number: Number(seq), body: body(text) };
    Event { seq: Seq(seq), at: Timestamp(at), happened }
}

fn anna() -> Author {
    Author::Agent(face(1, "Anna"))
}

fn view<'log>(events: &'log [Event], pending: &'log [Pending], now: u64) -> View<'log> {
    let day = |at: Timestamp| i64::try_from(at.0 / DAY_LENGTH).unwrap();
    View { events, pending, other: Receipt::default(), tab: tab(1), window: 200, now: Timestamp(now), day }
}

/// One word per row: days, notes, and messages as author, `+` when grouped, and text.
fn check(view: &View<'_>, expected: &[&str]) {
    let rows = view.rows();
    let said = |row: &Row| match &row.kind {
        Kind::Day(day) => format!("{day:?}"),
        Kind::Joined(name) => format!("joined {name}"),
        Kind::Closed(name) => format!("closed {name}"),
        Kind::Message(message) => {
            let author = message.agent.as_deref().unwrap_or("me");
            let mark = if message.follows { "+" } else { "" };
            let state = match message.state {
                State::Sent => "",
                State::Delivered => " >",
                State::Read => " >>",
                State::Sending => " …",
                State::Failed(_) => " !",
            };
            format!("{author}{mark} {}{state}", message.body)
        }
    };
    assert_eq!(rows.iter().map(said).collect::<Vec<_>>(), expected);
    let mut keys: Vec<_> = rows.iter().map(|row| row.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), rows.len(), "keys are unique");
}

#[test]
fn messages_of_one_author_within_five_minutes_are_a_group() {
    let events = [
        said(1, 0, Author::Visitor, "a"),
        said(2, MINUTE, Author::Visitor, "b"),
        said(3, 2 * MINUTE, anna(), "c"),
        said(4, 7 * MINUTE, anna(), "d"),
        said(5, 12 * MINUTE + 1, anna(), "e"),
        said(6, 13 * MINUTE, Author::Agent(face(2, "Anna")), "another Anna"),
    ];
    check(&view(&events, &[], 0), &["Today", "me a", "me+ b", "Anna c", "Anna+ d", "Anna e", "Anna another Anna"]);
}

#[test]
fn a_new_day_has_a_line_and_ends_a_group() {
    let events =
        [said(1, 5, anna(), "a"), said(2, 2 * DAY_LENGTH - 1, anna(), "b"), said(3, 2 * DAY_LENGTH, anna(), "c")];
    check(
        &view(&events, &[], 2 * DAY_LENGTH),
        &["At(Timestamp(5))", "Anna a", "Yesterday", "Anna b", "Today", "Anna c"],
    );
}

#[test]
fn who_comes_and_goes_is_a_line_and_ends_a_group() {
    let event = |seq, happened| Event { seq: Seq(seq), at: Timestamp(0), happened };
    let events = [
        said(1, 0, anna(), "a"),
        event(2, Happened::Taken { by: face(1, "Anna") }),
        said(3, 0, anna(), "b"),
        event(4, Happened::Closed { by: face(1, "Anna") }),
        event(5, Happened::Reopened { by: Author::Visitor }),
        said(6, 0, Author::Visitor, "c"),
    ];
    check(&view(&events, &[], 0), &["Today", "Anna a", "joined Anna", "Anna b", "closed Anna", "me c"]);
}

#[test]
fn what_is_not_in_the_log_yet_comes_last_and_keeps_its_key_when_it_arrives() {
    let pending = |number, at, progress| Pending {
        tab: tab(1),
        number: Number(number),
        change: Change::Post(body("x")),
        at: Timestamp(at),
        progress,
    };
    let waiting = [
        pending(1, 1, Progress::Stored(Seq(9))),
        pending(2, 2, Progress::Failed(Refusal::BodyTooLong)),
        pending(2, 3, Progress::Sending),
    ];
    let before = view(&[], &waiting, 0);
    check(&before, &["Today", "me x", "me+ x !", "me+ x …"]);

    let happened = Happened::Posted { by: Author::Visitor, tab: tab(1), number: Number(1), body: body("x") };
    let events = [Event { seq: Seq(1), at: Timestamp(9), happened }];
    assert_eq!(view(&events, &waiting[1..], 0).rows()[1].key, before.rows()[1].key);
}

#[test]
fn a_clock_that_is_behind_begins_no_day_anew() {
    let events = [said(1, DAY_LENGTH, anna(), "a")];
    let late = [Pending {
        tab: tab(1),
        number: Number(1),
        change: Change::Post(body("b")),
        at: Timestamp(5),
        progress: Progress::Sending,
    }];
    check(&view(&events, &late, DAY_LENGTH), &["Today", "Anna a", "me b …"]);
}

#[test]
fn only_the_last_events_are_shown_until_more_are_asked_for() {
    let events: Vec<_> = (1..=270).map(|seq| said(seq, 0, anna(), "a")).collect();
    let mut view = view(&events, &[], 0);
    assert_eq!((view.hidden(), view.rows().len()), (50, 221));
    view.window = 400;
    assert_eq!((view.hidden(), view.rows().len()), (0, 271));
}

fn own(seq: u32) -> Event {
    said(seq, u64::from(seq), Author::Visitor, "mine")
}

#[test]
fn r1_ones_own_messages_show_how_far_they_have_come() {
    let events = [own(1), own(2), own(3)];
    let other = Receipt { delivered: Seq(2), read: Seq(1) };
    check(&View { other, ..view(&events, &[], 9) }, &["Today", "me mine >>", "me+ mine >", "me+ mine"]);
}

#[test]
fn e1_a_message_reads_as_it_was_edited_last() {
    let change = |seq: u32, of: u32, text: Option<&str>| {
        let (by, tab, number, of) = (anna(), tab(9), Number(seq), Seq(of));
        let happened = match text {
            Some(text) => Happened::Edited { by, tab, number, of, body: body(text) },
            None => Happened::Deleted { by, tab, number, of },
        };
        Event { seq: Seq(seq), at: Timestamp(u64::from(seq)), happened }
    };
    let posted = [said(1, 1, anna(), "helo"), said(2, 2, anna(), "oops")];
    let events = [&posted[..], &[change(3, 1, Some("hello")), change(4, 2, None)]].concat();
    check(&view(&events, &[], 9), &["Today", "Anna hello", "Anna+ "]);
    // Drawn anew, since a line's text does not follow by itself.
    let (before, after) = (view(&posted, &[], 9).rows(), view(&events, &[], 9).rows());
    assert_ne!(before[1].key, after[1].key);
}
