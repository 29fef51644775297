use std::time::Duration;

use protocol::{FromConsole, Section, Seq, Status, Who};

use super::story::*;
use super::*;

#[test]
fn conversations_are_spread_over_all_shards_by_their_first_two_bytes() {
    let shard = |first: u8, second: u8, shards: u16| {
        let mut key = [9; 16];
        (key[0], key[1]) = (first, second);
        shard_of(key, shards)
    };
    assert_eq!([shard(0, 5, 4), shard(0, 6, 4), shard(1, 7, 4), shard(1, 1, 100)], [1, 2, 3, 57]);
    assert_eq!(shard(200, 200, 1), 0);
    assert_eq!(shard(0, 5, 0), 0, "a site has a shard at least");
}

#[test]
fn i1_an_older_or_repeated_summary_changes_nothing() {
    for row in [waiting(1, 0), assigned(1, "Anna", 0), closed(1, 0), looked_at(closed(1, 0), &["Anna"])] {
        let mut story = Story::new();
        let console = story.enter("Bram", &all(10));
        let second = Summary { version: NOW.0 + 5, ..later(row, 2) };
        story.tell(second.clone());
        let stored = (story.open.clone(), story.closed.clone());
        for old in [
            second.clone(),
            Summary { version: NOW.0 + 4, ..second.clone() },
            Summary { seq: Seq(1), version: NOW.0 + 9, ..second.clone() },
            Summary { status: waiting(1, 3).status, ..second.clone() },
        ] {
            assert_eq!(story.tell(old), []);
        }
        assert_eq!((&story.open, &story.closed), (&stored.0, &stored.1));
        let third = Summary { version: NOW.0 + 6, ..second };
        assert_eq!(changed(&story.tell(third), console), Some(vec![conversation(1)]));
    }
}

#[test]
fn i1_what_happens_in_a_closed_conversation_that_nobody_looks_at_is_not_lost() {
    let mut story = Story::new();
    story.tell(later(closed(1, 0), 2));
    // An agent's note, a moment later.
    story.tell(later(closed(1, 0), 3));
    assert_eq!(story.closed[&conversation(1)].seq, Seq(3));
    // A correction while the agent looks; then they leave.
    story.stay_awake();
    story.tell(Summary { version: NOW.0 + 10, ..looked_at(later(closed(1, 0), 3), &["Anna"]) });
    story.tell(Summary { version: NOW.0 + 11, ..looked_at(later(closed(1, 0), 4), &["Anna"]) });
    story.tell(Summary { version: NOW.0 + 12, ..later(closed(1, 0), 4) });
    assert_eq!((story.closed[&conversation(1)].seq, story.open.len()), (Seq(4), 0));
}

#[test]
fn i2_the_first_change_is_told_at_once_and_a_burst_together() {
    let mut story = Story::new();
    let console = story.stay_awake().enter("Anna", &all(10));
    let first = story.tell(waiting(1, 0));
    assert_eq!(changed(&first, console), Some(vec![conversation(1)]));
    story.now = NOW.plus(Duration::from_millis(50));
    let effects = story.tell(waiting(2, 0));
    assert_eq!(effects[1..], [Effect::Pause(Duration::from_millis(200))]);
    assert_eq!(story.tell(waiting(3, 0)).len(), 1, "stored, and told with the other");
    story.tell(later(waiting(3, 0), 2));
    story.now = NOW.plus(CHANGES_AT_MOST_EVERY);
    let effects = story.play(Input::Tell);
    let [ToConsole::Changes { rows, counts, now }] = &heard(&effects, console)[..] else { panic!("{effects:?}") };
    assert_eq!(rows[..], [waiting(2, 0), later(waiting(3, 0), 2)], "the newest of each");
    assert_eq!((counts.waiting, *now), (3, story.now));
}

#[test]
fn i2_while_nobody_looks_a_change_costs_no_frame() {
    let mut story = Story::new();
    assert_eq!(story.tell(waiting(1, 0)).len(), 1);
    let console = story.enter("Anna", &all(10));
    assert_eq!(story.shown(console, Section::Waiting, 0, 10), [conversation(1)]);
}

fn is_stored(effects: &[Effect]) -> bool {
    matches!(effects.first(), Some(Effect::Store(_)))
}

