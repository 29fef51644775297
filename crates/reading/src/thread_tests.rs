//! Stories of how a conversation reads.

use protocol::{Content, Rated, Reaction, Receipt, Refusal, Seq, Who};

use super::*;
use crate::Edit;
use crate::Reached;
use crate::log::{MINUTE, agent, assigned, body, deleted, edited, face, log, noted, pending, posted, reacted};

const DAY: u64 = 24 * 60 * MINUTE;
const FAILED: Progress = Progress::Failed(Refusal::BodyTooLong);

fn day(at: Timestamp) -> i64 {
    i64::try_from(at.0 / DAY).unwrap()
}

fn at(minute: u64, (by, what): (Who, What)) -> (u64, Who, What) {
    (minute * MINUTE, by, what)
}

/// What happened, at its time.
fn timed(happened: &[(u64, Who, What)]) -> Vec<Event> {
    let mut events = log(happened.iter().map(|(_, by, what)| (by.clone(), what.clone())));
    for (event, (at, ..)) in events.iter_mut().zip(happened) {
        event.at = Timestamp(*at);
    }
    events
}

/// Agent 1 reads.
fn thread<'log>(events: &'log [Event], pending: &'log [Pending]) -> Thread<'log> {
    Thread { events, pending, reader: agent(1).actor(), window: 200, day }
}

/// The visitor reads.
fn visitors<'log>(events: &'log [Event], pending: &'log [Pending]) -> Thread<'log> {
    Thread { reader: Actor::Visitor, ..thread(events, pending) }
}

fn said(line: &Line<'_>) -> String {
    match line {
        Line::Day(day) => format!("day {}", day.number),
        Line::Notice(notice) => match notice.what {
            Noticed::Assigned(face) => format!("assigned {}", face.name),
            Noticed::Automated => "automated".to_owned(),
            Noticed::HandedOver(why) => format!("handed over {why:?}"),
            Noticed::Closed => "closed".to_owned(),
            Noticed::Reopened => format!("reopened {:?}", notice.by.party()),
            Noticed::Rated(rated) => format!("rated {}", u8::from(rated.stars)),
        },
        Line::Message(message) => {
            let author = match message.by {
                Author::Me => "me",
                Author::Other(Who::Visitor) => "visitor",
                Author::Other(Who::Agent(face)) => &face.name,
                Author::Other(Who::Bot) => "bot",
                Author::Other(Who::System) => "system",
            };
            let follows = if message.leads { "" } else { "+" };
            let kind = if message.kind == Kind::Note { " notes" } else { "" };
            let mark = match (message.edit, message.reached(Receipt::default())) {
                (_, Reached::Sending) => " …",
                (_, Reached::Failed(_)) => " !",
                (Some(Edit { is_coming: true, .. }), _) => " (edited …)",
                (Some(_), _) => " (edited)",
                _ => "",
            };
            format!("{author}{follows}{kind}: {}{mark}", message.body.map_or("gone", Body::as_str))
        }
    }
}

fn check(thread: Thread<'_>, expected: &[&str]) {
    assert_eq!(thread.lines().iter().map(said).collect::<Vec<_>>(), expected);
}

#[test]
fn messages_of_one_author_within_five_minutes_are_a_group() {
    let by = |minute, who| at(minute, posted(who));
    let events = timed(&[
        by(0, Who::Visitor),
        by(1, Who::Visitor),
        by(2, agent(1)),
        by(7, agent(1)),
        by(13, agent(1)),
        by(13, agent(2)),
        by(14, Who::Bot),
        by(14, Who::System),
    ]);
    check(
        thread(&events, &[]),
        &[
            "day 0",
            "visitor: hello",
            "visitor+: hello",
            "me: hello",
            "me+: hello",
            "me: hello",
            "Agent 2: hello",
            "bot: hello",
            "system: hello",
        ],
    );
    check(visitors(&events[..3], &[]), &["day 0", "me: hello", "me+: hello", "Agent 1: hello"]);
}

#[test]
fn a_new_day_has_a_line_and_ends_a_group() {
    let end = DAY / MINUTE;
    let events = timed(&[at(end - 1, posted(Who::Visitor)), at(end, posted(Who::Visitor))]);
    check(thread(&events, &[]), &["day 0", "visitor: hello", "day 1", "visitor: hello"]);
    let Line::Day(first) = thread(&events, &[]).lines()[0] else { panic!("a day comes first") };
    assert_eq!(first.at, events[0].at);
}

