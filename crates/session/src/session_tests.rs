use protocol::{
    Acknowledged, Beat, Content, Edited, Epoch, Event, Events, File, FileId, Number, Numbered, Refusal, Refused, Sent,
    Seq, What, Who,
};

use super::story::{START, Story, body, hello, posted, says, says_as, tab};
use super::*;
use crate::outbox::Progress;
use crate::{Gaze, Incoming};

#[test]
fn d3_what_was_said_offline_is_sent_once_the_line_is_up_in_order() {
    let mut story = Story::new();
    assert_eq!(story.say("one"), []);
    assert_eq!(story.say("two"), []);
    assert_eq!(story.saved(), ["one", "two"], "kept before it is sent");
    assert_eq!(story.connect(0), says(&[(1, "one"), (2, "two")]));
    assert_eq!(story.say("three"), says(&[(3, "three")]));
}

#[test]
fn a_file_is_known_while_its_message_is_under_way_and_once_it_is_in_the_log() {
    let mut story = Story::live();
    let [file, other] = [3, 4].map(|bits| FileId::from_random([bits; 16]));
    let message = Posted { body: body("a.png"), with: Some(Content::File(File::named(file))) };
    assert!(!story.session.has_file(file));
    story.play(Input::Change(Change::Post(message.clone())));
    assert!(story.session.has_file(file));
    let what = What::Posted(message);
    story.events(vec![Event { what, ..posted(1, 1, "a.png") }]);
    assert!(story.session.pending().is_empty() && story.session.has_file(file));
    assert!(!story.session.has_file(other));
}

#[test]
fn d3_what_was_not_acknowledged_is_sent_again_under_its_number() {
    let mut story = Story::live();
    story.say("one");
    story.say("two");
    story.cut();
    assert_eq!(story.connect(0), says(&[(1, "one"), (2, "two")]));
}

#[test]
fn d3_what_the_server_has_already_is_not_sent_again() {
    let mut story = Story::live();
    story.say("one");
    story.say("two");
    story.cut();
    assert_eq!(story.connect(1), says(&[(2, "two")]));
    story.events(vec![posted(1, 1, "one")]);
    assert_eq!(story.pending(), [(2, "two", Progress::Sending)]);
}

#[test]
fn a_message_leaves_the_outbox_only_when_the_log_shows_it() {
    let mut story = Story::live();
    story.say("one");
    story.acknowledge(1, 1);
    assert_eq!(story.pending(), [(1, "one", Progress::Stored(Seq(1)))]);
    assert_eq!(story.saved(), ["one"], "kept until the log shows it");
    story.events(vec![posted(1, 1, "one")]);
    assert_eq!(story.pending(), []);
    assert!(story.saved().is_empty());
}

#[test]
fn a_reloaded_tab_sends_what_it_could_not() {
    let mut story = Story::new();
    story.say("one");
    let json = serde_json::to_string(&story.saved).unwrap();
    let saved: Option<Saved> = serde_json::from_str(&json).unwrap();
    let second = TabId::from_random([2; 16]);
    let mut reloaded = Story { session: Session::restore(saved.unwrap(), second), saved: None, second: 9 };
    assert_eq!(reloaded.say("two"), []);
    assert_eq!(reloaded.connect(0), says(&[(1, "one")]), "D8: under its former id");
    // What was said since follows once that is stored: a person's order is kept.
    let acknowledged = Acknowledged { tab: None, number: Number(1), seq: Seq(1), at: Timestamp(START) };
    let sent = reloaded.play(Input::Frame(Incoming::Acknowledged(acknowledged)));
    assert_eq!(sent, says_as(second, &[(1, "two")]));
    assert_eq!(reloaded.say("three"), says_as(second, &[(2, "three")]));
}

#[test]
fn d8_a_copy_that_another_tab_spoke_under_does_not_swallow_a_message() {
    let mut story = Story::live();
    story.say("mine");
    assert_eq!(story.events(vec![posted(1, 1, "of another")]), says_as(tab().turned(0), &[(1, "mine")]));
    story.events(vec![Event {
        seq: Seq(2),
        at: Timestamp(START),
        by: Who::Visitor,
        sent: Some(Sent { tab: tab().turned(0), number: Number(1) }),
        what: What::Posted(body("mine").into()),
    }]);
    assert_eq!(story.pending(), []);
}

