use protocol::{Assigned, Body, Change, Choices, Content, Face, Noted, Reacted, Reaction, Who};

use super::super::story::*;
use super::super::{Effect, Input};
use super::*;

const MINUTE: u64 = 60;

fn endings(ask_after: Option<u16>, close_after: Option<u16>) -> Endings {
    let minutes = |minutes: Option<u16>| minutes.map(|minutes| minutes.try_into().unwrap());
    Endings { ask_after: minutes(ask_after), close_after: minutes(close_after) }
}

fn question() -> Posted {
    let choices = Choices::checked(vec!["Yes".to_owned(), "No, thank you".to_owned()]);
    Posted { body: Body::try_from("Anything else?").unwrap(), with: choices.map(Content::Closing) }
}

/// The alarm, where the owner asks after 30 minutes and closes after 10 more.
fn alarm() -> Input {
    Input::Wake(Some(Silence { endings: endings(Some(30), Some(10)), question: question() }))
}

/// What happens in the log, each time by whom.
fn happened(effects: &[Effect]) -> Vec<(Who, What)> {
    let event = |effect: &Effect| match effect {
        Effect::Broadcast(event) => Some((event.by.clone(), event.what.clone())),
        _ => None,
    };
    effects.iter().filter_map(event).collect()
}

/// The visitor has been answered by Anna.
fn answered() -> Story {
    let mut story = Story::new();
    story.play(say(&visitor(1), 1, "Do these run small?"));
    story.wait(MINUTE).play(say(&agent("Anna"), 1, "A little."));
    story
}

fn asked() -> Vec<(Who, What)> {
    vec![(Who::System, What::Posted(question()))]
}

fn closed() -> Vec<(Who, What)> {
    vec![(Who::System, What::Closed)]
}

#[test]
fn s8_a_silent_visitor_is_asked_once_and_then_it_closes() {
    let mut story = answered();
    assert_eq!(happened(&story.wait(30 * MINUTE - 1).play(alarm())), []);
    assert_eq!(happened(&story.wait(1).play(alarm())), asked());
    // However often the alarm rings, and however often the object is evicted in between.
    for _ in 0..3 {
        assert_eq!(happened(&story.play(alarm())), []);
    }
    assert_eq!(happened(&story.wait(10 * MINUTE - 1).play(alarm())), []);
    assert_eq!(happened(&story.wait(1).play(alarm())), closed());
    assert_eq!(story.status(), Some(Status::Closed { at: story.now, by: Who::System }));
    assert_eq!(happened(&story.wait(90 * MINUTE).play(alarm())), [], "what is closed is let be");
}

#[test]
fn s8_nothing_ends_by_itself_unless_the_owner_wants_it() {
    let mut story = answered();
    story.wait(3_000 * MINUTE);
    assert_eq!(happened(&story.play(Input::Wake(None))), []);
    let only = |ask, close| Input::Wake(Some(Silence { endings: endings(ask, close), question: question() }));
    assert_eq!(happened(&story.play(only(None, Some(5)))), [], "nobody has asked");
    assert_eq!(happened(&story.play(only(Some(5), None))), asked());
    assert_eq!(happened(&story.wait(3_000 * MINUTE).play(only(Some(5), None))), [], "and it stays open");
    assert_eq!(happened(&story.play(only(None, Some(5)))), closed());
}

#[test]
fn s8_nobody_who_waits_for_an_answer_is_asked_or_closed() {
    let mut story = Story::new();
    story.play(say(&visitor(1), 1, "Anybody?"));
    assert_eq!(happened(&story.wait(90 * MINUTE).play(alarm())), [], "nobody has it");
    story.play(Input::Take(face("Anna"), None));
    assert_eq!(happened(&story.wait(90 * MINUTE).play(alarm())), [], "it is taken and not answered");
    story.play(say(&agent("Anna"), 1, "Yes?"));
    assert_eq!(happened(&story.wait(30 * MINUTE).play(alarm())), asked());
    story.play(say(&visitor(1), 2, "Yes"));
    assert_eq!(happened(&story.wait(90 * MINUTE).play(alarm())), [], "the visitor has asked on");
    story.play(say(&agent("Anna"), 2, "Wait, I was wrong"));
    let last = story.log.last().unwrap().seq;
    story.play(send(&agent("Anna"), 3, Change::Delete { of: last }, Some(&agent("Anna"))));
    assert_eq!(happened(&story.wait(90 * MINUTE).play(alarm())), [], "the answer was taken back");
}

#[test]
fn s8_a_word_of_either_side_begins_the_silence_anew() {
    let mut story = answered();
    story.wait(29 * MINUTE).play(say(&agent("Anna"), 2, "One size."));
    assert_eq!(happened(&story.wait(29 * MINUTE).play(alarm())), []);
    assert_eq!(happened(&story.wait(MINUTE).play(alarm())), asked());
    story.wait(9 * MINUTE).play(say(&agent("Anna"), 3, "They are back on Monday."));
    assert_eq!(happened(&story.wait(29 * MINUTE).play(alarm())), [], "not closed: an agent goes on");
    assert_eq!(happened(&story.wait(MINUTE).play(alarm())), asked(), "another silence, another question");
}