#[test]
fn s7_of_ratings_in_a_row_the_last_counts() {
    let rated = |stars: u8| (Who::Visitor, What::Rated(Rated { stars: stars.try_into().unwrap(), comment: None }));
    let closed = (agent(1), What::Closed);
    let events = timed(&[
        at(0, posted(Who::Visitor)),
        at(1, closed.clone()),
        at(2, rated(4)),
        at(2, rated(5)),
        at(3, posted(Who::Visitor)),
        at(4, closed),
        at(5, rated(3)),
    ]);
    check(
        thread(&events, &[]),
        &["day 0", "visitor: hello", "closed", "rated 5", "visitor: hello", "closed", "rated 3"],
    );
    check(visitors(&events, &[]), &["day 0", "me: hello", "closed", "me: hello", "closed"]);
}

#[test]
fn a_clock_that_is_behind_begins_no_day_anew() {
    let events = timed(&[at(DAY / MINUTE, posted(Who::Visitor))]);
    let late = [pending(1, 0, Change::Post(body("late").into()), Progress::Sending)];
    check(thread(&events, &late), &["day 1", "visitor: hello", "me: late …"]);
}

#[test]
fn s2_who_answers_from_now_on_is_a_line_and_ends_a_group() {
    let events = log([posted(Who::Visitor), (agent(2), assigned(1)), posted(Who::Visitor), (agent(1), What::Closed)]);
    let lines = ["day 0", "visitor: hello", "assigned Agent 1", "visitor: hello", "closed"];
    check(thread(&events, &[]), &lines);
    let Line::Notice(notice) = thread(&events, &[]).lines()[2] else { panic!("a notice") };
    assert_eq!((notice.seq, notice.by), (Seq(2), &agent(2)));
}

#[test]
fn s4_the_team_reads_who_reopened_it_and_a_visitor_reads_on() {
    let by_writing = [posted(Who::Visitor), (Who::Visitor, What::Reopened), posted(Who::Visitor)];
    let events = log(by_writing);
    check(thread(&events, &[]), &["day 0", "visitor: hello", "reopened Visitor", "visitor: hello"]);
    check(visitors(&events, &[]), &["day 0", "me: hello", "me+: hello"]);
    check(visitors(&log([(agent(1), What::Reopened)]), &[]), &[]);
}

#[test]
fn u1_what_a_reader_may_not_see_or_does_not_know_draws_nothing() {
    let unknown = log([(Who::System, What::Hidden), (Who::System, What::Unknown)]);
    check(thread(&unknown, &[]), &[]);
    let around = log([posted(agent(2)), (Who::System, What::Unknown), posted(agent(2))]);
    check(thread(&around, &[]), &["day 0", "Agent 2: hello", "Agent 2+: hello"]);
}

#[test]
fn n1_a_note_is_a_group_of_its_own_and_the_teams() {
    let events = log([posted(agent(1)), noted(agent(1)), noted(agent(1)), posted(agent(1))]);
    check(thread(&events, &[]), &["day 0", "me: hello", "me notes: psst", "me+ notes: psst", "me: hello"]);
    // The edge sends a visitor none; if one arrived all the same, it would not show.
    check(visitors(&events, &[]), &["day 0", "Agent 1: hello", "Agent 1+: hello"]);
    let sending = [pending(1, 0, Change::Note(body("wait")), Progress::Sending)];
    check(thread(&[], &sending), &["day 0", "me notes: wait …"]);
}

#[test]
fn what_is_not_in_the_log_yet_comes_last_and_joins_its_group() {
    let post = |number, progress| pending(number, 0, Change::Post(body("new").into()), progress);
    let waiting = [post(1, Progress::Stored(Seq(9))), post(2, FAILED), post(3, Progress::Sending)];
    check(thread(&log([posted(agent(1))]), &waiting), &["day 0", "me: hello", "me+: new", "me+: new !", "me+: new …"]);
}

#[test]
fn e1_a_message_reads_as_it_was_edited_last() {
    let events = log([
        posted(agent(2)),
        posted(agent(2)),
        edited(agent(2), 1, "one"),
        edited(agent(2), 1, "uno"),
        deleted(agent(2), 2),
        edited(agent(2), 9, "of nothing that is there"),
    ]);
    check(thread(&events, &[]), &["day 0", "Agent 2: uno (edited)", "Agent 2+: gone (edited)"]);
    let place = |upto: usize| match thread(&events[..upto], &[]).lines()[1] {
        Line::Message(message) => message.edit.map(|edit| edit.place),
        _ => panic!("a message"),
    };
    assert_eq!([2, 3, 4].map(place), [None, Some(Seq(3)), Some(Seq(4))], "each edit is another line");
}

#[test]
fn e1_an_edit_on_its_way_shows_and_one_that_was_refused_stands_by_itself() {
    let events = log([posted(agent(1)), posted(agent(1)), edited(agent(1), 1, "one")]);
    let (of, again) = (Seq(1), body("uno"));
    let on_its_way = [pending(1, 0, Change::Edit { of, body: again.clone() }, Progress::Sending)];
    check(thread(&events, &on_its_way), &["day 0", "me: uno (edited …)", "me+: hello"]);
    let refused =
        [pending(1, 0, Change::Edit { of, body: again }, FAILED), pending(2, 0, Change::Delete { of: Seq(2) }, FAILED)];
    check(thread(&events, &refused), &["day 0", "me: one (edited)", "me+: hello", "me+: uno !"]);
}

