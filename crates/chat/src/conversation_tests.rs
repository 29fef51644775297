use std::time::Duration;

use super::*;

const START: u64 = 1_795_000_000_000;

fn second(seconds: u64) -> Timestamp {
    Timestamp(START).plus(Duration::from_secs(seconds))
}

fn id() -> ConversationId {
    ConversationId::from_random(0, [7; 16])
}

fn face(name: &str) -> Face {
    Face { id: AgentId::from_random([name.as_bytes()[0]; 16]), name: name.to_owned() }
}

fn visitor(tab: u8) -> Peer {
    Peer { author: Author::Visitor, tab: TabId::from_random([tab; 16]) }
}

fn agent(name: &str) -> Peer {
    Peer { author: Author::Agent(face(name)), tab: TabId::from_random([name.as_bytes()[1]; 16]) }
}

fn body(text: &str) -> Body {
    Body::try_from(text).unwrap()
}

fn hello(peer: &Peer, epoch: u64, seq: u32) -> Input {
    Input::Hello(peer.clone(), Hello { tab: peer.tab, epoch: Epoch(epoch), seq: Seq(seq) })
}

fn say(peer: &Peer, number: u32, text: &str) -> Input {
    Input::Say(peer.clone(), Number(number), body(text))
}

/// A conversation with its storage, that is evicted before every input: what is not stored is gone.
struct Story {
    log: Vec<Event>,
    now: Timestamp,
    looking: Vec<Looker>,
}

impl Story {
    fn new() -> Self {
        Self { log: Vec::new(), now: Timestamp(START), looking: Vec::new() }
    }

    fn fold(&self) -> Conversation {
        let mut folded = Conversation::fold(id(), self.log.clone());
        folded.restore_looking(self.looking.clone());
        folded
    }

    fn wait(&mut self, seconds: u64) -> &mut Self {
        self.now = self.now.plus(Duration::from_secs(seconds));
        self
    }

    /// Plays an input and gives all effects but the storing and summarising, after checking D2.
    fn play(&mut self, input: Input) -> Vec<Effect> {
        if let Input::Looking(looking) = &input {
            self.looking.clone_from(looking);
        }
        // What is looking is what the sockets say, so it is restored before, not after, the change.
        let mut conversation = Conversation::fold(id(), self.log.clone());
        let effects = conversation.handle(self.now, input);
        let mut told = false;
        for effect in &effects {
            match effect {
                Effect::Store(event) => {
                    assert!(!told, "D2: store, then tell");
                    assert_eq!(event.seq.0 as usize, self.log.len() + 1, "D1: no gap");
                    self.log.push(event.clone());
                }
                _ => told = true,
            }
        }
        // What is kept in memory is exactly what the log tells.
        assert_eq!(conversation.status(), self.fold().status());
        assert_eq!(conversation.head(), self.fold().head());
        let kept_apart =
            |effect: &Effect| matches!(effect, Effect::Store(_) | Effect::WakeBy(_) | Effect::Summarise(_));
        effects.into_iter().filter(|effect| !kept_apart(effect)).collect()
    }

    fn status(&self) -> Option<Status> {
        self.fold().status().cloned()
    }
}

fn refused(code: Refusal, number: Option<u32>) -> Vec<Effect> {
    vec![Effect::Refuse(Refused { code, number: number.map(Number), retry_after_ms: None })]
}

fn acknowledged(effects: &[Effect]) -> Option<(u32, u32)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Acknowledge(acknowledged) => Some((acknowledged.number.0, acknowledged.seq.0)),
        _ => None,
    })
}

#[test]
fn d3_a_repeated_send_is_stored_once() {
    let mut story = Story::new();
    let anna = visitor(1);
    assert_eq!(acknowledged(&story.play(say(&anna, 1, "hello"))), Some((1, 1)));
    assert_eq!(story.play(say(&anna, 1, "hello")), [Effect::AcknowledgeAgain(anna.tab, Number(1))]);
    assert_eq!(acknowledged(&story.play(say(&anna, 2, "there"))), Some((2, 2)));
    assert_eq!(story.play(say(&anna, 1, "hello")), [Effect::AcknowledgeAgain(anna.tab, Number(1))]);
    assert_eq!(story.log.len(), 2);
}

