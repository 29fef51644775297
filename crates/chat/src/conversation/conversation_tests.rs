use protocol::{Epoch, Looker, Number, Timestamp};

use super::story::*;
use super::*;

#[test]
fn d5_a_client_gets_what_it_lacks_and_everything_when_it_is_of_another_log() {
    let mut story = Story::new();
    let tab = visitor(1);
    let welcome =
        |epoch, head, number| Effect::Welcome(Welcome { epoch: Epoch(epoch), head: Seq(head), number: Number(number) });
    assert_eq!(story.play(hello(&tab, 0, 0))[..2], [welcome(0, 0, 0), Effect::Replay(Seq(0))]);
    story.play(say(&tab, 1, "one"));
    story.play(say(&tab, 2, "two"));
    assert_eq!(story.play(hello(&tab, START, 1))[..2], [welcome(START, 2, 2), Effect::Replay(Seq(1))]);
    assert_eq!(story.play(hello(&tab, START, 2))[..2], [welcome(START, 2, 2), Effect::Replay(Seq(2))]);
    // Ahead of the log, or of another life of it.
    assert_eq!(story.play(hello(&tab, START, 3))[..2], [welcome(START, 2, 2), Effect::Replay(Seq(0))]);
    assert_eq!(story.play(hello(&tab, START - 1, 1))[..2], [welcome(START, 2, 2), Effect::Replay(Seq(0))]);
    assert_eq!(story.play(hello(&visitor(9), 0, 0))[..2], [welcome(START, 2, 0), Effect::Replay(Seq(0))]);
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
    assert!(matches!(story.log[1].what, What::Assigned(_)));
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
    assert_eq!(story.status(), Some(Status::Closed { at: second(5), by: Who::Agent(face("Anna")) }));
    story.wait(60).play(say(&tab, 2, "one more thing"));
    assert_eq!(story.status(), Some(Status::Waiting { since: second(65) }));
    assert!((&story.log[4].what, &story.log[4].by) == (&What::Reopened, &Who::Visitor));
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
fn who_looks_is_told_to_agents_and_inbox_once() {
    let mut conversation = Conversation::new(id(), Stored::default());
    conversation.handle(Timestamp(START), say(&visitor(1), 1, "hello"));
    let looker = |device: u8| Looker { face: face("Anna"), sign_in: protocol::SignInId::from_random([device; 16]) };
    let audience = |looking: &[Looker]| Input::Audience(Audience { looking: looking.to_vec(), clients: looking.len() });
    let effects = conversation.handle(Timestamp(START), audience(&[looker(1), looker(2)]));
    assert!(effects.contains(&Effect::ShowLooking(vec![face("Anna")])));
    let Some(Effect::Summarise(first)) = effects.last() else { panic!("no summary") };
    assert_eq!(first.looking.len(), 2);
    assert_eq!(conversation.handle(Timestamp(START), audience(&[looker(1), looker(2)])), []);
    let effects = conversation.handle(Timestamp(START), audience(&[]));
    let Some(Effect::Summarise(second)) = effects.last() else { panic!("no summary") };
    // I1: of the same event and the same millisecond, and yet in order.
    assert!((second.seq, second.version) > (first.seq, first.version));
}

#[test]
fn typing_is_shown_and_leaves_no_trace() {
    let mut story = Story::new();
    assert_eq!(story.play(Input::Typing(Who::Visitor)), [Effect::ShowTyping(Typing { by: Who::Visitor })]);
    let anna = agent("Anna").who;
    assert_eq!(story.play(Input::Typing(anna.clone())), [Effect::ShowTyping(Typing { by: anna })]);
    assert!(story.log.is_empty());
}

#[test]
fn an_empty_conversation_has_no_summary() {
    assert_eq!(Conversation::new(id(), Stored::default()).handle(Timestamp(START), Input::Wake(None)), []);
}

#[test]
fn i3_the_alarm_is_set_once_in_five_minutes_at_most() {
    let mut conversation = Conversation::new(id(), Stored::default());
    let mut alarms = |second: u64, input: Input| -> Vec<u64> {
        let effects = conversation.handle(Timestamp(START + second * 1_000), input);
        let alarm = |effect: &Effect| match effect {
            Effect::WakeBy(at) => Some((at.0 - START) / 1_000),
            _ => None,
        };
        effects.iter().filter_map(alarm).collect()
    };
    assert_eq!(alarms(0, say(&visitor(1), 1, "one")), [300]);
    assert_eq!(alarms(30, say(&visitor(1), 2, "two")), [0; 0]);
    assert_eq!(alarms(300, Input::Wake(None)), [600], "it goes on");
    assert_eq!(alarms(310, say(&visitor(1), 3, "three")), [0; 0]);
    assert_eq!(alarms(600, Input::Wake(None)), [900]);
    assert_eq!(alarms(900, Input::Wake(None)), [1490]);
    assert_eq!(alarms(910, say(&visitor(1), 4, "four")), [1210], "sooner than set");
}

#[test]
fn i3_the_inbox_is_told_when_the_alarm_rings_and_when_the_first_comes_after_a_sleep() {
    let told = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Summarise(_)));
    let mut story = Story::new();
    let mut awake = story.load();
    assert!(!told(&awake.handle(second(0), hello(&visitor(1), 0, 0))), "it has not begun, and is in no inbox");
    assert!(!told(&awake.handle(second(0), Input::Wake(None))));
    story.play(say(&visitor(1), 1, "one"));
    let mut woken = story.load();
    assert!(told(&woken.handle(second(1), hello(&visitor(1), 0, 0))), "a crash may have kept it from being told");
    assert!(!told(&woken.handle(second(2), hello(&visitor(2), 0, 0))));
    assert!(told(&woken.handle(second(3), Input::Wake(None))));
    assert!(told(&story.load().handle(second(59), hello(&visitor(1), 0, 0))));
    assert!(!told(&story.load().handle(second(60), hello(&visitor(1), 0, 0))), "the alarm sees to that");
}

