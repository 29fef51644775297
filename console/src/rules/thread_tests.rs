use protocol::{Body, Number, TabId};

use super::*;

const ME: AgentId = AgentId::from_random([1; 16]);

fn face(agent: u8) -> Face {
    Face { id: AgentId::from_random([agent; 16]), name: format!("Agent {agent}") }
}

fn posted(by: Author) -> Happened {
    let body = Body::try_from("hello").unwrap();
    Happened::Posted { by, tab: TabId::from_random([0; 16]), number: Number(1), body }
}

fn pending(at: u64, progress: Progress) -> Pending {
    Pending {
        tab: TabId::from_random([0; 16]),
        number: Number(1),
        change: Change::Post(Body::try_from("hello").unwrap()),
        at: Timestamp(at),
        progress,
    }
}

/// Plays `(minute, what)`; days are of 1,000 minutes. `V` visitor, `M` mine, `C` colleague, capitals lead a group,
/// `|` a day, `-` a notice, `s` sending, `f` failed.
fn check(happened: &[(u64, Happened)], pending: &[Pending], window: usize, expected: &str) {
    let event = |((minute, happened), seq): (&(u64, Happened), u32)| Event {
        seq: Seq(seq),
        at: Timestamp(minute * 60_000),
        happened: happened.clone(),
    };
    let events: Vec<_> = happened.iter().zip(1..).map(event).collect();
    let day = |at: Timestamp| i64::try_from(at.0 / 60_000_000).unwrap();
    let letter = |line: Line| match line {
        Line::Day(_) => '|',
        Line::Notice(_) => '-',
        Line::Unsent(unsent) => match (unsent.failed, unsent.leads) {
            (None, true) => 'S',
            (None, false) => 's',
            (Some(_), true) => 'F',
            (Some(_), false) => 'f',
        },
        Line::Message(message) => {
            let letter = match message.by {
                Side::Visitor => 'v',
                Side::Mine => 'm',
                Side::Colleague(_) => 'c',
            };
            if message.leads { letter.to_ascii_uppercase() } else { letter }
        }
    };
    let shown: String = lines(&events, pending, window, ME, day).into_iter().map(letter).collect();
    assert_eq!(shown, expected);
}

fn visitor(minute: u64) -> (u64, Happened) {
    (minute, posted(Author::Visitor))
}

fn agent(minute: u64, agent: u8) -> (u64, Happened) {
    (minute, posted(Author::Agent(face(agent))))
}

#[test]
fn messages_of_one_author_close_together_are_one_group() {
    check(&[visitor(0), visitor(1), visitor(6), visitor(12)], &[], 99, "|VvvV");
    check(&[visitor(0), agent(0, 1), agent(1, 1), agent(1, 2), visitor(2)], &[], 99, "|VMmCV");
}

#[test]
fn a_notice_and_a_new_day_break_a_group() {
    let taken = (1, Happened::Taken { by: face(1) });
    check(&[visitor(0), taken, visitor(2)], &[], 99, "|V-V");
    check(&[visitor(999), visitor(1_001)], &[], 99, "|V|V");
}

#[test]
fn what_is_unsent_stands_last_and_joins_its_group() {
    let unsent = [pending(60_000, Progress::Sending), pending(61_000, Progress::Failed(Refusal::BodyTooLong))];
    check(&[visitor(0), agent(1, 1)], &unsent, 99, "|VMsf");
    check(&[visitor(0)], &unsent, 99, "|VSf");
}

#[test]
fn a_device_whose_clock_is_behind_draws_no_day_line() {
    check(&[visitor(1_001)], &[pending(0, Progress::Stored(Seq(9)))], 99, "|VS");
}

#[test]
fn only_the_window_is_shown() {
    check(&[visitor(0), visitor(1), visitor(2)], &[], 2, "|Vv");
}

#[test]
fn a_line_that_looks_different_has_another_key() {
    let sending = lines(&[], &[pending(1, Progress::Sending)], 9, ME, |_| 0);
    let failed = lines(&[], &[pending(1, Progress::Failed(Refusal::TabTaken))], 9, ME, |_| 0);
    assert_ne!(sending[1].key(), failed[1].key());
}

#[test]
fn e1_an_edit_shows_in_its_message_and_draws_it_anew() {
    let (by, tab) = (Author::Agent(face(1)), TabId::from_random([0; 16]));
    let edited = |number: u32, of: u32, text: &str| {
        let (number, body) = (Number(number), Body::try_from(text).unwrap());
        Happened::Edited { by: by.clone(), tab, number, of: Seq(of), body }
    };
    let deleted = Happened::Deleted { by: by.clone(), tab, number: Number(4), of: Seq(2) };
    let happened = [posted(by.clone()), posted(by.clone()), edited(3, 1, "hallo"), deleted];
    let events: Vec<_> = happened
        .into_iter()
        .zip(1..)
        .map(|(happened, seq)| Event { seq: Seq(seq), at: Timestamp(0), happened })
        .collect();
    let shown = |upto: usize| lines(&events[..upto], &[], 99, ME, |_| 0);
    let texts: Vec<_> = shown(4).iter().filter_map(text).collect();
    assert_eq!(texts, [Text::Edited("hallo".to_owned()), Text::TakenBack]);
    assert_ne!(shown(2)[1].key(), shown(4)[1].key());
}

fn text(line: &Line) -> Option<Text> {
    match line {
        Line::Message(message) => Some(message.text.clone()),
        _ => None,
    }
}

#[test]
fn r1_the_newest_message_of_ones_own_says_how_far_it_has_come() {
    let event = |(happened, seq)| Event { seq: Seq(seq), at: Timestamp(0), happened };
    let check = |by: &[Author], other: (u32, u32), expected: Option<Reached>| {
        let events: Vec<_> = by.iter().cloned().map(posted).zip(1..).map(event).collect();
        let other = Receipt { delivered: Seq(other.0), read: Seq(other.1) };
        assert_eq!(reached(&lines(&events, &[], 99, ME, |_| 0), other), expected);
    };
    let mine = || Author::Agent(face(1));
    check(&[Author::Visitor, mine()], (1, 1), Some(Reached::Sent));
    check(&[Author::Visitor, mine()], (2, 1), Some(Reached::Delivered));
    check(&[Author::Visitor, mine()], (2, 2), Some(Reached::Read));
    check(&[mine(), Author::Visitor], (2, 2), None);
    check(&[], (0, 0), None);
}
