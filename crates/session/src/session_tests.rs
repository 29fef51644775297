use protocol::{Acknowledged, Author, Epoch, Event, Happened, Number, Say};

use super::*;
use crate::outbox::Progress;

const START: u64 = 1_795_000_000_000;

fn tab() -> TabId {
    TabId::from_random([1; 16])
}

fn body(text: &str) -> Body {
    Body::try_from(text).unwrap()
}

fn posted(seq: u32, number: u32, text: &str) -> Event {
    let (by, tab, number, body) = (Author::Visitor, tab(), Number(number), body(text));
    Event { seq: Seq(seq), at: Timestamp(START), happened: Happened::Posted { by, tab, number, body } }
}

/// A session with the time and the device's storage around it.
struct Story {
    session: Session,
    saved: Option<Saved>,
    second: u64,
}

impl Story {
    fn new() -> Self {
        Self { session: Session::new(tab()), saved: None, second: 0 }
    }

    /// A session that has been welcomed to an empty conversation.
    fn live() -> Self {
        let mut story = Self::new();
        story.connect(0);
        story
    }

    fn connect(&mut self, number: u32) -> Vec<Output> {
        self.play(Input::Line(LineInput::Start));
        self.play(Input::Line(LineInput::Hurry));
        self.play(Input::Line(LineInput::Opened));
        self.welcome(START, number)
    }

    fn welcome(&mut self, epoch: u64, number: u32) -> Vec<Output> {
        let head = self.session.log().head().max(Seq(number));
        let welcome = Welcome { epoch: Epoch(epoch), head, number: Number(number) };
        self.play(Input::Frame(Incoming::Welcome(welcome)))
    }

    fn cut(&mut self) {
        self.play(Input::Line(LineInput::Closed));
    }

    /// What is to be done, but for what is to be kept, which is kept.
    fn play(&mut self, input: Input) -> Vec<Output> {
        let moment = Moment { now: Timestamp(START + self.second * 1_000), chance: 0 };
        let mut outputs = self.session.handle(moment, input);
        outputs.retain(|output| match output {
            Output::Save(saved) => {
                self.saved = Some(saved.clone());
                false
            }
            _ => true,
        });
        outputs
    }

    fn say(&mut self, text: &str) -> Vec<Output> {
        self.play(Input::Say(body(text)))
    }

    fn events(&mut self, events: Vec<Event>) -> Vec<Output> {
        let head = events.last().map_or(Seq(0), |event| event.seq);
        self.play(Input::Frame(Incoming::Events(Events { events, head })))
    }

    fn acknowledge(&mut self, number: u32, seq: u32) {
        let acknowledged = Acknowledged { number: Number(number), seq: Seq(seq), at: Timestamp(START) };
        self.play(Input::Frame(Incoming::Acknowledged(acknowledged)));
    }

    fn refuse(&mut self, code: Refusal, number: u32, retry_after_ms: Option<u32>) -> Vec<Output> {
        self.play(Input::Frame(Incoming::Refused(Refused { code, number: Some(Number(number)), retry_after_ms })))
    }

    fn pending(&self) -> Vec<(u32, &str, Progress)> {
        let shown = |pending: &'_ Pending| (pending.number.0, pending.progress);
        let pending = self.session.pending();
        pending.iter().map(|one| (shown(one).0, one.body.as_str(), shown(one).1)).collect()
    }

    fn saved(&self) -> Vec<&str> {
        self.saved.iter().flat_map(|saved| &saved.pending).map(|pending| pending.body.as_str()).collect()
    }
}

fn says(sent: &[(u32, &str)]) -> Vec<Output> {
    says_as(tab(), sent)
}

fn says_as(tab: TabId, sent: &[(u32, &str)]) -> Vec<Output> {
    let say = |(number, text): &(u32, &str)| Say { tab, number: Number(*number), body: (*text).to_owned() };
    sent.iter().map(|sent| Output::Send(Outgoing::Say(say(sent)))).collect()
}

fn hello(epoch: u64, seq: u32) -> Output {
    Output::Send(Outgoing::Hello(Hello { tab: tab(), epoch: Epoch(epoch), seq: Seq(seq) }))
}

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
    let acknowledged = Acknowledged { number: Number(1), seq: Seq(1), at: Timestamp(START) };
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
        happened: Happened::Posted { by: Author::Visitor, tab: tab().turned(0), number: Number(1), body: body("mine") },
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
    let fresh = tab().turned(0);
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
    assert_eq!(story.say("next"), says_as(fresh.turned(0), &[(1, "next")]));
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