#[test]
fn d4_after_a_gap_everything_from_the_expected_number_is_sent_again() {
    let mut story = Story::live();
    for text in ["one", "two", "three"] {
        story.say(text);
    }
    assert_eq!(story.refuse(Refusal::NumberGap, 2, None), [hello(START, 0)]);
    assert_eq!(story.refuse(Refusal::NumberGap, 2, None), [], "asked once, not for each");
    assert_eq!(story.welcome(START, 1), says(&[(2, "two"), (3, "three")]));
}

#[test]
fn d8_an_edge_that_knows_fewer_numbers_gets_the_rest_under_a_new_id() {
    let mut story = Story::live();
    story.say("one");
    story.acknowledge(1, 1);
    story.events(vec![posted(1, 1, "one")]);
    story.say("two");
    story.cut();
    // Another life of the log, which knows nothing of this tab.
    story.play(Input::Line(LineInput::Hurry));
    story.play(Input::Line(LineInput::Opened));
    assert_eq!(story.welcome(START + 1, 0), says_as(tab().turned(0), &[(1, "two")]));
    assert_eq!(story.say("three"), says_as(tab().turned(0), &[(2, "three")]));
}

#[test]
fn d5_a_resume_says_what_is_there() {
    let mut story = Story::live();
    story.events(vec![posted(1, 1, "one"), posted(2, 2, "two")]);
    story.cut();
    story.play(Input::Line(LineInput::Hurry));
    assert_eq!(story.play(Input::Line(LineInput::Opened)), [hello(START, 2)]);
}

#[test]
fn d6_a_hole_is_asked_for() {
    let mut story = Story::live();
    story.events(vec![posted(1, 1, "one")]);
    assert_eq!(story.events(vec![posted(3, 3, "three")]), [hello(START, 1)]);
    assert_eq!(story.session.log().head(), Seq(1));
}

#[test]
fn l2_too_fast_waits_as_long_as_the_server_says_and_sends_again() {
    let mut story = Story::live();
    story.say("one");
    assert_eq!(story.refuse(Refusal::TooFast, 1, Some(5_000)), []);
    assert_eq!(story.say("two"), []);
    // What was sent behind it is refused as a gap; that is no reason to hurry.
    assert_eq!(story.refuse(Refusal::NumberGap, 1, None), []);
    assert_eq!(story.session.due(), Some(Timestamp(START + 5_000)));
    story.second = 5;
    assert_eq!(story.play(Input::Line(LineInput::Tick)), says(&[(1, "one"), (2, "two")]));
}

#[test]
fn d8_a_message_refused_for_good_says_so_and_those_behind_it_go_on_under_a_new_id() {
    let mut story = Story::live();
    let fresh = tab().turned(1);
    story.say("bad");
    story.second = 1;
    story.say("good");
    assert_eq!(story.refuse(Refusal::BodyTooLong, 1, None), says_as(fresh, &[(1, "good")]));
    let failed = Progress::Failed(Refusal::BodyTooLong);
    assert_eq!(story.pending(), [(1, "bad", failed), (1, "good", Progress::Sending)]);
    assert_eq!(story.saved(), ["bad", "good"]);
    story.acknowledge(1, 1);

    story.second = 2;
    assert_eq!(story.play(Input::Retry(Timestamp(START))), says_as(fresh, &[(2, "bad")]));
    assert_eq!(story.refuse(Refusal::BodyTooLong, 2, None), []);
    story.play(Input::Discard(Timestamp(START + 2_000)));
    assert_eq!(story.pending(), [(1, "good", Progress::Stored(Seq(1)))]);
    assert_eq!(story.say("next"), says_as(fresh.turned(2), &[(1, "next")]));
}

