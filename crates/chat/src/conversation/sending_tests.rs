use protocol::{
    Change, Content, Number, Posted, Rated, Reaction, Refusal, Refused, Seq, Status, TabId, What, Who, limits,
};

use super::super::story::*;
use super::super::*;

fn edit(peer: &Peer, number: u32, of: u32, poster: Option<&Peer>, text: &str) -> Input {
    send(peer, number, Change::Edit { of: Seq(of), body: body(text) }, poster)
}

fn delete(peer: &Peer, number: u32, of: u32, poster: Option<&Peer>) -> Input {
    send(peer, number, Change::Delete { of: Seq(of) }, poster)
}

#[test]
fn d3_a_repeated_send_is_stored_once() {
    let mut story = Story::new();
    let anna = visitor(1);
    assert_eq!(told(&story.play(say(&anna, 1, "hello"))), Some((1, 1)));
    assert_eq!(story.play(say(&anna, 1, "hello")), [Effect::Acknowledge(anna.tab, Number(1))]);
    assert_eq!(told(&story.play(say(&anna, 2, "there"))), Some((2, 2)));
    assert_eq!(story.play(say(&anna, 1, "hello")), [Effect::Acknowledge(anna.tab, Number(1))]);
    assert_eq!(story.log.len(), 2);
}

#[test]
fn d3_two_tabs_number_their_sends_apart() {
    let mut story = Story::new();
    assert_eq!(told(&story.play(say(&visitor(1), 1, "one"))), Some((1, 1)));
    assert_eq!(told(&story.play(say(&visitor(2), 1, "two"))), Some((1, 2)));
}

#[test]
fn d4_a_gap_is_refused_with_the_number_that_is_expected() {
    let mut story = Story::new();
    let tab = visitor(1);
    assert_eq!(story.play(say(&tab, 2, "early")), refused(Refusal::NumberGap, Some((&tab, 1))));
    assert_eq!(story.play(say(&tab, 0, "zero")), refused(Refusal::NumberGap, Some((&tab, 1))));
    story.play(say(&tab, 1, "first"));
    assert_eq!(story.play(say(&tab, 3, "late")), refused(Refusal::NumberGap, Some((&tab, 2))));
    assert_eq!(story.play(say(&tab, u32::MAX, "last")), refused(Refusal::NumberGap, Some((&tab, 2))));
    assert_eq!(story.log.len(), 1);
}

#[test]
fn d2_rows_come_first_then_all_are_told_then_the_inbox() {
    let mut story = Story::new();
    story.play(say(&visitor(1), 1, "hello"));
    let effects = story.load().handle(story.now, say(&agent("Bram"), 1, "hi"));
    let kinds: Vec<_> = effects
        .iter()
        .map(|effect| match effect {
            Effect::Store(_) => "store",
            Effect::Broadcast(_) => "broadcast",
            Effect::Summarise(_) => "summarise",
            Effect::WakeBy(_) => "wake",
            _ => "other",
        })
        .collect();
    // An agent who answers takes the conversation: two rows.
    assert_eq!(kinds, ["store", "store", "wake", "broadcast", "broadcast", "summarise"]);
}

#[test]
fn d7_a_tab_is_whose_it_was_first() {
    let mut story = Story::new();
    let tab = visitor(1);
    story.play(say(&tab, 1, "mine"));
    let thief = Peer { who: Who::Agent(face("Eve")), tab: tab.tab };
    assert_eq!(story.play(say(&thief, 2, "not mine")), refused(Refusal::TabTaken, Some((&thief, 2))));
    assert_eq!(story.play(hello(&thief, 0, 0)), refused(Refusal::TabTaken, None));
    assert_eq!(story.log.len(), 1);
}

