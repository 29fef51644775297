use std::time::Duration;

use protocol::{Epoch, FromAgent, Number, Party, Receipt, Refusal, Seq, ToAgent, Welcome, Who, limits};

use super::story::*;
use super::*;

#[test]
fn d5_a_client_gets_what_it_lacks_and_then_what_happens() {
    let mut story = Story::of(3);
    let anna = story.arrive(agent("Anna")).unwrap();
    let effects = story.frame(anna, &hello(tab(anna), START, 1));
    let welcome = Welcome { epoch: Epoch(START), head: Seq(3), number: Number(0) };
    assert_eq!(heard(&effects, anna)[0], ToAgent::Welcome(welcome));
    assert_eq!(seqs(&effects, anna), [2, 3]);
    // Of another life of the log, it gets everything.
    assert_eq!(seqs(&story.frame(anna, &hello(tab(anna), START - 1, 3)), anna), [1, 2, 3]);
    let guest = story.enter(visitor());
    let effects = story.frame(guest, &say(tab(guest), 1, "anybody?"));
    assert_eq!((seqs(&effects, guest), seqs(&effects, anna)), (vec![4], vec![4]));
}

#[test]
fn d2_others_hear_of_a_message_before_its_sender() {
    let mut story = Story::of(1);
    let (guest, anna, second) = (story.enter(visitor()), story.enter(agent("Anna")), story.enter(visitor()));
    let effects = story.frame(guest, &say(tab(guest), 1, "anybody?"));
    let to = effects.iter().find_map(|effect| match effect {
        Effect::Send(to, text) if text.contains("anybody?") => Some(to.clone()),
        _ => None,
    });
    assert_eq!(to, Some(vec![anna, second, guest]));
}

#[test]
fn d3_a_repeated_send_is_answered_with_where_it_stands() {
    let mut story = Story::of(1);
    let (guest, anna) = (story.enter(visitor()), story.enter(agent("Anna")));
    story.frame(guest, &say(tab(guest), 1, "anybody?"));
    story.wait(Duration::from_secs(9));
    let effects = story.frame(guest, &say(tab(guest), 1, "anybody?"));
    let [ToAgent::Acknowledged(acknowledged)] = &heard(&effects, guest)[..] else { panic!("{effects:?}") };
    assert_eq!((acknowledged.tab, acknowledged.number), (Some(tab(guest)), Number(1)));
    assert_eq!((acknowledged.seq, acknowledged.at), (Seq(2), Timestamp(START)));
    assert_eq!(heard(&effects, anna), []);
    assert_eq!(story.log.len(), 2);
}

#[test]
fn d11_of_a_long_log_two_pages_are_on_their_way_and_what_happens_meanwhile_comes_in_its_place() {
    let mut story = Story::of(600);
    story.wait(Duration::from_mins(1));
    let (guest, anna) = (story.enter(visitor()), story.arrive(agent("Anna")).unwrap());
    let last = |effects: &[Effect]| seqs(effects, anna).last().copied();
    assert_eq!(last(&story.frame(anna, &hello(tab(anna), 0, 0))), Some(500));
    assert_eq!(last(&story.frame(guest, &say(tab(guest), 1, "anybody?"))), None, "it has to read what came before");
    assert_eq!(last(&story.frame(anna, &receipt(249, 0))), None, "the first page has not arrived");
    let effects = story.frame(anna, &receipt(250, 0));
    assert_eq!(seqs(&effects, anna), (501..=601).collect::<Vec<_>>());
    assert_eq!(last(&story.frame(guest, &say(tab(guest), 2, "hello?"))), Some(602), "now as it happens");
}

#[test]
fn d11_a_page_ends_before_it_is_too_large() {
    let mut story = Story::of(1);
    let guest = story.enter(visitor());
    let large = "😀".repeat(limits::BODY_CHARACTERS);
    for number in 1..=20 {
        story.frame(guest, &say(tab(guest), number, &large));
    }
    let anna = story.arrive(agent("Anna")).unwrap();
    let pages = heard(&story.frame(anna, &hello(tab(anna), 0, 0)), anna);
    let page = |frame: &ToAgent| match frame {
        ToAgent::Events(page) => Some(page.events.len()),
        _ => None,
    };
    assert_eq!(pages.iter().filter_map(page).collect::<Vec<_>>(), [17, 4]);
}

