use std::time::Duration;

use protocol::{Refusal, ToAgent, limits};

use crate::client::Closing;
use crate::room::story::*;
use crate::room::{Guest, Input};

#[test]
fn l3_each_side_has_places_of_its_own() {
    let mut story = Story::of(1);
    for _ in 0..limits::CLIENTS_PER_PARTY {
        story.enter(visitor());
    }
    assert_eq!(story.arrive(visitor()), Err(Refusal::TooManySockets));
    let anna = story.enter(agent("Anna"));
    assert_eq!(refused(&story.frame(anna, &say(tab(anna), 1, "hi")), anna), None, "tabs never lock an agent out");
    for device in 1..limits::CLIENTS_PER_PARTY {
        story.arrive(Guest::Agent(looker("Bram", u8::try_from(device).unwrap()))).unwrap();
    }
    assert_eq!(story.arrive(agent("Chris")), Err(Refusal::TooManySockets));
    let exchange = story.exchange(agent("Chris"), &[hello(tab(99), 0, 0)]).map(|(key, _)| key);
    assert_eq!(exchange, Err(Refusal::TooManySockets), "an exchange takes a place, too");
    story.play(Input::Gone(anna));
    story.arrive(agent("Chris")).unwrap();
}

#[test]
fn l3_a_client_that_left_without_a_word_makes_room() {
    let mut story = Story::of(1);
    let first = story.enter(visitor());
    story.wait(limits::SILENT_AFTER / 2);
    for _ in 1..limits::CLIENTS_PER_PARTY {
        story.enter(visitor());
    }
    story.wait(limits::SILENT_AFTER / 2);
    assert_eq!(story.arrive(visitor()), Err(Refusal::TooManySockets), "it may be there still");
    story.wait(Duration::from_millis(1));
    story.arrive(visitor()).unwrap();
    assert!(!story.attached.contains_key(&first));
}

#[test]
fn l3_of_exchanges_the_longest_silent_makes_room() {
    let mut story = Story::of(1);
    story.stay_awake();
    let lines = |tab_of| [hello(tab(tab_of), 0, 0)];
    let first = story.exchange(visitor(), &lines(60)).unwrap().0;
    for page in 1..u32::try_from(limits::CLIENTS_PER_PARTY).unwrap() {
        story.wait(Duration::from_secs(1)).exchange(visitor(), &lines(60 + page)).unwrap();
    }
    let newest = story.exchange(visitor(), &lines(90)).unwrap().0;
    story.arrive(visitor()).unwrap();
    let again = story.exchange(visitor(), &lines(60)).unwrap().0;
    assert_ne!(again, first, "it is known no more, and may come again");
    assert_eq!(story.exchange(visitor(), &lines(90)).unwrap().0, newest);
}

#[test]
fn l2_too_many_clients_of_one_side_come_too_fast_for_that_side() {
    let mut story = Story::of(1);
    story.stay_awake();
    for _ in 0..limits::FRAMES_PER_TEN_SECONDS {
        let guest = story.arrive(visitor()).unwrap();
        story.play(Input::Gone(guest));
    }
    assert_eq!(story.arrive(visitor()), Err(Refusal::TooFast));
    let anna = story.arrive(agent("Anna")).unwrap();
    story.play(Input::Gone(anna));
    story.wait(Duration::from_secs(10));
    story.arrive(visitor()).unwrap();
}

#[test]
fn c8_a_client_of_which_nothing_was_heard_is_closed() {
    let mut story = Story::of(1);
    let (pinging, silent) = (story.enter(visitor()), story.enter(visitor()));
    story.wait(limits::SILENT_AFTER);
    story.pings.insert(pinging, story.now);
    assert_eq!(closed(&story.play(Input::Wake)), [], "it is not more than three minutes");
    story.wait(Duration::from_millis(1));
    assert_eq!(closed(&story.play(Input::Wake)), [(silent, Closing::Silent)]);
    assert_eq!(Closing::Silent.code(), 4410);
    assert_eq!(closed(&story.frame(silent, "{}")), [(silent, Closing::Unknown)], "what it sends is not heard");
    assert_eq!(closed(&story.play(Input::Wake)), []);
}

