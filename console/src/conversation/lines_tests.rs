use protocol::{Actor, Body, Change, Deleted, Edited, Event, Noted, Number, TabId};
use session::{Pending, Progress};

use super::*;

const ME: AgentId = AgentId::from_random([1; 16]);

fn agent(agent: u8) -> Who {
    Who::Agent(Face { id: AgentId::from_random([agent; 16]), name: format!("Agent {agent}") })
}

fn body(text: &str) -> Body {
    Body::try_from(text).unwrap()
}

fn posted() -> protocol::What {
    protocol::What::Posted(body("hello").into())
}

fn log(happened: Vec<(Who, protocol::What)>) -> Vec<Event> {
    let event = |((by, what), seq)| Event { seq: Seq(seq), at: Timestamp(0), by, sent: None, what };
    happened.into_iter().zip(1..).map(event).collect()
}

fn pending(change: Change, progress: Progress) -> Pending {
    Pending { tab: TabId::from_random([0; 16]), number: Number(1), change, at: Timestamp(1), progress }
}

fn thread<'log>(events: &'log [Event], pending: &'log [Pending]) -> Thread<'log> {
    Thread { events, pending, reader: Actor::Agent(ME), window: 99, day: |_| 0 }
}

fn lines(events: &[Event], pending: &[Pending]) -> Vec<Line> {
    read(&thread(events, pending), Receipt::default()).0
}

/// `V` visitor, `M` mine, `C` colleague, `B` bot, `R` rule, small for a note; `|` a day, `-` a notice, `s` sending, `f`
/// failed.
fn check(events: &[Event], pending: &[Pending], expected: &str) {
    let letter = |line: Line| match line {
        Line::Day(_) => '|',
        Line::Notice(_) => '-',
        Line::Written(Written { state: State::Sending, .. }) => 's',
        Line::Written(Written { state: State::Failed(_), .. }) => 'f',
        Line::Written(Written { by, kind, .. }) => {
            let letter = match by {
                Side::Mine => 'M',
                Side::Other(Who::Visitor) => 'V',
                Side::Other(Who::Agent(_)) => 'C',
                Side::Other(Who::Bot) => 'B',
                Side::Other(Who::System) => 'R',
            };
            if kind == Kind::Note { letter.to_ascii_lowercase() } else { letter }
        }
    };
    assert_eq!(lines(events, pending).into_iter().map(letter).collect::<String>(), expected);
}

#[test]
fn s8_what_closed_by_itself_says_how_long_nobody_had_said_anything() {
    let minute = |minute: u64| Timestamp(minute * 60_000);
    let closed = |by: Who, minutes: &[u64]| {
        let posted = [(Who::Visitor, posted()), (agent(2), posted()), (Who::System, posted())];
        let mut events = log(posted.into_iter().chain([(by, protocol::What::Closed)]).collect());
        events.iter_mut().zip(minutes).for_each(|(event, at)| event.at = minute(*at));
        lines(&events, &[]).into_iter().find_map(|line| match line {
            Line::Notice(notice) => Some(notice.what),
            _ => None,
        })
    };
    assert_eq!(closed(Who::System, &[0, 5, 35, 45]), Some(What::FellSilent(40)));
    assert_eq!(closed(agent(2), &[0, 5, 35, 45]), Some(What::Closed));
    let alone = log(vec![(Who::System, protocol::What::Closed)]);
    assert!(lines(&alone, &[]).iter().any(|line| matches!(line, Line::Notice(Notice { what: What::Closed, .. }))));
}

#[test]
fn every_author_and_every_kind_has_a_line_but_what_is_hidden_or_unknown() {
    let note = || protocol::What::Noted(Noted { body: body("psst") });
    let events = log(vec![
        (Who::Visitor, posted()),
        (agent(1), note()),
        (agent(2), note()),
        (Who::System, protocol::What::Hidden),
        (Who::Bot, posted()),
        (Who::System, protocol::What::Unknown),
        (Who::System, posted()),
        (agent(1), protocol::What::Closed),
        (agent(1), posted()),
    ]);
    check(&events, &[], "|VmcBR-M");
    let unsent = [
        pending(Change::Note(body("psst")), Progress::Sending),
        pending(Change::Post(body("hello").into()), Progress::Failed(Refusal::OriginRefused)),
    ];
    check(&events, &unsent, "|VmcBR-Msf");
}

#[test]
fn a_line_that_looks_different_has_another_key() {
    let key = |progress| {
        let pending = [pending(Change::Post(body("hello").into()), progress)];
        lines(&[], &pending)[1].key()
    };
    assert_ne!(key(Progress::Sending), key(Progress::Failed(Refusal::TabTaken)));
}

#[test]
fn e1_an_edit_shows_in_its_message_and_draws_it_anew() {
    let edited = protocol::What::Edited(Edited { of: Seq(1), body: body("hallo") });
    let deleted = protocol::What::Deleted(Deleted { of: Seq(2) });
    let events = log(vec![(agent(1), posted()), (agent(1), posted()), (agent(1), edited), (agent(1), deleted)]);
    let shown = |upto: usize| lines(&events[..upto], &[]);
    let read = |line: &Line| match line {
        Line::Written(Written { state: State::Edited(_), text, .. }) => Some(text.clone()),
        _ => None,
    };
    let texts: Vec<_> = shown(4).iter().filter_map(read).collect();
    assert_eq!(texts, [Some("hallo".to_owned()), None]);
    assert_ne!(shown(2)[1].key(), shown(4)[1].key());
    assert_eq!(last_of_mine(&shown(4)), Some((Seq(1), "hallo".to_owned())));
}

#[test]
fn r1_the_newest_message_of_ones_own_says_how_far_it_has_come_and_a_note_does_not() {
    let check = |happened: Vec<(Who, protocol::What)>, other: (u32, u32), expected: Option<Reached>| {
        let other = Receipt { delivered: Seq(other.0), read: Seq(other.1) };
        assert_eq!(read(&thread(&log(happened), &[]), other).1, expected);
    };
    let both = || vec![(Who::Visitor, posted()), (agent(1), posted())];
    check(both(), (1, 1), Some(Reached::Sent));
    check(both(), (2, 1), Some(Reached::Delivered));
    check(both(), (2, 2), Some(Reached::Read));
    check(vec![(agent(1), posted()), (Who::Visitor, posted())], (2, 2), None);
    check(vec![(agent(1), protocol::What::Noted(Noted { body: body("psst") }))], (1, 1), None);
    check(Vec::new(), (0, 0), None);
}