/// How many events of so many characters a client is sent until it is closed, if it says nothing of what it has.
fn sent_until_too_slow(characters: usize) -> u32 {
    let mut story = Story::of(1);
    story.pacing = Pacing::Unlimited;
    let (guest, anna) = (story.enter(visitor()), story.enter(agent("Anna")));
    for number in 1.. {
        let effects = story.frame(guest, &say(tab(guest), number, &"x".repeat(characters)));
        story.frame(guest, &receipt(number + 1, 0));
        if !closed(&effects).is_empty() {
            assert_eq!(closed(&effects), [(anna, Closing::TooSlow)]);
            assert_eq!(Closing::TooSlow.code(), 4408);
            return number;
        }
    }
    0
}

#[test]
fn d11_a_client_that_does_not_keep_up_is_closed() {
    // One event was there before, and it has not said that it has that one.
    assert_eq!(sent_until_too_slow(1), limits::EVENTS_UNDELIVERED);
    let many_bytes = sent_until_too_slow(limits::BODY_CHARACTERS);
    let bytes = u32::try_from(limits::BYTES_UNDELIVERED / limits::BODY_CHARACTERS).unwrap();
    assert!((bytes - 16..=bytes + 16).contains(&many_bytes), "{many_bytes}");
}

#[test]
fn c9_an_exchange_is_answered_with_all_that_its_frames_made_happen_once() {
    let mut story = Story::new();
    let lines = [hello(tab(1), 0, 0), say(tab(1), 1, "hello"), say(tab(1), 2, "anybody?")];
    let (guest, effects) = story.exchange(visitor(), &lines).unwrap();
    assert!(matches!(heard(&effects, guest)[0], ToAgent::Welcome(_)));
    assert_eq!(seqs(&effects, guest), [1, 2]);
    // The answer was lost: the same again is acknowledged, and comes with the log.
    let (guest, effects) = story.exchange(visitor(), &lines).unwrap();
    assert_eq!(seqs(&effects, guest), [1, 2]);
    let acknowledged = heard(&effects, guest).into_iter().filter(|frame| matches!(frame, ToAgent::Acknowledged(_)));
    assert_eq!(acknowledged.count(), 2);
    assert_eq!(story.log.len(), 2);
}

#[test]
fn c9_a_client_that_uses_exchanges_asks_for_what_happens() {
    let mut story = Story::of(1);
    story.stay_awake();
    let anna = story.enter(agent("Anna"));
    let (guest, effects) = story.exchange(visitor(), &[hello(tab(99), 0, 0), say(tab(99), 1, "hello?")]).unwrap();
    assert_eq!((seqs(&effects, guest), seqs(&effects, anna)), (vec![1, 2], vec![2]));
    assert_eq!(heard(&story.frame(anna, &say(tab(anna), 1, "hi")), guest), [], "it is told nothing by itself");
    let (same, effects) =
        story.exchange(visitor(), &[hello(tab(99), START, 2), receipt(2, 2), say(tab(99), 2, "a question")]).unwrap();
    assert_eq!(same, guest, "it is one client, however often it asks");
    // An agent who answers takes the conversation: two events.
    assert_eq!(seqs(&effects, guest), [3, 4, 5]);
    let (_, effects) = story.exchange(visitor(), &[hello(tab(99), START, 5)]).unwrap();
    assert_eq!(seqs(&effects, guest), [0; 0]);
    let (other, _) = story.exchange(visitor(), &[hello(tab(98), START, 5)]).unwrap();
    assert_ne!(other, guest, "another tab is another client");
}