#[test]
fn l2_a_flood_is_refused_with_the_time_to_wait_and_an_eviction_forgives_nobody() {
    let mut story = Story::new();
    let tab = visitor(1);
    for number in 1..=30 {
        assert!(told(&story.play(say(&tab, number, "spam"))).is_some());
        story.wait(1);
    }
    let wait =
        Refused { code: Refusal::TooFast, tab: Some(tab.tab), number: Some(Number(31)), retry_after_ms: Some(30_000) };
    assert_eq!(story.play(say(&tab, 31, "spam")), [Effect::Refuse(wait)]);
    // Another tab is the same visitor; an agent is not.
    assert!(told(&story.play(say(&visitor(2), 1, "spam"))).is_none());
    assert!(told(&story.play(say(&agent("Anna"), 1, "please stop"))).is_some());
    story.wait(30);
    assert_eq!(told(&story.play(say(&tab, 31, "sorry"))), Some((31, 33)));
}

#[test]
fn e1_an_edit_and_a_deletion_are_sends_like_any_other() {
    let mut story = Story::new();
    let anna = agent("Anna");
    story.play(say(&visitor(1), 1, "hello"));
    story.play(say(&anna, 1, "helo"));
    assert_eq!(told(&story.play(edit(&anna, 2, 3, Some(&anna), "hello"))), Some((2, 4)));
    assert_eq!(story.play(edit(&anna, 2, 3, Some(&anna), "hello")), [Effect::Acknowledge(anna.tab, Number(2))]);
    assert_eq!(story.play(edit(&anna, 4, 3, Some(&anna), "x")), refused(Refusal::NumberGap, Some((&anna, 3))));
    assert_eq!(told(&story.play(delete(&anna, 3, 3, Some(&anna)))), Some((3, 5)));
    // What was taken back is not there any more.
    assert_eq!(story.play(edit(&anna, 4, 3, Some(&anna), "again")), refused(Refusal::NotFound, Some((&anna, 4))));
    assert_eq!(story.play(delete(&anna, 4, 3, Some(&anna))), refused(Refusal::NotFound, Some((&anna, 4))));
    assert_eq!(told(&story.play(say(&anna, 4, "anew"))), Some((4, 6)), "a refused number stays free");
}

#[test]
fn e1_only_its_author_edits_a_message_or_takes_it_back() {
    let mut story = Story::new();
    let (anna, bram) = (agent("Anna"), agent("Bram"));
    story.play(say(&visitor(1), 1, "hello"));
    story.play(say(&anna, 1, "hi"));
    for thief in [&bram, &visitor(1)] {
        let number = if *thief == visitor(1) { 2 } else { 1 };
        let not_yours = refused(Refusal::NotYours, Some((thief, number)));
        assert_eq!(story.play(edit(thief, number, 3, Some(&anna), "mine")), not_yours);
        assert_eq!(story.play(delete(thief, number, 3, Some(&anna))), not_yours);
    }
    assert_eq!(story.play(edit(&anna, 2, 9, None, "nothing")), refused(Refusal::NotFound, Some((&anna, 2))));
    // Another device of the same person may.
    let phone = Peer { tab: TabId::from_random([77; 16]), ..anna.clone() };
    assert_eq!(told(&story.play(edit(&phone, 1, 3, Some(&anna), "hi!"))), Some((1, 4)));
}

#[test]
fn e2_the_inbox_shows_the_last_line_as_it_reads_now() {
    let mut story = Story::new();
    let tab = visitor(1);
    let last = |story: &Story| story.load().fold().last.clone().map(|last| last.text);
    let is_visitors = |story: &Story| story.load().fold().last.clone().map(|last| last.by == Who::Visitor);
    story.play(say(&tab, 1, "one"));
    assert_eq!(is_visitors(&story), Some(true));
    story.play(say(&tab, 2, "two"));
    story.play(edit(&tab, 3, 1, Some(&tab), "first"));
    assert_eq!(last(&story).as_deref(), Some("two"), "an earlier message is not the last");
    story.play(edit(&tab, 4, 2, Some(&tab), "second"));
    assert_eq!(last(&story).as_deref(), Some("second"));
    story.play(delete(&tab, 5, 2, Some(&tab)));
    assert_eq!(last(&story).as_deref(), Some(""));
    assert_eq!(story.status(), Some(Status::Waiting { since: second(0) }), "and nobody waits any less");
    story.play(say(&agent("Anna"), 1, "three"));
    assert_eq!((last(&story).as_deref(), is_visitors(&story)), (Some("three"), Some(false)));
}