#[test]
fn d3_two_tabs_number_their_sends_apart() {
    let mut story = Story::new();
    assert_eq!(acknowledged(&story.play(say(&visitor(1), 1, "one"))), Some((1, 1)));
    assert_eq!(acknowledged(&story.play(say(&visitor(2), 1, "two"))), Some((1, 2)));
}

#[test]
fn d4_a_gap_is_refused_with_the_number_that_is_expected() {
    let mut story = Story::new();
    let tab = visitor(1);
    assert_eq!(story.play(say(&tab, 2, "early")), refused(Refusal::NumberGap, Some(1)));
    assert_eq!(story.play(say(&tab, 0, "zero")), refused(Refusal::NumberGap, Some(1)));
    story.play(say(&tab, 1, "first"));
    assert_eq!(story.play(say(&tab, 3, "late")), refused(Refusal::NumberGap, Some(2)));
    assert_eq!(story.play(say(&tab, u32::MAX, "last")), refused(Refusal::NumberGap, Some(2)));
    assert_eq!(story.log.len(), 1);
}

#[test]
fn d2_the_acknowledgement_comes_before_the_broadcast_and_after_every_row() {
    let mut story = Story::new();
    story.play(say(&visitor(1), 1, "hello"));
    let effects = Conversation::fold(id(), story.log.clone()).handle(story.now, say(&agent("Bram"), 1, "hi"));
    let kinds: Vec<_> = effects
        .iter()
        .map(|effect| match effect {
            Effect::Store(_) => "store",
            Effect::WakeBy(_) => "wake by",
            Effect::Acknowledge(_) => "acknowledge",
            Effect::Broadcast(_) => "broadcast",
            Effect::Summarise(_) => "summarise",
            _ => "other",
        })
        .collect();
    // An agent who answers takes the conversation: two rows.
    assert_eq!(kinds, ["store", "store", "acknowledge", "wake by", "broadcast", "broadcast", "summarise"]);
}

#[test]
fn d5_a_client_gets_what_it_lacks_and_everything_when_it_is_of_another_log() {
    let mut story = Story::new();
    let tab = visitor(1);
    let welcome =
        |epoch, head, number| Effect::Welcome(Welcome { epoch: Epoch(epoch), head: Seq(head), number: Number(number) });
    assert_eq!(story.play(hello(&tab, 0, 0)), [welcome(0, 0, 0), Effect::Replay(Seq(0))]);
    story.play(say(&tab, 1, "one"));
    story.play(say(&tab, 2, "two"));
    assert_eq!(story.play(hello(&tab, START, 1)), [welcome(START, 2, 2), Effect::Replay(Seq(1))]);
    assert_eq!(story.play(hello(&tab, START, 2)), [welcome(START, 2, 2), Effect::Replay(Seq(2))]);
    // Ahead of the log, or of another life of it.
    assert_eq!(story.play(hello(&tab, START, 3)), [welcome(START, 2, 2), Effect::Replay(Seq(0))]);
    assert_eq!(story.play(hello(&tab, START - 1, 1)), [welcome(START, 2, 2), Effect::Replay(Seq(0))]);
    assert_eq!(story.play(hello(&visitor(9), 0, 0)), [welcome(START, 2, 0), Effect::Replay(Seq(0))]);
}

#[test]
fn d7_a_tab_is_whose_it_was_first() {
    let mut story = Story::new();
    let tab = visitor(1);
    story.play(say(&tab, 1, "mine"));
    let thief = Peer { author: Author::Agent(face("Eve")), tab: tab.tab };
    assert_eq!(story.play(say(&thief, 2, "not mine")), refused(Refusal::TabTaken, Some(2)));
    assert_eq!(story.play(hello(&thief, 0, 0)), refused(Refusal::TabTaken, None));
    assert_eq!(story.log.len(), 1);
}

#[test]
fn s1_a_conversation_waits_since_the_first_message() {
    let mut story = Story::new();
    assert_eq!(story.status(), None);
    story.play(say(&visitor(1), 1, "hello?"));
    story.wait(30).play(say(&visitor(1), 2, "anybody?"));
    assert_eq!(story.status(), Some(Status::Waiting { since: second(0) }));
}