#[test]
fn c9_an_exchange_begins_with_hello() {
    assert_eq!(greeting(&format!("{}\n{}", hello(tab(3), 0, 0), say(tab(4), 1, "hi"))), Some(tab(3)));
    for wrong in [String::new(), "\n".to_owned(), "{}".to_owned(), say(tab(3), 1, "hi"), text(&FromAgent::Close {})] {
        assert_eq!(greeting(&wrong), None, "{wrong}");
    }
}

#[test]
fn r1_each_side_learns_how_far_the_other_is() {
    let mut story = Story::of(2);
    let (guest, second) = (story.enter(visitor()), story.enter(visitor()));
    let anna = story.enter(agent("Anna"));
    let told = |effects: &[Effect], key| {
        heard(effects, key).into_iter().find_map(|frame| match frame {
            ToAgent::Receipt(Receipt { delivered, read }) => Some((delivered.0, read.0)),
            _ => None,
        })
    };
    let effects = story.frame(anna, &receipt(2, 1));
    assert_eq!([guest, second, anna].map(|key| told(&effects, key)), [Some((2, 1)), Some((2, 1)), None]);
    let effects = story.frame(guest, &receipt(2, 2));
    assert_eq!([guest, second, anna].map(|key| told(&effects, key)), [None, None, Some((2, 2))]);
    assert_eq!(told(&story.frame(second, &receipt(1, 1)), anna), None, "it never goes back");
    assert_eq!(told(&story.frame(second, &hello(tab(second), START, 2)), second), Some((2, 1)), "also after a hello");
}

#[test]
fn r1_a_receipt_that_is_refused_is_not_remembered() {
    let mut story = Story::of(2);
    let guest = story.enter(visitor());
    for wrong in [receipt(3, 0), receipt(1, 2), receipt(2, 9)] {
        assert_eq!(refused(&story.frame(guest, &wrong), guest), Some(Refusal::SeqAhead));
    }
    let anna = story.arrive(agent("Anna")).unwrap();
    let effects = story.frame(anna, &hello(tab(anna), 0, 0));
    assert!(!heard(&effects, anna).iter().any(|frame| matches!(frame, ToAgent::Receipt(_))));
}

#[test]
fn r2_what_the_last_client_has_read_is_stored_when_it_leaves() {
    let mut story = Story::of(2);
    let guest = story.enter(visitor());
    story.frame(guest, &receipt(2, 1));
    assert_eq!(story.stored.receipts.of(Party::Visitor), Receipt::default(), "its socket says it again");
    story.play(Input::Gone(guest));
    assert_eq!(story.stored.receipts.of(Party::Visitor), Receipt { delivered: Seq(2), read: Seq(1) });
}

#[test]
fn i3_the_alarm_rings_as_soon_as_anything_wants_it() {
    let mut story = Story::of(1);
    let (silent, loud) = (story.enter(visitor()), story.enter(visitor()));
    story.wait(Duration::from_hours(2));
    story.pings.insert(loud, story.now);
    story.stay_awake().alarm = None;
    let effects = story.play(Input::Wake);
    assert_eq!(closed(&effects), [(silent, Closing::Silent)]);
    let soon = story.now.plus(Duration::from_mins(5));
    assert_eq!(story.alarm, Some(soon), "a client has left");
    story.frame(loud, &say(tab(loud), 1, "still there?"));
    assert_eq!(story.alarm, Some(soon), "which the inbox is told again by then");
}

#[test]
fn the_inbox_hears_how_it_stands() {
    let mut story = Story::new();
    assert_eq!(story.wake().summary(story.now), None);
    let guest = story.enter(visitor());
    let effects = story.frame(guest, &say(tab(guest), 1, "hello"));
    let Some(Effect::Summarise(summary)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!((summary.seq, summary.last.as_ref().map(|last| last.by.clone())), (Seq(1), Some(Who::Visitor)));
    let again = story.wake().summary(story.now.plus(Duration::from_secs(1))).unwrap();
    assert_eq!((again.seq, again.status), (summary.seq, summary.status.clone()));
    assert!(again.version > summary.version);
}