#[test]
fn c5_what_is_owed_for_ten_seconds_is_asked_for() {
    let mut story = Story::live();
    story.say("one");
    assert_eq!(story.session.due(), Some(Timestamp(START + 10_000)));
    story.second = 10;
    assert_eq!(story.play(Input::Line(LineInput::Tick)), [Output::Ping, hello(START, 0)]);
    story.second = 11;
    story.play(Input::Line(LineInput::Heard));
    story.second = 20;
    assert_eq!(story.play(Input::Line(LineInput::Tick)), [Output::Ping, hello(START, 0)], "it may be lost as well");
    assert_eq!(story.welcome(START, 0), says(&[(1, "one")]));
    story.acknowledge(1, 1);
    // The event is lost on its way.
    story.second = 30;
    assert_eq!(story.play(Input::Line(LineInput::Tick)), [Output::Ping, hello(START, 0)]);
    // Nobody hears anything.
    story.second = 33;
    assert_eq!(story.play(Input::Line(LineInput::Tick)), [Output::Disconnect]);
}

#[test]
fn c5_events_that_are_known_to_be_there_are_asked_for() {
    let mut story = Story::live();
    let (events, head) = (vec![posted(1, 1, "one")], Seq(3));
    story.play(Input::Frame(Incoming::Events(Events { events, head })));
    assert_eq!(story.session.due(), Some(Timestamp(START + 10_000)));
    story.second = 10;
    assert_eq!(story.play(Input::Line(LineInput::Tick)), [Output::Ping, hello(START, 1)]);
    let mut story = Story::live();
    let (events, head) = (vec![posted(1, 1, "one")], Seq(1));
    story.play(Input::Frame(Incoming::Events(Events { events, head })));
    assert_eq!(story.session.due(), Some(Timestamp(START + 25_000)), "nothing is owed");
}

#[test]
fn what_comes_before_the_welcome_is_of_no_log_that_is_known() {
    let mut story = Story::new();
    story.play(Input::Line(LineInput::Start));
    story.play(Input::Line(LineInput::Opened));
    story.events(vec![posted(1, 1, "one")]);
    assert_eq!(story.session.log().head(), Seq(0));
    story.welcome(START, 0);
    story.events(vec![posted(1, 1, "one")]);
    assert_eq!(story.session.log().head(), Seq(1));
    // Nor what comes when the socket is gone.
    story.cut();
    story.events(vec![posted(2, 2, "two")]);
    assert_eq!(story.session.log().head(), Seq(1));
}

#[test]
fn d9_what_was_acknowledged_and_is_not_in_the_log_is_sent_again() {
    let mut story = Story::live();
    story.say("one");
    story.acknowledge(1, 1);
    story.events(vec![posted(1, 7, "of somebody else")]);
    assert_eq!(story.pending(), [(1, "one", Progress::Sending)]);
}

#[test]
fn d10_a_beat_that_is_ahead_is_asked_about() {
    let mut story = Story::live();
    story.events(vec![posted(1, 1, "one")]);
    let beat = |epoch, head| Input::Frame(Incoming::Beat(Beat { epoch: Epoch(epoch), head: Seq(head) }));
    assert_eq!(story.play(beat(START, 1)), []);
    assert_eq!(story.play(beat(START, 2)), [hello(START, 1)]);
    assert_eq!(story.play(beat(START, 3)), [], "asked once");
    story.welcome(START, 0);
    assert_eq!(story.play(beat(START + 1, 0)), [], "another life of the log, in which nothing has happened");
    assert_eq!(story.play(beat(START + 1, 1)), [hello(START, 1)], "another life of the log");
}

#[test]
fn c6_a_clock_that_is_set_back_delays_nothing() {
    let mut story = Story::live();
    story.second = 7_200;
    story.say("one");
    story.second = 0;
    story.play(Input::Line(LineInput::Heard));
    assert_eq!(story.session.due(), Some(Timestamp(START + 10_000)));
}

#[test]
fn an_acknowledgement_of_a_number_that_was_never_given_is_ignored() {
    let mut story = Story::live();
    story.say("one");
    story.acknowledge(7, 9);
    assert_eq!(story.pending(), [(1, "one", Progress::Sending)]);
}