#[test]
fn s2_of_two_agents_who_take_it_the_first_has_it() {
    let mut story = Story::new();
    let (anna, bram) = (face("Anna"), face("Bram"));
    assert_eq!(story.play(Input::Take(anna.clone(), None)), refused(Refusal::NotFound, None));
    story.play(say(&visitor(1), 1, "hello"));
    story.wait(5).play(Input::Take(anna.clone(), None));
    let with = |to: &Face| Some(Status::Assigned { to: to.clone(), unanswered_since: Some(Timestamp(START)) });
    assert_eq!(story.status(), with(&anna));
    assert_eq!(story.play(Input::Take(bram.clone(), None)), refused(Refusal::AlreadyTaken, None));
    // Taking over from somebody who no longer has it is not meant.
    assert_eq!(story.play(Input::Take(bram.clone(), Some(bram.id))), refused(Refusal::AlreadyTaken, None));
    assert_eq!(story.status(), with(&anna));
    story.play(Input::Take(bram.clone(), Some(anna.id)));
    assert_eq!(story.status(), with(&bram));
}

#[test]
fn s2_an_answer_takes_a_waiting_conversation() {
    let mut story = Story::new();
    story.play(say(&visitor(1), 1, "hello"));
    story.play(say(&agent("Anna"), 1, "hi"));
    assert_eq!(story.status(), Some(Status::Assigned { to: face("Anna"), unanswered_since: None }));
    assert!(matches!(story.log[1].happened, Happened::Taken { .. }));
    // A colleague's word does not take it away.
    story.play(say(&agent("Bram"), 1, "me too"));
    assert_eq!(story.status(), Some(Status::Assigned { to: face("Anna"), unanswered_since: None }));
}

#[test]
fn s3_the_clock_runs_from_the_first_unanswered_message() {
    let mut story = Story::new();
    let tab = visitor(1);
    story.play(say(&tab, 1, "hello"));
    story.play(say(&agent("Anna"), 1, "hi"));
    story.wait(10).play(say(&tab, 2, "a question"));
    story.wait(10).play(say(&tab, 3, "another"));
    let unanswered_since = Some(second(10));
    assert_eq!(story.status(), Some(Status::Assigned { to: face("Anna"), unanswered_since }));
    story.play(Input::Take(face("Bram"), Some(face("Anna").id)));
    assert_eq!(story.status(), Some(Status::Assigned { to: face("Bram"), unanswered_since }));
    story.play(say(&agent("Bram"), 1, "an answer"));
    assert_eq!(story.status(), Some(Status::Assigned { to: face("Bram"), unanswered_since: None }));
}

#[test]
fn s4_a_visitor_who_writes_reopens() {
    let mut story = Story::new();
    let tab = visitor(1);
    story.play(say(&tab, 1, "hello"));
    story.play(say(&agent("Anna"), 1, "hi"));
    story.wait(5).play(Input::Close(face("Anna")));
    assert_eq!(story.status(), Some(Status::Closed { at: second(5), by: face("Anna") }));
    story.wait(60).play(say(&tab, 2, "one more thing"));
    assert_eq!(story.status(), Some(Status::Waiting { since: second(65) }));
    assert!(matches!(story.log[4].happened, Happened::Reopened { by: Author::Visitor }));
}

#[test]
fn s4_an_agent_reopens_for_themselves() {
    for input in [Input::Reopen(face("Bram")), Input::Take(face("Bram"), None), say(&agent("Bram"), 1, "still here?")] {
        let mut story = Story::new();
        story.play(say(&visitor(1), 1, "hello"));
        story.play(Input::Close(face("Anna")));
        story.play(input);
        assert_eq!(story.status(), Some(Status::Assigned { to: face("Bram"), unanswered_since: None }));
    }
}