#[test]
fn i4_where_only_the_last_line_moves_on_the_row_is_stored_now_and_then() {
    let mut story = Story::new();
    let console = story.stay_awake().enter("Anna", &all(10));
    let mut tell = |row: Summary| {
        story.now = story.now.plus(Duration::from_secs(1));
        let effects = story.tell(row.clone());
        assert_eq!(changed(&effects, console), Some(vec![row.conversation]), "each is told");
        is_stored(&effects)
    };
    let at = |seq: u32, minutes: u64| Summary { seq: Seq(seq), version: NOW.0 + minutes * 60_000, ..waiting(1, 0) };
    assert!(tell(at(1, 0)), "it is new");
    assert!(!tell(at(2, 1)));
    assert!(!tell(Summary { version: NOW.0 + 300_000 - 1, ..at(3, 0) }));
    assert!(tell(at(4, 5)), "five minutes since the last");
    assert!(!tell(at(5, 6)));
    assert!(tell(at(5, 7)), "nothing has moved on since it was told");
    assert!(!tell(at(5, 20)), "as it is stored");
    assert!(!tell(at(6, 8)));
    assert!(tell(at(7, 6)), "a clock that was set back delays nothing");
}

#[test]
fn i4_whose_a_conversation_is_and_who_looks_is_stored_at_once() {
    let mut story = Story::new();
    let mut seq = 0;
    let mut tell = |row: Summary| {
        seq += 1;
        is_stored(&story.stay_awake().tell(Summary { seq: Seq(seq), ..row }))
    };
    let unanswered = |to: &str| Summary {
        status: Status::Assigned { to: face(to), unanswered_since: Some(NOW) },
        ..assigned(1, to, 0)
    };
    assert!(tell(waiting(1, 0)));
    assert!(tell(assigned(1, "Anna", 0)));
    assert!(!tell(unanswered("Anna")), "which its last line says");
    assert!(tell(unanswered("Bram")));
    assert!(tell(closed(1, 9)));
    assert!(tell(waiting(1, 0)));
    assert!(tell(looked_at(waiting(1, 0), &["Chris"])));
    assert!(tell(waiting(1, 0)));
    assert!(!tell(waiting(1, 0)));
    assert_eq!((story.open.len(), story.closed.len()), (1, 0), "one row, wherever it has been");
}

#[test]
fn i4_a_console_that_comes_after_an_eviction_has_those_asked_that_may_lag() {
    let mut story = Story::new();
    story.tell(waiting(1, 0));
    story.tell(Summary { version: NOW.0 - 600_000, ..waiting(2, 0) });
    story.tell(closed(3, 0));
    let console = story.stay_awake().sleep().enter("Anna", &[]);
    let asked = |story: &mut Story| {
        let effects = story.ask(console, &FromConsole::Show { windows: all(10) });
        let ask = |effect: &Effect| if let Effect::Ask(conversation) = effect { Some(*conversation) } else { None };
        effects.iter().filter_map(ask).collect::<Vec<_>>()
    };
    story.stay_awake();
    assert_eq!(asked(&mut story), [conversation(1)]);
    assert_eq!(asked(&mut story), [], "once for all who look");
    story.now = story.now.plus(Duration::from_secs(5));
    assert_eq!(asked(&mut story), [conversation(1)], "again, where no answer comes");
    story.tell(Summary { version: NOW.0 + 1, ..later(waiting(1, 0), 5) });
    assert_eq!(asked(&mut story), []);
    // What was told without an eviction in between does not lag.
    story.tell(waiting(4, 0));
    story.tell(later(waiting(4, 0), 2));
    assert_eq!(asked(&mut story), []);
}

#[test]
fn a3_a_revoked_sign_in_is_shown_out_wherever_it_is_open() {
    let mut story = Story::new();
    let (anna, bram) = (story.enter("Anna", &all(10)), story.enter("Bram", &all(10)));
    story.tell(looked_at(waiting(1, 0), &["Anna", "Bram"]));
    story.tell(looked_at(waiting(2, 0), &["Bram"]));
    story.tell(looked_at(closed(3, 0), &["Anna"]));
    let effects = story.stay_awake().play(Input::Revoke(looker("Anna").sign_in));
    assert!(effects.contains(&Effect::Close(anna, Closing::SignedOut)));
    assert!(!effects.contains(&Effect::Close(bram, Closing::SignedOut)));
    assert_eq!(
        heard(&story.play(Input::Tell), bram),
        [ToConsole::Presence { came: Vec::new(), left: vec![face("Anna").id] }]
    );
    let shown_out = effects.iter().filter(|effect| matches!(effect, Effect::ShowOut(..))).collect::<Vec<_>>();
    let out = |of| Effect::ShowOut(conversation(of), looker("Anna").sign_in);
    assert_eq!(shown_out, [&out(1), &out(3)]);
    assert_eq!(story.revoked, [looker("Anna").sign_in]);
}

