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
        body: Body::try_from("hello").unwrap(),
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
