use std::time::Duration;

use protocol::{Endings, Event, Look, Name, Profile, Settings, Status, Versioned, What, Who};
use serde_json::json;

use super::super::story::*;
use super::super::{Effect, Guest, Input, Visitor};
use super::*;

fn settings(ask_after: Option<u16>, look: Look) -> Settings {
    let ask_after = ask_after.map(|minutes| minutes.try_into().unwrap());
    let profile = Profile { name: Name::try_from("Hem & Haw").unwrap(), origins: Vec::new(), query: Vec::new() };
    Settings {
        look: Versioned { version: 1, value: look },
        endings: Versioned { version: 1, value: Endings { ask_after, close_after: None } },
        ..Settings::of(profile)
    }
}

fn guest(rule: Option<Rules>) -> Guest {
    Guest::Visitor(Visitor { rules: rule, ..Visitor::default() })
}

fn asking() -> Rules {
    Rules::of(&settings(Some(5), Look::default()))
}

#[test]
fn s8_the_question_is_in_the_visitor_s_language_or_in_the_site_s() {
    let dutch = Look { language: "nl".parse().unwrap(), formal: true, ..Look::default() };
    let rule = Rules::of(&settings(Some(5), dutch));
    let asks = |visitor: Option<&str>| rule.silence(visitor).unwrap().question.body.as_str().to_owned();
    assert_eq!(asks(Some("de-AT")), "Können wir sonst noch etwas für Sie tun?");
    assert_eq!(asks(None), "Kunnen we nog iets voor u doen?");
    assert_eq!(asks(Some("fy")), "Kunnen we nog iets voor u doen?");
    assert_eq!(asking().silence(None).unwrap().question.body.as_str(), "Is there anything else we can do for you?");
    for language in Language::ALL {
        for formal in [false, true] {
            let look = Look { formal, ..Look::default() };
            let silence = Rules::of(&settings(Some(5), look)).silence(Some(language.tag())).unwrap();
            assert_eq!(silence.question.choices().map(|choices| choices.as_slice().len()), Some(2));
            assert!(silence.question.ending().is_some());
        }
    }
}

#[test]
fn s8_where_silence_is_let_be_nothing_is_stored_and_nothing_happens() {
    let formal = Look { formal: true, ..Look::default() };
    assert_eq!(Rules::of(&settings(None, formal)), Rules::default());
    assert!(Rules::default().silence(Some("nl")).is_none());
    let mut story = Story::of(1);
    for rule in [None, Some(Rules::default())] {
        assert!(!story.arrival_of(guest(rule)).iter().any(|effect| matches!(effect, Effect::Store(_))));
    }
}

#[test]
fn s8_what_the_owner_wants_comes_with_the_visitor_and_outlives_them() {
    let mut story = Story::of(1);
    let key = story.enter(guest(Some(asking())));
    assert_eq!(story.stored.rules, asking());
    story.frame(key, &json!({"about":{"page":{"url":"https://shop.example/","title":""},"language":"nl"}}).to_string());
    let anna = story.enter(agent("Anna"));
    story.frame(anna, &say(tab(anna), 1, "hi"));
    story.play(Input::Gone(key));
    story.play(Input::Gone(anna));
    story.wait(Duration::from_mins(5));
    story.play(Input::Wake);
    let last: Event = story.log.last().unwrap().event().unwrap();
    assert_eq!(last.by, Who::System);
    assert!(matches!(last.what, What::Posted(posted) if posted.body.as_str() == "Kunnen we nog iets voor je doen?"));

    // The owner has changed their mind; an edge that does not know changes nothing.
    story.enter(guest(None));
    assert_eq!(story.stored.rules, asking());
    story.enter(guest(Some(Rules::default())));
    assert_eq!(story.stored.rules, Rules::default());
}

#[test]
fn s9_a_conversation_is_given_to_its_last_agent_and_everybody_is_told() {
    let mut story = Story::of(1);
    let (key, anna) = (story.enter(visitor()), story.enter(agent("Anna")));
    story.frame(anna, &say(tab(anna), 1, "hi"));
    story.frame(anna, &text(&protocol::FromAgent::Close {}));
    story.frame(key, &say(tab(key), 1, "one more thing"));
    let Some(Guest::Agent(looker)) = story.wake().client(anna).map(|client| client.guest.clone()) else { panic!() };
    let effects = story.play(Input::Prefer(looker.face.clone()));
    assert_eq!(seqs(&effects, key), seqs(&effects, anna));
    assert!(matches!(story.wake().fold().status(), Some(Status::Assigned { to, .. }) if *to == looker.face));
    let told = effects.iter().any(|effect| {
        matches!(effect, Effect::Summarise(summary) if summary.before.is_none() && matches!(summary.status, Status::Assigned { .. }))
    });
    assert!(told, "{effects:?}");
    assert_eq!(story.play(Input::Prefer(looker.face)), [], "once");
}