#[test]
fn e3_a_message_shows_the_last_reaction_of_the_other_side() {
    let (of, with) = (Seq(1), Reaction::Sad);
    let events = log([
        posted(agent(2)),
        posted(agent(2)),
        reacted(Who::Visitor, 1, Reaction::Love),
        reacted(Who::Visitor, 1, Reaction::Thanks),
        reacted(Who::Visitor, 2, Reaction::Love),
        reacted(Who::Visitor, 2, Reaction::Nothing),
        reacted(Who::Visitor, 99, Reaction::Wow),
    ]);
    let shown = |pending: &[Pending]| {
        let lines = thread(&events, pending).lines();
        let shown = lines.iter().filter_map(|line| if let Line::Message(it) = line { Some(it.reaction) } else { None });
        shown.collect::<Vec<_>>()
    };
    assert_eq!(shown(&[]), [Some(Reaction::Thanks), None]);
    assert_eq!(shown(&[pending(1, 0, Change::React { of, with }, Progress::Sending)]), [Some(Reaction::Sad), None]);
    let gone = log([posted(agent(2)), reacted(Who::Visitor, 1, Reaction::Love), deleted(agent(2), 1)]);
    assert!(matches!(thread(&gone, &[]).lines()[1], Line::Message(Message { reaction: None, .. })));
}

#[test]
fn b2_an_offer_is_open_until_the_visitor_says_something() {
    let offered = |by: Who, choices: &[&str]| {
        let choices: Vec<_> = choices.iter().map(|&choice| choice.to_owned()).collect();
        let with = Some(Content::Choices(choices.try_into().unwrap()));
        (by, What::Posted(Posted { body: body("Which?"), with }))
    };
    let said = |text: &str| (Who::Visitor, What::Posted(body(text).into()));
    let answers = |events: &[Event], pending: &[Pending], reader| {
        let thread = Thread { events, pending, reader, window: 200, day };
        let offers = thread.lines().into_iter().filter_map(|line| match line {
            Line::Message(message) => message.offer,
            _ => None,
        });
        offers.map(|offer| offer.said.map(|body| body.as_str().to_owned())).collect::<Vec<_>>()
    };
    let events = log([offered(agent(1), &["A", "B"]), posted(agent(1)), offered(agent(2), &["C"])]);
    let agents = Actor::Agent(face(1).id);
    for reader in [Actor::Visitor, agents] {
        assert_eq!(answers(&events, &[], reader), [None, None], "an agent's next message answers nothing");
    }
    let on_its_way = [pending(1, 0, Change::Post(body("B").into()), Progress::Sending)];
    let b = Some("B".to_owned());
    assert_eq!(answers(&events, &on_its_way, Actor::Visitor), [b.clone(), b.clone()], "at once");
    let answered = log([offered(agent(1), &["A", "B"]), said("B"), said("Or else?"), offered(agent(2), &["C"])]);
    for reader in [Actor::Visitor, agents] {
        assert_eq!(answers(&answered, &[], reader), [b.clone(), None], "the first that was said");
    }
    let gone = log([offered(agent(1), &["A"]), deleted(agent(1), 1)]);
    assert_eq!(answers(&gone, &[], Actor::Visitor), Vec::<Option<String>>::new());
}

#[test]
fn r1_a_message_says_how_far_it_has_come() {
    let events = log([posted(agent(1)), posted(agent(1)), posted(agent(1))]);
    let other = Receipt { delivered: Seq(2), read: Seq(1) };
    let reached = |line: &Line<'_>| match line {
        Line::Message(message) => Some(message.reached(other)),
        _ => None,
    };
    let reached: Vec<_> = thread(&events, &[]).lines().iter().filter_map(reached).collect();
    assert_eq!(reached, [Reached::Read, Reached::Delivered, Reached::Sent]);
}

#[test]
fn only_the_last_events_are_shown_until_more_are_asked_for() {
    let events =
        log((0..270).map(|_| posted(agent(2))).chain([edited(agent(2), 270, "last"), edited(agent(2), 1, "first")]));
    let few = thread(&events, &[]);
    assert_eq!((few.left_out(), few.lines().len()), (50, 221));
    assert_eq!(few.lines().last().map(said).as_deref(), Some("Agent 2+: last (edited)"));
    let all = Thread { window: 400, ..few };
    assert_eq!((all.left_out(), all.lines().len()), (0, 271));
    assert_eq!(said(&all.lines()[1]), "Agent 2: first (edited)");
}
