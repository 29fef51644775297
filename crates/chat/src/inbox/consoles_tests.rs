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
    let present = |effects: &[Effect]| {
        heard(effects, anna).into_iter().find_map(|frame| match frame {
            ToConsole::Present { agents } => Some(agents.into_iter().map(|face| face.name).collect::<Vec<_>>()),
            _ => None,
        })
    };
    assert_eq!(present(&story.arrive(phone)), Some(vec!["Anna".to_owned()]));
    assert_eq!(present(&story.arrive(looker("Bram"))), Some(vec!["Anna".to_owned(), "Bram".to_owned()]));
    assert_eq!(present(&story.play(Input::Gone(3))), Some(vec!["Anna".to_owned()]));
    let effects = story.ask(anna, &FromConsole::Hello { windows: Vec::new() });
    assert_eq!(present(&effects), Some(vec!["Anna".to_owned()]), "also when a console says hello again");
}

#[test]
fn c8_a_console_of_which_nothing_was_heard_is_closed() {
    let mut story = Story::new();
    let (anna, bram) = (story.enter("Anna", &[]), story.enter("Bram", &[]));
    story.now = story.now.plus(limits::SILENT_AFTER);
    story.pings.insert(anna, story.now);
    assert_eq!(story.play(Input::Wake), [Effect::LookAgain]);
    story.now = story.now.plus(Duration::from_millis(1));
    let effects = story.play(Input::Wake);
    assert!(effects.contains(&Effect::Close(bram, Closing::Silent)) && effects.contains(&Effect::LookAgain));
    assert_eq!(heard(&effects, anna), [ToConsole::Present { agents: vec![face("Anna")] }]);
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
