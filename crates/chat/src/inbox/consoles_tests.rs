use std::time::Duration;

use protocol::{FromConsole, Looker, Refusal, Section, ToConsole, limits};

use super::super::story::*;
use super::super::{Effect, Input, Way};
use crate::client::Closing;

#[test]
fn consoles_are_shown_who_is_present_each_once() {
    let mut story = Story::new();
    let anna = story.enter("Anna", &[]);
    let phone = Looker { sign_in: sign_in(200), ..looker("Anna") };
    assert_eq!(heard(&story.stay_awake().arrive(phone), anna), []);
    assert_eq!(heard(&story.play(Input::Tell), anna), [], "Anna is there already");
    story.arrive(looker("Bram"));
    assert_eq!(heard(&story.play(Input::Tell), anna), [came(&["Bram"])]);
    let effects = story.ask(anna, &FromConsole::Hello { windows: Vec::new() });
    let present = ToConsole::Present { agents: vec![face("Anna"), face("Bram")] };
    assert!(heard(&effects, anna).contains(&present), "all of them, when a console says hello");
    story.play(Input::Gone(3));
    assert_eq!(heard(&story.play(Input::Tell), anna), [left(&["Bram"])]);
    story.play(Input::Gone(2));
    assert_eq!(heard(&story.play(Input::Tell), anna), [], "Anna's desk is there still");
}

#[test]
fn i2_of_many_who_come_and_go_consoles_are_told_together() {
    let mut story = Story::new();
    let anna = story.stay_awake().enter("Anna", &[]);
    story.now = story.now.plus(Duration::from_secs(1));
    assert_eq!(heard(&story.play(Input::Tell), anna), [came(&["Anna"])]);
    let pauses = |effects: &[Effect]| effects.iter().filter(|effect| matches!(effect, Effect::Pause(_))).count();
    let bram = story.arrive(looker("Bram"));
    assert_eq!((heard(&bram, anna), pauses(&bram)), (Vec::new(), 1));
    assert_eq!(pauses(&story.arrive(looker("Chris"))), 0, "one pause is enough");
    assert_eq!(pauses(&story.play(Input::Gone(3))), 0);
    story.now = story.now.plus(Duration::from_secs(1));
    assert_eq!(heard(&story.play(Input::Tell), anna), [came(&["Bram"])], "Chris came and left");
    assert_eq!(pauses(&story.play(Input::Gone(2))), 1, "the next pause");
}

fn came(names: &[&str]) -> ToConsole {
    ToConsole::Presence { came: names.iter().map(|name| face(name)).collect(), left: Vec::new() }
}

fn left(names: &[&str]) -> ToConsole {
    ToConsole::Presence { came: Vec::new(), left: names.iter().map(|name| face(name).id).collect() }
}

#[test]
fn i5_counts_alone_come_at_most_once_a_second() {
    let mut story = Story::new();
    let anna = story.stay_awake().enter("Anna", &[]);
    let counted = |effects: &[Effect]| {
        let frames = heard(effects, anna).into_iter();
        frames
            .filter_map(|frame| if let ToConsole::Changes { counts, .. } = frame { Some(counts.waiting) } else { None })
            .collect::<Vec<_>>()
    };
    story.now = story.now.plus(Duration::from_secs(1));
    assert_eq!(counted(&story.tell(waiting(1, 0))), [1], "the first at once");
    story.now = story.now.plus(Duration::from_millis(300));
    let effects = story.tell(waiting(2, 0));
    assert_eq!(counted(&effects), [0; 0]);
    assert_eq!(effects.last(), Some(&Effect::Pause(Duration::from_secs(1))));
    story.now = story.now.plus(Duration::from_millis(300));
    let effects = story.tell(waiting(3, 0));
    assert!(counted(&effects).is_empty() && !effects.iter().any(|it| matches!(it, Effect::Pause(_))));
    story.now = story.now.plus(Duration::from_millis(700));
    assert_eq!(counted(&story.play(Input::Tell)), [3]);
}

#[test]
fn c8_a_console_of_which_nothing_was_heard_is_closed() {
    let mut story = Story::new();
    let (anna, bram) = (story.enter("Anna", &[]), story.enter("Bram", &[]));
    story.now = story.now.plus(limits::SILENT_AFTER);
    story.pings.insert(anna, story.now);
    assert_eq!(story.play(Input::Wake), [Effect::LookAgain]);
    story.now = story.now.plus(Duration::from_millis(1));
    let effects = story.stay_awake().play(Input::Wake);
    assert!(effects.contains(&Effect::Close(bram, Closing::Silent)) && effects.contains(&Effect::LookAgain));
    assert_eq!(heard(&story.play(Input::Tell), anna), [left(&["Bram"])]);
    story.play(Input::Gone(anna));
    assert_eq!(story.play(Input::Wake), [], "nobody is left to look for");
}

#[test]
fn l2_a_console_that_floods_is_closed() {
    let mut story = Story::new();
    let anna = story.stay_awake().enter("Anna", &[]);
    for _ in 1..limits::FRAMES_PER_TEN_SECONDS {
        assert_eq!(refused(&story.play(Input::Frame { from: anna, text: "{}" }), anna), Some(Refusal::BadFrame));
    }
    let effects = story.play(Input::Frame { from: anna, text: "{}" });
    assert_eq!(effects, [Effect::Close(anna, Closing::TooManyFrames)]);
    assert_eq!(story.play(Input::Frame { from: anna, text: "{}" }), [Effect::Close(anna, Closing::Unknown)]);
}

#[test]
fn l3_a_shard_holds_so_many_consoles_and_no_more() {
    let mut story = Story::new();
    story.stay_awake();
    for _ in 0..limits::SOCKETS_PER_INBOX {
        story.arrive(looker("Anna"));
    }
    assert_eq!(story.arrive(looker("Bram")), [Effect::TurnAway(Refusal::TooManySockets)]);
    story.play(Input::Gone(1));
    assert!(story.arrive(looker("Bram")).iter().any(|effect| matches!(effect, Effect::Admit(_))));
}

#[test]
fn c9_a_console_that_uses_exchanges_is_known_again_and_asks() {
    let mut story = Story::new();
    story.stay_awake();
    let come = |story: &mut Story, key| {
        let effects = story.play(Input::Arrive { key, looker: looker("Anna"), way: Way::Exchange, shards: 1 });
        effects.iter().find_map(|effect| if let Effect::Admit(key) = effect { Some(*key) } else { None })
    };
    assert_eq!((come(&mut story, 7), come(&mut story, 8)), (Some(7), Some(7)));
    story.ask(7, &FromConsole::Hello { windows: all(10) });
    assert_eq!(heard(&story.tell(waiting(1, 0)), 7), [], "it is told nothing by itself");
    assert_eq!(story.shown(7, Section::Waiting, 0, 10), [conversation(1)]);
}