#[test]
fn s5_doing_again_what_is_so_changes_nothing() {
    let mut story = Story::new();
    story.play(say(&visitor(1), 1, "hello"));
    assert_eq!(story.play(Input::Reopen(face("Anna"))), []);
    story.play(Input::Take(face("Anna"), None));
    assert_eq!(story.play(Input::Take(face("Anna"), None)), []);
    story.play(Input::Close(face("Anna")));
    assert_eq!(story.play(Input::Close(face("Bram"))), []);
    assert_eq!(story.log.len(), 3);
    let mut empty = Story::new();
    assert_eq!(empty.play(Input::Close(face("Anna"))), refused(Refusal::NotFound, None));
    assert_eq!(empty.play(Input::Reopen(face("Anna"))), refused(Refusal::NotFound, None));
}

#[test]
fn l2_a_flood_is_refused_with_the_time_to_wait_and_an_eviction_forgives_nobody() {
    let mut story = Story::new();
    let tab = visitor(1);
    for number in 1..=30 {
        assert!(acknowledged(&story.play(say(&tab, number, "spam"))).is_some());
        story.wait(1);
    }
    let wait = Refused { code: Refusal::TooFast, number: Some(Number(31)), retry_after_ms: Some(30_000) };
    assert_eq!(story.play(say(&tab, 31, "spam")), [Effect::Refuse(wait)]);
    // Another tab is the same visitor; an agent is not.
    assert!(acknowledged(&story.play(say(&visitor(2), 1, "spam"))).is_none());
    assert!(acknowledged(&story.play(say(&agent("Anna"), 1, "please stop"))).is_some());
    story.wait(30);
    assert_eq!(acknowledged(&story.play(say(&tab, 31, "sorry"))), Some((31, 33)));
}

#[test]
fn who_looks_is_told_to_agents_and_inbox_once() {
    let mut conversation = Conversation::new(id());
    conversation.handle(Timestamp(START), say(&visitor(1), 1, "hello"));
    let looker = |device: u8| Looker { face: face("Anna"), sign_in: protocol::SignInId::from_random([device; 16]) };
    let effects = conversation.handle(Timestamp(START), Input::Looking(vec![looker(1), looker(2)]));
    assert_eq!(effects[0], Effect::ShowLooking(vec![face("Anna")]));
    let Some(Effect::Summarise(first)) = effects.last() else { panic!("no summary") };
    assert_eq!(first.looking.len(), 2);
    assert_eq!(conversation.handle(Timestamp(START), Input::Looking(vec![looker(1), looker(2)])), []);
    let effects = conversation.handle(Timestamp(START), Input::Looking(Vec::new()));
    let Some(Effect::Summarise(second)) = effects.last() else { panic!("no summary") };
    // I1: of the same event and the same millisecond, and yet in order.
    assert!((second.seq, second.version) > (first.seq, first.version));
}

#[test]
fn typing_is_shown_and_leaves_no_trace() {
    let mut story = Story::new();
    assert_eq!(story.play(Input::Typing(visitor(1))), [Effect::ShowTyping(Typing { by: None })]);
    assert_eq!(story.play(Input::Typing(agent("Anna"))), [Effect::ShowTyping(Typing { by: Some(face("Anna")) })]);
    assert!(story.log.is_empty());
}

#[test]
fn an_empty_conversation_has_no_summary() {
    assert_eq!(Conversation::new(id()).handle(Timestamp(START), Input::Wake), []);
}

#[test]
fn i3_the_inbox_is_told_again_and_the_alarm_is_set_once_a_minute_at_most() {
    let mut conversation = Conversation::new(id());
    let mut alarms = |second: u64, input: Input| -> Vec<u64> {
        let effects = conversation.handle(Timestamp(START + second * 1_000), input);
        let alarm = |effect: &Effect| match effect {
            Effect::WakeBy(at) => Some((at.0 - START) / 1_000),
            _ => None,
        };
        effects.iter().filter_map(alarm).collect()
    };
    assert_eq!(alarms(0, say(&visitor(1), 1, "one")), [60]);
    assert_eq!(alarms(30, say(&visitor(1), 2, "two")), [0; 0]);
    assert_eq!(alarms(60, Input::Wake), [120]);
    assert_eq!(alarms(120, Input::Wake), [210]);
    assert_eq!(alarms(125, say(&visitor(1), 3, "three")), [185]);
}