#[test]
fn c3_a_suspended_session_keeps_what_it_has() {
    let mut story = Story::live();
    story.say("one");
    story.events(vec![posted(1, 1, "one")]);
    assert_eq!(story.play(Input::Line(LineInput::Suspend)), [Output::Disconnect]);
    assert_eq!(story.say("two"), []);
    assert_eq!(story.session.log().head(), Seq(1));
    assert_eq!(story.connect(1), says(&[(2, "two")]));
}

fn receipt(delivered: u32, read: u32) -> Receipt {
    Receipt { delivered: Seq(delivered), read: Seq(read) }
}

/// A message of somebody else's.
fn theirs(seq: u32) -> Event {
    let sent = Some(Sent { tab: TabId::from_random([9; 16]), number: Number(seq) });
    let what = What::Posted(body("theirs").into());
    Event { seq: Seq(seq), at: Timestamp(START), by: Who::Visitor, sent, what }
}

fn receipts(outputs: &[Output]) -> Vec<Receipt> {
    let receipt = |output: &Output| match output {
        Output::Send(Outgoing::Receipt(receipt)) => Some(*receipt),
        _ => None,
    };
    outputs.iter().filter_map(receipt).collect()
}

#[test]
fn r1_what_came_is_told_and_what_was_looked_at_is_read() {
    let mut story = Story::live();
    assert_eq!(receipts(&story.events(vec![theirs(1)])), [receipt(1, 0)]);
    story.second += 5;
    assert_eq!(receipts(&story.play(Input::Gaze(Gaze::Here))), [receipt(1, 1)]);
    assert_eq!(receipts(&story.events(vec![theirs(2)])), []);
    assert_eq!(story.session.due(), Some(Timestamp(START + 6_000)), "a second after the last");
    story.second += 1;
    assert_eq!(receipts(&story.play(Input::Line(LineInput::Tick))), [receipt(2, 2)]);
    story.cut();
    assert_eq!(receipts(&story.connect(0)), [receipt(2, 2)], "whoever is there now knows nothing");
}

#[test]
fn r1_how_far_the_other_side_is_never_goes_back_but_for_another_log() {
    let mut story = Story::live();
    story.events(vec![theirs(1), theirs(2)]);
    for said in [receipt(1, 0), receipt(2, 1), receipt(1, 1)] {
        story.play(Input::Frame(Incoming::Receipt(said)));
    }
    assert_eq!(story.session.other(), receipt(2, 1));
    story.cut();
    story.play(Input::Line(LineInput::Hurry));
    story.play(Input::Line(LineInput::Opened));
    story.welcome(START + 1, 0);
    assert_eq!(story.session.other(), receipt(0, 0));
}

#[test]
fn e1_an_edit_waits_its_turn_and_a_deletion_of_what_is_gone_is_done() {
    let mut story = Story::live();
    story.say("helo");
    story.events(vec![posted(1, 1, "helo")]);
    story.cut();
    let edit = Change::Edit { of: Seq(1), body: body("hello") };
    story.play(Input::Change(edit.clone()));
    story.play(Input::Change(Change::Delete { of: Seq(1) }));
    let send =
        |number, change| Output::Send(Outgoing::Numbered(Numbered { tab: tab(), number: Number(number), change }));
    assert_eq!(story.connect(1), [send(2, edit), send(3, Change::Delete { of: Seq(1) })]);
    let which = Some(Sent { tab: tab(), number: Number(2) });
    let what = What::Edited(Edited { of: Seq(1), body: body("hello") });
    story.events(vec![Event { seq: Seq(2), at: Timestamp(START), by: Who::Visitor, sent: which, what }]);
    assert_eq!(story.pending(), [(3, "", Progress::Sending)]);
    story.refuse(Refusal::NotFound, 3, None);
    assert_eq!(story.pending(), [], "taken back on another device");
}