#[test]
fn a3_a_sign_in_that_slips_in_while_it_is_revoked_is_shown_out_too() {
    let mut story = Story::new();
    story.play(Input::Revoke(looker("Anna").sign_in));
    let effects = story.tell(looked_at(waiting(1, 0), &["Anna", "Bram"]));
    assert_eq!(effects.last(), Some(&Effect::ShowOut(conversation(1), looker("Anna").sign_in)));
    assert_eq!(effects.iter().filter(|effect| matches!(effect, Effect::ShowOut(..))).count(), 1);
}

#[test]
fn a_site_that_grows_tells_its_consoles_once_and_never_shrinks() {
    let mut story = Story::new();
    let anna = story.enter("Anna", &all(10));
    let grown = |effects: &[Effect]| heard(effects, anna) == [ToConsole::Shards { count: 4 }];
    assert!(grown(&story.play(Input::Grow(4))));
    for shards in [4, 3, 1, 0] {
        assert_eq!(story.play(Input::Grow(shards)), []);
    }
    assert_eq!(story.shards, 4);
    // A console that comes with less is told what the shard knows, and one that comes with more tells the others.
    let bram = story.enter("Bram", &all(10));
    let effects = story.ask(bram, &FromConsole::Show { windows: Vec::new() });
    assert!(matches!(heard(&effects, bram)[..], [ToConsole::List { shards: 4, .. }]));
    let effects = story.play(Input::Arrive { key: 9, looker: looker("Chris"), way: Way::Socket, shards: 8 });
    assert_eq!(heard(&effects, anna)[0], ToConsole::Shards { count: 8 });
    assert_eq!(story.shards, 8);
}

/// Answered just now, by an agent, so many seconds after it was asked.
fn answered(of: u8, seconds: u32, now: Timestamp) -> Summary {
    let last = Some(LastLine { by: Who::Agent(face("Anna")), text: "Hi".to_owned(), at: now });
    Summary { answered_in: Some(seconds), last, ..later(assigned(of, "Anna", 0), 2) }
}

#[test]
fn g2_who_has_a_console_open_is_on_duty() {
    let mut story = Story::new();
    assert_eq!(story.on_duty(), OnDuty::default());
    let bram = story.enter("Bram", &all(10));
    story.enter("Anna", &all(10));
    story.enter("Anna", &all(10));
    assert_eq!(story.on_duty().faces, [face("Anna"), face("Bram")]);
    story.play(Input::Gone(bram));
    assert_eq!(story.on_duty().faces, [face("Anna")]);
    for name in ["Chris", "Dana", "Emma", "Finn"] {
        story.enter(name, &all(10));
    }
    assert_eq!(story.on_duty().faces.len(), limits::FACES_SHOWN);
}

#[test]
fn g2_first_answers_are_measured_while_somebody_is_there() {
    let mut story = Story::new();
    story.enter("Anna", &all(10));
    for of in 1..=5 {
        story.now = story.now.plus(Duration::from_mins(10));
        assert_eq!(story.on_duty().answers_within, None);
        story.tell(waiting(of, 0));
        story.tell(answered(of, 100, story.now));
        // What comes after it is no first answer.
        story.tell(Summary { seq: Seq(3), ..answered(of, 100, story.now) });
    }
    assert_eq!(story.on_duty().answers_within, Some(120));
    assert_eq!(serde_json::to_string(&story.answers).unwrap(), "[100,100,100,100,100]");
}

#[test]
fn g2_a_night_and_what_was_counted_before_are_no_times_of_waiting() {
    let mut story = Story::new();
    story.now = story.now.plus(Duration::from_hours(10));
    story.tell(answered(1, 60, story.now));
    story.enter("Anna", &all(10));
    story.now = story.now.plus(Duration::from_hours(1));
    // Asked before she came.
    story.tell(answered(2, 3_601, story.now));
    // Answered a while ago: the row that is stored lags.
    story.tell(answered(3, 60, story.now.before(Duration::from_secs(10))));
    assert_eq!(story.answers, Answers::default());
    story.tell(answered(4, 3_600, story.now));
    assert_ne!(story.answers, Answers::default());
}
