use protocol::{Epoch, Number, Receipt, Refusal, Refused, Seq, TabId, Timestamp, limits};

use super::story::{START, Story, hello, posted, says, says_as, tab};
use super::*;
use crate::{Gaze, Incoming};

impl Story {
    /// A session whose sockets are blocked, three seconds after it began.
    fn blocked() -> Self {
        let mut story = Self::new();
        story.play(Input::Line(LineInput::Start));
        story.play(Input::Line(LineInput::Closed));
        story.second = 3;
        story
    }

    /// A session that has been answered once, by an empty conversation.
    fn exchanging() -> Self {
        let mut story = Self::blocked();
        assert_eq!(story.exchange(), [hello(0, 0)]);
        story.welcome(START, 0);
        story.answered();
        story
    }

    /// Ticks until nothing is due; gives what leaves in an exchange, each as if it were sent; nothing when there is none.
    fn exchange(&mut self) -> Vec<Output> {
        let now = Timestamp(START + self.second * 1_000);
        for _ in 0..4 {
            if self.session.due().is_none_or(|due| due > now) {
                return Vec::new();
            }
            for output in self.play(Input::Line(LineInput::Tick)) {
                if let Output::Exchange(frames) = output {
                    return frames.into_iter().map(Output::Send).collect();
                }
            }
        }
        Vec::new()
    }

    fn answered(&mut self) {
        self.play(Input::Line(LineInput::Exchanged));
    }

    /// When something is next due, in seconds.
    fn due(&self) -> Option<u64> {
        self.session.due().map(|due| due.0.saturating_sub(START).div_ceil(1_000))
    }
}

/// An exchange that greets with the log as far as it is known, and carries these.
fn with_hello(seq: u32, sends: &[(u32, &str)]) -> Vec<Output> {
    [hello(START, seq)].into_iter().chain(says(sends)).collect()
}

/// The same of a client that has never been welcomed.
fn first(sends: &[(u32, &str)]) -> Vec<Output> {
    [hello(0, 0)].into_iter().chain(says(sends)).collect()
}

#[test]
fn c9_what_is_said_without_a_socket_travels_in_an_exchange_and_is_read() {
    let mut story = Story::blocked();
    story.say("one");
    assert!(!story.session.line().is_up());
    assert_eq!(story.exchange(), first(&[(1, "one")]));
    assert_eq!(story.exchange(), [], "one at a time");
    story.welcome(START, 0);
    story.acknowledge(1, 1);
    story.events(vec![posted(1, 1, "one")]);
    story.answered();
    assert_eq!(story.pending(), []);
    assert!(story.session.line().is_up() && story.session.line().is_well());
    assert_eq!(story.exchange(), []);

    story.second = 4;
    assert_eq!(story.exchange(), [], "nobody asks all the time");
    story.say("two");
    assert_eq!(story.exchange(), with_hello(1, &[(2, "two")]), "and nothing that is said waits");
}

#[test]
fn c9_what_was_not_answered_is_carried_again() {
    let mut story = Story::blocked();
    story.say("one");
    assert_eq!(story.exchange(), first(&[(1, "one")]));
    story.play(Input::Line(LineInput::Unanswered));
    assert!(!story.session.line().is_well());
    assert_eq!(story.exchange(), first(&[(1, "one")]));
    // What never comes back is given up.
    story.second = 18;
    assert_eq!(story.exchange(), first(&[(1, "one")]));
    // It had been heard after all.
    story.welcome(START, 1);
    story.events(vec![posted(1, 1, "one")]);
    story.answered();
    assert_eq!(story.pending(), []);
}

#[test]
fn c9_a_socket_that_opens_takes_over() {
    let mut story = Story::exchanging();
    story.say("one");
    story.second = 4;
    story.play(Input::Line(LineInput::Hurry));
    assert_eq!(story.exchange(), with_hello(0, &[(1, "one")]));
    assert_eq!(story.play(Input::Line(LineInput::Opened)), [hello(START, 0)]);
    assert_eq!(story.exchange(), [], "whoever greets waits for the welcome");
    assert_eq!(story.play(Input::Line(LineInput::Tick)), []);
    story.events(vec![posted(1, 1, "of an answer that came too late")]);
    assert_eq!(story.session.log().head(), Seq(0));
    assert_eq!(story.welcome(START, 0), says(&[(1, "one")]));
    assert!(story.session.line().is_live());
    assert_eq!(story.due(), Some(14), "only the socket's own patience");
}