#[test]
fn s8_whatever_somebody_does_holds_it_up() {
    let note = || Change::Note(Body::try_from("She thinks it over").unwrap());
    let mut story = answered();
    story.wait(29 * MINUTE).play(send(&agent("Anna"), 2, note(), None));
    assert!(matches!(story.log.last().map(|event| &event.what), Some(What::Noted(Noted { .. }))));
    assert_eq!(happened(&story.wait(29 * MINUTE).play(alarm())), []);
    assert_eq!(happened(&story.wait(MINUTE).play(alarm())), asked());
    let of = story.log.last().unwrap().seq;
    let system = super::super::Peer { who: Who::System, ..visitor(9) };
    story.wait(9 * MINUTE).play(send(&visitor(1), 2, Change::React { of, with: Reaction::Like }, Some(&system)));
    assert!(matches!(story.log.last().map(|event| &event.what), Some(What::Reacted(Reacted { .. }))));
    assert_eq!(happened(&story.wait(9 * MINUTE).play(alarm())), []);
    assert_eq!(happened(&story.wait(MINUTE).play(alarm())), closed());
}

#[test]
fn s8_the_last_answer_closes_it_as_it_does_an_agent_s_question() {
    let mut story = answered();
    story.wait(30 * MINUTE).play(alarm());
    let effects = story.play(say(&visitor(1), 2, "No, thank you"));
    assert_eq!(happened(&effects).last(), Some(&(Who::Visitor, What::Closed)));
}

#[test]
fn s8_a_question_of_an_agent_s_is_not_asked_again() {
    let mut story = answered();
    story.play(send(&agent("Anna"), 2, Change::Post(question()), None));
    assert_eq!(happened(&story.wait(10 * MINUTE).play(alarm())), closed());
    story.play(Input::Reopen(face("Anna")));
    assert_eq!(happened(&story.wait(10 * MINUTE).play(alarm())), [], "whoever reopens it has something in mind");
    assert_eq!(happened(&story.wait(20 * MINUTE).play(alarm())), asked());
}

#[test]
fn s8_the_alarm_rings_when_it_is_due() {
    let mut story = answered();
    let mut rung = Vec::new();
    // The first comes from what was said.
    story.now = story.now.plus(std::time::Duration::from_mins(5));
    while let Some(at) = next_alarm(&mut story) {
        rung.push(at.since(Timestamp(START)).as_secs() / MINUTE);
        if matches!(story.status(), Some(Status::Closed { .. })) {
            break;
        }
        story.now = at;
    }
    // As for the inbox (I3), and at 31 and 41.
    assert_eq!(rung, [11, 21, 31, 36, 41, 46]);
}

fn next_alarm(story: &mut Story) -> Option<Timestamp> {
    let mut conversation = story.load();
    let effects = conversation.handle(story.now, alarm());
    for effect in &effects {
        if let Effect::Store(event) = effect {
            story.log.push(event.clone());
        }
    }
    effects.iter().rev().find_map(|effect| if let Effect::WakeBy(at) = effect { Some(*at) } else { None })
}

#[test]
fn s9_a_visitor_who_comes_back_is_their_last_agent_s_again() {
    let mut story = answered();
    story.play(Input::Close(face("Anna")));
    story.play(say(&visitor(1), 2, "One more thing"));
    assert_eq!(story.load().summary(story.now).unwrap().before, Some(face("Anna").id));
    let now = Face { name: "Anna B.".to_owned(), ..face("Anna") };
    let effects = story.play(Input::Prefer(now.clone()));
    assert_eq!(happened(&effects), [(Who::System, What::Assigned(Assigned { to: now.clone() }))]);
    let unanswered_since = story.log.iter().rev().nth(1).map(|event| event.at);
    assert_eq!(story.status(), Some(Status::Assigned { to: now.clone(), unanswered_since }));
    assert_eq!(happened(&story.play(Input::Prefer(now))), [], "doing it again changes nothing");
    assert_eq!(story.load().summary(story.now).unwrap().before, None);
}

#[test]
fn s9_nobody_is_preferred_who_did_not_have_it_last_or_comes_too_late() {
    let mut story = Story::new();
    assert_eq!(story.play(Input::Prefer(face("Anna"))), [], "nothing has happened");
    let mut story = answered();
    assert_eq!(happened(&story.play(Input::Prefer(face("Bram")))), [], "it is Anna's");
    story.play(Input::Take(face("Bram"), Some(face("Anna").id)));
    story.play(Input::Close(face("Anna")));
    assert_eq!(happened(&story.play(Input::Prefer(face("Bram")))), [], "it is closed");
    story.play(say(&visitor(1), 2, "One more thing"));
    assert_eq!(happened(&story.play(Input::Prefer(face("Anna")))), [], "Bram had it last");
    story.play(Input::Take(face("Chris"), None));
    assert_eq!(happened(&story.play(Input::Prefer(face("Bram")))), [], "Chris was faster");
    assert!(matches!(story.status(), Some(Status::Assigned { to, .. }) if to == face("Chris")));
}