#[test]
fn e3_each_side_reacts_to_messages_of_the_other_and_nothing_else_changes() {
    let mut story = Story::new();
    let (tab, anna, bram) = (visitor(1), agent("Anna"), agent("Bram"));
    let react = |peer: &Peer, number, of, poster: Option<&Peer>, with| {
        send(peer, number, Change::React { of: Seq(of), with }, poster)
    };
    story.play(say(&tab, 1, "hello"));
    story.play(say(&anna, 1, "hi"));
    let before = (story.status(), story.load().fold().last.clone());
    let effects = story.play(react(&tab, 2, 3, Some(&anna), Reaction::Thanks));
    assert_eq!(told(&effects), Some((2, 4)));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Summarise(_))), "the list shows nothing of it");
    assert_eq!(told(&story.play(react(&bram, 1, 1, Some(&tab), Reaction::Like))), Some((1, 5)));
    assert_eq!(told(&story.play(react(&tab, 3, 3, Some(&anna), Reaction::Nothing))), Some((3, 6)));
    assert_eq!((story.status(), story.load().fold().last.clone()), before);

    let not_yours = |peer, number| refused(Refusal::NotYours, Some((peer, number)));
    assert_eq!(story.play(react(&tab, 4, 1, Some(&tab), Reaction::Love)), not_yours(&tab, 4));
    assert_eq!(story.play(react(&bram, 2, 3, Some(&anna), Reaction::Love)), not_yours(&bram, 2), "a colleague's");
    story.play(delete(&anna, 2, 3, Some(&anna)));
    for (of, poster) in [(3, Some(&anna)), (99, None)] {
        let gone = refused(Refusal::NotFound, Some((&tab, 4)));
        assert_eq!(story.play(react(&tab, 4, of, poster, Reaction::Sad)), gone);
    }
    story.play(Input::Close(anna.who.agent().unwrap().clone()));
    story.play(react(&bram, 2, 1, Some(&tab), Reaction::Wow));
    assert!(matches!(story.status(), Some(Status::Closed { .. })), "it stays closed");
}

#[test]
fn n1_an_agents_note_is_a_send_that_changes_nothing_else() {
    let mut story = Story::new();
    let (tab, anna) = (visitor(1), agent("Anna"));
    let note = |peer: &Peer, number| send(peer, number, Change::Note(body("a difficult customer")), None);
    assert_eq!(story.play(note(&anna, 1)), refused(Refusal::NotFound, Some((&anna, 1))), "nothing has begun");
    story.play(say(&tab, 1, "hello"));
    assert_eq!(told(&story.play(note(&anna, 1))), Some((1, 2)));
    assert_eq!(story.status(), Some(Status::Waiting { since: second(0) }));
    assert_eq!(story.load().fold().last.clone().map(|last| last.text).as_deref(), Some("hello"));
    assert_eq!(story.play(note(&anna, 1)), [Effect::Acknowledge(anna.tab, Number(1))]);
    assert_eq!(story.play(note(&tab, 2)), refused(Refusal::NotYours, Some((&tab, 2))), "a visitor has no colleagues");
}

#[test]
fn d3_a_send_of_an_unknown_kind_has_used_its_number() {
    let mut story = Story::new();
    let tab = visitor(1);
    story.play(say(&tab, 1, "hello"));
    let sent = Some(Sent { tab: tab.tab, number: Number(2) });
    let event = Event { seq: Seq(2), at: second(1), by: Who::Visitor, sent, what: What::Unknown };
    story.log.push(event);
    assert_eq!(story.play(say(&tab, 2, "again")), [Effect::Acknowledge(tab.tab, Number(2))]);
    assert_eq!(told(&story.play(say(&tab, 3, "more"))), Some((3, 3)));
}

fn closing(text: &str, answers: [&str; 2]) -> Change {
    let answers = answers.map(str::to_owned).to_vec();
    Change::Post(Posted { body: body(text), with: Some(Content::Closing(answers.try_into().unwrap())) })
}