#[test]
fn c5_only_what_is_owed_and_only_after_ten_seconds_is_asked_for() {
    let mut story = Story::live();
    story.second = 5;
    story.say("one");
    story.second = 9;
    story.say("two");
    assert_eq!(story.session.due(), Some(Timestamp(START + 15_000)), "since the first of them");
    assert_eq!(story.play(Input::Line(LineInput::Tick)), [], "too soon");
    story.second = 15;
    assert_eq!(story.play(Input::Line(LineInput::Heard)), [], "its time comes with a tick");
    assert_eq!(story.play(Input::Line(LineInput::Tick)), [Output::Ping, hello(START, 0)]);
    let mut story = Story::live();
    story.second = 25;
    assert_eq!(story.play(Input::Line(LineInput::Tick)), [Output::Ping], "nothing is owed");
}

#[test]
fn d9_on_a_new_line_what_was_acknowledged_on_the_last_is_doubted() {
    let mut story = Story::live();
    story.say("one");
    story.acknowledge(1, 5);
    story.cut();
    assert_eq!(story.connect(0), says(&[(1, "one")]));
}

#[test]
fn d8_only_a_send_that_is_on_its_way_can_be_refused() {
    let mut story = Story::live();
    story.say("one");
    story.say("two");
    story.acknowledge(1, 5);
    story.refuse(Refusal::BodyTooLong, 1, None);
    assert_eq!(story.pending()[0], (1, "one", Progress::Stored(Seq(5))));
    story.refuse(Refusal::BodyTooLong, 7, None);
    assert_eq!(story.pending().len(), 2);
    assert_eq!(story.pending()[1], (2, "two", Progress::Sending));
}

#[test]
fn d8_an_answer_to_what_was_said_under_a_former_id_is_no_answer_to_anything_else() {
    let mut story = Story::live();
    story.say("bad");
    story.say("good");
    let refused =
        Refused { code: Refusal::BodyTooLong, tab: Some(tab()), number: Some(Number(1)), retry_after_ms: None };
    let fresh = tab().turned(1);
    assert_eq!(story.play(Input::Frame(Incoming::Refused(refused.clone()))), says_as(fresh, &[(1, "good")]));
    let pending = [(1, "bad", Progress::Failed(Refusal::BodyTooLong)), (1, "good", Progress::Sending)];
    assert_eq!(story.pending(), pending);
    // It had been sent twice, and so is answered twice.
    story.play(Input::Frame(Incoming::Refused(refused)));
    assert_eq!(story.pending(), pending);
    let mut acknowledged = Acknowledged { tab: Some(tab()), number: Number(1), seq: Seq(5), at: Timestamp(START) };
    story.play(Input::Frame(Incoming::Acknowledged(acknowledged.clone())));
    assert_eq!(story.pending(), pending);
    acknowledged.tab = Some(fresh);
    story.play(Input::Frame(Incoming::Acknowledged(acknowledged)));
    assert_eq!(story.pending()[1], (1, "good", Progress::Stored(Seq(5))));
}

#[test]
fn a_failed_send_is_told_by_its_time_from_others_of_the_same_time() {
    let mut story = Story::live();
    story.say("one");
    story.say("two");
    story.refuse(Refusal::BodyTooLong, 2, None);
    let at = Timestamp(START);
    assert_eq!(story.play(Input::Discard(at)), []);
    assert_eq!(story.pending(), [(1, "one", Progress::Sending)]);
    story.play(Input::Discard(at));
    assert_eq!(story.pending().len(), 1, "what is on its way cannot be discarded");
}

#[test]
fn e1_a_deletion_that_is_refused_says_so_unless_the_message_is_gone_anyhow() {
    let check = |change: Change, code: Refusal, left: usize| {
        let mut story = Story::live();
        story.play(Input::Change(change));
        story.refuse(code, 1, None);
        assert_eq!(story.pending().len(), left, "{code:?}");
    };
    check(Change::Delete { of: Seq(1) }, Refusal::NotFound, 0);
    check(Change::Delete { of: Seq(1) }, Refusal::NotYours, 1);
    check(Change::Edit { of: Seq(1), body: body("x") }, Refusal::NotFound, 1);
}
