use protocol::{Acknowledged, Author, Epoch, Event, Happened, Say, Seq};

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
        let welcome = Welcome { epoch: Epoch(epoch), head: Seq(0), number: Number(number) };
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
    let say = |(number, text): &(u32, &str)| Say { number: Number(*number), body: (*text).to_owned() };
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
    assert_eq!(story.pending(), [(1, "one", Progress::Stored)]);
    assert!(story.saved().is_empty(), "stored there, so no longer kept here");
    story.events(vec![posted(1, 1, "one")]);
    assert_eq!(story.pending(), []);
}

#[test]
fn a_reloaded_tab_sends_what_it_could_not() {
    let mut story = Story::new();
    story.say("one");
    let json = serde_json::to_string(&story.saved).unwrap();
    let saved: Option<Saved> = serde_json::from_str(&json).unwrap();
    let mut reloaded = Story { session: Session::restore(saved.unwrap()), saved: None, second: 9 };
    assert_eq!(reloaded.connect(0), says(&[(1, "one")]));
    assert_eq!(reloaded.say("two"), says(&[(2, "two")]));
}

#[test]
fn d4_after_a_gap_everything_from_the_expected_number_is_sent_again() {
    let mut story = Story::live();
    for text in ["one", "two", "three"] {
        story.say(text);
    }
    assert_eq!(story.refuse(Refusal::NumberGap, 2, None), says(&[(2, "two"), (3, "three")]));
}

#[test]
fn d4_a_server_that_never_saw_earlier_numbers_gets_them_given_anew() {
    let mut story = Story::live();
    story.say("one");
    story.acknowledge(1, 1);
    story.events(vec![posted(1, 1, "one")]);
    story.say("two");
    story.cut();
    // Another life of the log, which knows nothing of this tab.
    story.play(Input::Line(LineInput::Hurry));
    story.play(Input::Line(LineInput::Opened));
    assert_eq!(story.welcome(START + 1, 0), [vec![hello(START + 1, 0)], says(&[(1, "two")])].concat());
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
fn a_message_refused_for_good_says_so_and_those_behind_it_move_up() {
    let mut story = Story::live();
    story.say("bad");
    story.second = 1;
    story.say("good");
    assert_eq!(story.refuse(Refusal::BodyTooLong, 1, None), says(&[(1, "good")]));
    let failed = Progress::Failed(Refusal::BodyTooLong);
    assert_eq!(story.pending(), [(1, "bad", failed), (1, "good", Progress::Sending)]);
    story.events(vec![posted(1, 1, "good")]);
    assert_eq!(story.pending(), [(1, "bad", failed)]);

    story.second = 2;
    assert_eq!(story.play(Input::Retry(Timestamp(START))), says(&[(2, "bad")]));
    assert_eq!(story.refuse(Refusal::BodyTooLong, 2, None), []);
    story.play(Input::Discard(Timestamp(START + 2_000)));
    assert_eq!(story.pending(), []);
    assert_eq!(story.say("next"), says(&[(2, "next")]));
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
    story.events(vec![posted(1, 1, "one")]);
    assert_eq!(story.play(Input::Line(LineInput::Suspend)), [Output::Disconnect]);
    assert_eq!(story.say("two"), []);
    assert_eq!(story.session.log().head(), Seq(1));
    assert_eq!(story.connect(1), says(&[(2, "two")]));
}