#[test]
fn s6_the_last_answer_closes_and_any_other_goes_on() {
    let (tab, anna) = (visitor(1), agent("Anna"));
    let ask = |number| send(&anna, number, closing("Anything else?", ["Yes", "No"]), None);
    for (said, closes) in [("No", true), ("Yes", false), ("no", false), ("No, but wait", false)] {
        let mut story = Story::new();
        story.play(say(&tab, 1, "Hello"));
        story.play(ask(1));
        let effects = story.play(say(&tab, 2, said));
        let closed = |event: &Event| event.what == What::Closed && event.by == Who::Visitor;
        assert_eq!(effects.iter().any(|effect| matches!(effect, Effect::Broadcast(event) if closed(event))), closes);
        assert_eq!(matches!(story.status(), Some(Status::Closed { .. })), closes, "{said}");
        // A send that comes again closes nothing twice.
        story.play(say(&tab, 2, said));
        assert_eq!(story.log.iter().filter(|event| event.what == What::Closed).count(), usize::from(closes));
        // Whoever writes again is heard.
        story.play(say(&tab, 3, "No"));
        assert!(!matches!(story.status(), Some(Status::Closed { .. })), "{said}");
    }
}

#[test]
fn s6_only_the_next_thing_that_the_visitor_says_is_the_answer() {
    let (tab, anna) = (visitor(1), agent("Anna"));
    let mut story = Story::new();
    story.play(say(&tab, 1, "Hello"));
    story.play(send(&anna, 1, closing("Anything else?", ["Yes", "No"]), None));
    // Said by the agent, it closes nothing; and then it is answered no more.
    story.play(say(&anna, 2, "No"));
    story.play(say(&tab, 2, "No"));
    assert!(matches!(story.status(), Some(Status::Assigned { .. })));
    // Taken back, it was not asked.
    story.play(send(&anna, 3, closing("Anything else?", ["Yes", "No"]), None));
    let of = u32::try_from(story.log.len()).unwrap();
    story.play(delete(&anna, 4, of, Some(&anna)));
    story.play(say(&tab, 3, "No"));
    assert!(matches!(story.status(), Some(Status::Assigned { .. })));
    // A visitor asks nobody to close.
    let refusal = story.play(send(&tab, 4, closing("Anything else?", ["Yes", "No"]), None));
    assert_eq!(refusal, refused(Refusal::NotYours, Some((&tab, 4))));
}

#[test]
fn s7_how_it_was_is_said_of_what_is_closed_and_the_last_one_counts() {
    let (tab, anna) = (visitor(1), agent("Anna"));
    let rated = |stars: u8| Rated { stars: stars.try_into().unwrap(), comment: None };
    let mut story = Story::new();
    assert_eq!(story.play(Input::Rate(rated(5))), refused(Refusal::NotFound, None));
    story.play(say(&tab, 1, "Hello"));
    assert_eq!(story.play(Input::Rate(rated(5))), refused(Refusal::NotFound, None));
    story.play(say(&anna, 1, "Hi"));
    story.play(Input::Close(anna.who.agent().unwrap().clone()));
    let before = story.status();
    assert_eq!(told_of(&story.play(Input::Rate(rated(2)))), 1);
    assert_eq!(told_of(&story.play(Input::Rate(rated(2)))), 0);
    assert_eq!(told_of(&story.play(Input::Rate(rated(4)))), 1);
    assert_eq!((story.load().fold().rated(), story.status()), (Some(&rated(4)), before));
    // As fast as one may write, and no faster.
    for number in 0..2 * limits::VISITOR_MESSAGES_PER_MINUTE {
        story.play(Input::Rate(rated(1 + u8::try_from(number % 5).unwrap())));
    }
    let said = story.log.iter().filter(|event| matches!(event.what, What::Rated(_))).count();
    assert!(said <= limits::VISITOR_MESSAGES_PER_MINUTE, "{said}");
}

fn told_of(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Broadcast(_))).count()
}