#[test]
fn c9_a_socket_that_opens_and_is_never_welcomed_stops_nothing_for_long() {
    let mut story = Story::exchanging();
    story.second = 4;
    story.play(Input::Line(LineInput::Hurry));
    story.play(Input::Line(LineInput::Opened));
    story.say("one");
    assert_eq!(story.due(), Some(8));
    story.second = 8;
    assert_eq!(story.exchange(), with_hello(0, &[(1, "one")]));
}

#[test]
fn c9_where_a_socket_has_worked_exchanges_wait_longer() {
    let mut story = Story::live();
    story.second = 1;
    story.cut();
    story.say("one");
    let carried = |story: &mut Story| !story.exchange().is_empty();
    story.second = 20;
    assert!(!carried(&mut story));
    story.second = 21;
    assert!(carried(&mut story));
}

#[test]
fn c9_what_is_asked_to_wait_waits_and_the_rest_goes_on() {
    let mut story = Story::exchanging();
    story.say("one");
    story.second = 4;
    assert_eq!(story.exchange(), with_hello(0, &[(1, "one")]));
    story.welcome(START, 0);
    story.refuse(Refusal::TooFast, 1, Some(5_000));
    story.answered();
    story.second = 7;
    assert_eq!(story.exchange(), [hello(START, 0)]);
    story.welcome(START, 0);
    story.answered();
    story.second = 10;
    assert_eq!(story.exchange(), with_hello(0, &[(1, "one")]));
}

#[test]
fn c9_an_exchange_that_moves_nothing_is_not_repeated_at_once() {
    let mut story = Story::exchanging();
    story.say("one");
    story.second = 4;
    for second in [4, 7, 10] {
        story.second = second;
        assert_eq!(story.exchange(), with_hello(0, &[(1, "one")]), "at {second} s");
        story.welcome(START, 0);
        story.answered();
        assert_eq!(story.due(), Some(second + 3));
    }
}

#[test]
fn c9_many_messages_travel_in_several_exchanges_and_in_order() {
    let mut story = Story::exchanging();
    let texts: Vec<String> = (1..=10).map(|number| format!("message {number}")).collect();
    for text in &texts {
        story.say(text);
    }
    let sends: Vec<(u32, &str)> = (1..).zip(texts.iter().map(String::as_str)).collect();
    let (begin, rest) = sends.split_at(limits::SENDS_PER_EXCHANGE);
    story.second = 4;
    assert_eq!(story.exchange(), with_hello(0, begin));
    story.welcome(START, 0);
    let events: Vec<_> = begin.iter().map(|(number, text)| posted(*number, *number, text)).collect();
    story.events(events);
    story.answered();
    story.second = 5;
    let seq = u32::try_from(begin.len()).unwrap();
    assert_eq!(story.exchange(), with_hello(seq, rest));
}

#[test]
fn c9_each_exchange_says_how_far_its_person_has_read() {
    let mut story = Story::exchanging();
    story.play(Input::Gaze(Gaze::Here));
    story.second = 6;
    story.exchange();
    story.welcome(START, 0);
    let mut event = posted(1, 1, "theirs");
    event.sent = Some(protocol::Sent { tab: TabId::from_random([9; 16]), number: Number(1) });
    story.events(vec![event]);
    story.answered();
    story.second = 9;
    let read = Receipt { delivered: Seq(1), read: Seq(1) };
    let told = Output::Send(Outgoing::Receipt(read));
    assert_eq!(story.exchange(), [hello(START, 1), told.clone()]);
    story.play(Input::Line(LineInput::Unanswered));
    assert_eq!(story.exchange(), [hello(START, 1), told], "nobody may have heard it");
}

#[test]
fn c9_a_page_that_goes_away_asks_nothing() {
    let mut story = Story::exchanging();
    story.play(Input::Line(LineInput::Suspend));
    story.say("one");
    assert_eq!(story.due(), None);
    assert!(!story.session.line().is_up());
}

#[test]
fn d7_who_finds_their_tab_taken_goes_on_under_another() {
    let taken = |number| {
        Input::Frame(Incoming::Refused(Refused { code: Refusal::TabTaken, tab: None, number, retry_after_ms: None }))
    };
    let fresh = tab().turned(0);
    let greets = |tab| vec![Output::Send(Outgoing::Hello(Hello { tab, epoch: Epoch(0), seq: Seq(0) }))];
    let mut story = Story::new();
    story.say("one");
    story.play(Input::Line(LineInput::Start));
    story.play(Input::Line(LineInput::Opened));
    assert_eq!(story.play(taken(None)), greets(fresh));
    assert_eq!(story.welcome(0, 0), says_as(fresh, &[(1, "one")]));
    // Taken between hello and the message.
    let other = fresh.turned(0);
    assert_eq!(story.play(taken(Some(Number(1)))), says_as(other, &[(1, "one")]));
}
