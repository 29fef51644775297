//! Rule S9: a visitor who comes back is the last agent's again, if that agent is here.

use protocol::{Section, Summary, ToConsole};

use super::story::*;
use super::{Effect, Input};

/// Anna had it and closed it; its visitor writes again.
fn came_back(of: u8) -> Summary {
    Summary { before: Some(face("Anna").id), ..later(waiting(of, 0), 5) }
}

fn prefers(effects: &[Effect]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Effect::Prefer(face, _) => Some(face.name.as_str()),
        _ => None,
    })
}

#[test]
fn s9_where_the_last_agent_is_here_nobody_is_told_that_it_waits() {
    let mut story = Story::new();
    story.tell(closed(1, 0));
    let (anna, bram) = (story.enter("Anna", &all(10)), story.enter("Bram", &all(10)));
    let effects = story.tell(came_back(1));
    assert_eq!(effects, [Effect::Prefer(face("Anna"), came_back(1))]);
    // What comes of it.
    let effects = story.play(Input::Settled(Summary { before: None, ..later(assigned(1, "Anna", 0), 6) }));
    for console in [anna, bram] {
        assert_eq!(changed(&effects, console), Some(vec![conversation(1)]));
    }
    assert_eq!(story.shown(anna, Section::Mine, 0, 10), [conversation(1)]);
    assert_eq!(story.shown(bram, Section::Others, 0, 10), [conversation(1)]);
    assert_eq!(story.tell(came_back(1)), [], "a late one changes nothing");
}

#[test]
fn s9_where_that_agent_has_gone_it_waits_for_everybody() {
    let mut story = Story::new();
    story.tell(closed(1, 0));
    let (anna, bram) = (story.enter("Anna", &all(10)), story.enter("Bram", &all(10)));
    story.play(Input::Gone(anna));
    let effects = story.tell(came_back(1));
    assert_eq!((prefers(&effects), changed(&effects, bram)), (None, Some(vec![conversation(1)])));
    assert_eq!(story.shown(bram, Section::Waiting, 0, 10), [conversation(1)]);
    // Others know that it waits: it stays so when Anna is back and the visitor writes on.
    story.enter("Anna", &all(10));
    assert_eq!(prefers(&story.tell(Summary { before: Some(face("Anna").id), ..later(waiting(1, 0), 6) })), None);
}

#[test]
fn s9_where_the_conversation_does_not_answer_it_waits_for_everybody() {
    let mut story = Story::new();
    let (anna, bram) = (story.enter("Anna", &all(10)), story.enter("Bram", &all(10)));
    assert_eq!(prefers(&story.tell(came_back(1))), Some("Anna"), "a shard that has lost its rows prefers as well");
    let effects = story.play(Input::Settled(came_back(1)));
    for console in [anna, bram] {
        let rows = heard(&effects, console).into_iter().find_map(|frame| match frame {
            ToConsole::Changes { rows, .. } => Some(rows),
            _ => None,
        });
        assert_eq!(rows, Some(vec![came_back(1)]));
    }
    assert_eq!(story.shown(anna, Section::Waiting, 0, 10), [conversation(1)]);
}

#[test]
fn s9_a_visitor_who_is_new_waits_for_everybody() {
    let mut story = Story::new();
    let anna = story.enter("Anna", &all(10));
    let effects = story.tell(waiting(1, 0));
    assert_eq!((prefers(&effects), changed(&effects, anna)), (None, Some(vec![conversation(1)])));
}