#[test]
fn c8_a_frame_tells_that_its_client_is_there() {
    let mut story = Story::of(1);
    let guest = story.stay_awake().enter(visitor());
    story.wait(limits::SILENT_AFTER).frame(guest, r#"{"typing":{}}"#);
    story.wait(limits::SILENT_AFTER);
    assert_eq!(closed(&story.play(Input::Wake)), []);
}

#[test]
fn c9_a_client_that_uses_exchanges_counts_until_it_has_been_silent() {
    let mut story = Story::of(1);
    let anna = story.stay_awake().enter(agent("Anna"));
    let lines = [hello(tab(50), 0, 0)];
    let (guest, _) = story.exchange(visitor(), &lines).unwrap();
    story.wait_pinging(limits::SILENT_AFTER, anna);
    assert_eq!(story.exchange(visitor(), &lines).unwrap().0, guest);
    story.wait_pinging(limits::SILENT_AFTER, anna);
    assert_eq!(closed(&story.play(Input::Wake)), []);
    story.wait_pinging(Duration::from_millis(1), anna);
    let effects = story.play(Input::Wake);
    assert_eq!(closed(&effects), [(guest, Closing::Silent)]);
    assert_ne!(story.exchange(visitor(), &lines).unwrap().0, guest);
}

#[test]
fn a3_an_agent_cannot_open_what_has_not_begun() {
    let mut story = Story::new();
    let guest = story.enter(visitor());
    assert_eq!(story.arrive(agent("Anna")), Err(Refusal::NotFound));
    story.frame(guest, &say(tab(guest), 1, "hello"));
    story.arrive(agent("Anna")).unwrap();
}

#[test]
fn a3_the_clients_of_a_sign_in_that_is_not_good_any_more_are_closed() {
    let mut story = Story::of(1);
    let (guest, bram) = (story.enter(visitor()), story.enter(agent("Bram")));
    let [desk, phone] = [1, 2].map(|device| Guest::Agent(looker("Anna", device)));
    let (desk, second_tab, phone) = (story.enter(desk.clone()), story.enter(desk), story.enter(phone));
    let revoked = Input::ShowOut(looker("Anna", 1).sign_in);
    let effects = story.play(revoked.clone());
    assert_eq!(closed(&effects), [(desk, Closing::SignedOut), (second_tab, Closing::SignedOut)]);
    assert_eq!(Closing::SignedOut.code(), 4401);
    let looking = heard(&effects, bram).into_iter().find_map(|frame| match frame {
        ToAgent::Looking { agents } => Some(agents.into_iter().map(|face| face.name).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(looking, Some(vec!["Bram".to_owned(), "Anna".to_owned()]), "Anna's phone is there still");
    assert_eq!(closed(&story.frame(desk, &say(tab(desk), 1, "me again"))), [(desk, Closing::Unknown)]);
    assert_eq!(story.log.len(), 1);
    for key in [guest, bram, phone] {
        assert!(story.attached.contains_key(&key));
    }
    assert_eq!(closed(&story.play(revoked)), []);
}

fn person(bits: u8) -> protocol::ContactId {
    protocol::ContactId::from_random([bits; 16])
}

fn proven(bits: u8, issued: u64) -> protocol::Proven {
    serde_json::from_value(
        serde_json::json!({"contact": person(bits), "id": "17", "issued": issued, "name": "Mira Bos"}),
    )
    .unwrap()
}

fn visitor_who_is(bits: u8) -> Guest {
    let Guest::Visitor(visitor) = visitor() else { unreachable!("a visitor") };
    Guest::Visitor(crate::room::Visitor { contact: Some(person(bits)), ..visitor })
}

#[test]
fn v4_a_conversation_that_is_somebody_s_opens_for_nobody_else() {
    let mut story = Story::of(1);
    let before = story.enter(visitor());
    story.play(Input::Own(proven(1, START)));
    assert_eq!(story.arrive(visitor()), Err(Refusal::TokenElsewhere));
    assert_eq!(story.arrive(visitor_who_is(2)), Err(Refusal::TokenElsewhere));
    assert!(story.attached.contains_key(&before), "its own browser does not have the new token yet");
    story.arrive(visitor_who_is(1)).unwrap();
    assert!(!story.attached.contains_key(&before));
    story.arrive(visitor_who_is(1)).unwrap();
    story.arrive(agent("Anna")).unwrap();
}

#[test]
fn v4_whoever_has_no_part_in_it_any_more_is_shown_out() {
    let mut story = Story::of(1);
    let (before, anna) = (story.enter(visitor()), story.enter(agent("Anna")));
    story.play(Input::Own(proven(1, START)));
    let effects = story.arrival_of(visitor_who_is(1));
    assert_eq!(closed(&effects), [(before, Closing::SignedOut)]);
    assert!(story.attached.contains_key(&anna));
}

#[test]
fn v4_one_that_is_somebody_s_stays_theirs() {
    let mut story = Story::of(1);
    story.play(Input::Own(proven(1, START)));
    let effects = story.play(Input::Own(proven(2, START + 1)));
    assert_eq!(effects, [crate::room::Effect::TurnAway(Refusal::TokenElsewhere)]);
    story.arrive(visitor_who_is(1)).unwrap();
}

#[test]
fn v3_agents_see_who_it_is_by_the_newest_token() {
    let mut story = Story::of(1);
    let anna = story.enter(agent("Anna"));
    let name = |effects: &[crate::room::Effect]| {
        heard(effects, anna).into_iter().find_map(|frame| match frame {
            ToAgent::Visitor(card) => card.proven.and_then(|proven| proven.name),
            _ => None,
        })
    };
    let shown = story.play(Input::Own(proven(1, START)));
    assert_eq!(name(&shown).unwrap().as_str(), "Mira Bos");
    let renamed = |issued, name: &str| protocol::Proven { name: Some(name.try_into().unwrap()), ..proven(1, issued) };
    assert_eq!(name(&story.play(Input::Own(renamed(START - 1, "Mirna")))), None, "an older one says nothing");
    assert_eq!(name(&story.play(Input::Own(renamed(START + 1, "Mira Vos")))).unwrap().as_str(), "Mira Vos");
    let introduced = story.play(Input::Introduce(protocol::Introduction::default()));
    assert_eq!(introduced, [], "nothing was said");
}