#[test]
fn a_long_log_is_folded_from_where_it_was_last_stored() {
    let mut story = Story::new();
    for number in 1..=205 {
        story.wait(3).play(say(&visitor(1), number, "on and on"));
    }
    assert_eq!(story.stored.fold.beat().head, Seq(200));
    let json = serde_json::to_string(&story.stored.fold).unwrap();
    assert_eq!(serde_json::from_str::<Fold>(&json).unwrap(), story.stored.fold);
}

#[test]
fn c8_who_is_not_heard_of_is_looked_for_while_somebody_is_connected() {
    let mut conversation = Conversation::new(id(), Stored::default());
    let mut play = |seconds: u64, input: Input| -> Vec<Effect> { conversation.handle(second(seconds), input) };
    let audience = |clients| Input::Audience(Audience { looking: Vec::new(), clients });
    assert_eq!(play(0, audience(0)), [], "nobody is connected");
    assert_eq!(play(0, audience(1)), [Effect::WakeBy(second(300))]);
    assert_eq!(play(10, audience(2)), [], "it is looked soon anyway");
    let reap = |at: u64| Effect::Reap(second(at).before(limits::SILENT_AFTER));
    assert_eq!(play(300, Input::Wake(None)), [reap(300), Effect::WakeBy(second(300 + 3_600))], "nothing was ever said");
    play(310, say(&visitor(1), 1, "hello"));
    assert_eq!(play(610, Input::Wake(None))[0], reap(610));
    play(700, audience(0));
    assert!(!play(910, Input::Wake(None)).iter().any(|effect| matches!(effect, Effect::Reap(_))), "nobody is left");
}

#[test]
fn who_looks_is_told_to_an_agent_who_comes_and_to_no_visitor() {
    let mut story = Story::new();
    story.play(say(&visitor(1), 1, "hello"));
    let is_told = |peer: &Peer| {
        let effects = story.load().handle(second(1), hello(peer, START, 1));
        effects.iter().any(|effect| matches!(effect, Effect::Looking(_)))
    };
    assert_eq!((is_told(&agent("Anna")), is_told(&visitor(1))), (true, false));
}
