use protocol::{LastLine, Timestamp, Who};

use super::super::story::{CLOSED, ME, Story, WAITING, assigned, closed, face, id, row, waiting};
use super::*;

#[test]
fn whoever_has_waited_longest_stands_first_and_answered_ones_by_what_happened_last() {
    let story = Story::new(
        vec![
            row(1, 3, waiting(30)),
            row(2, 1, waiting(10)),
            row(3, 3, assigned(1, None)),
            row(4, 8, assigned(1, None)),
            row(5, 4, assigned(1, Some(40))),
            row(6, 6, assigned(2, Some(1))),
        ],
        1,
    );
    story.shows(WAITING, &[2, 1]);
    story.shows(Section::Mine, &[5, 4, 3]);
    story.shows(Section::Others, &[6]);
    assert_eq!((story.list.unanswered(), story.list.count(Section::Mine)), (3, 3));
}

#[test]
fn i5_a_folded_section_is_counted_and_not_asked_for() {
    let mut story = Story::new(vec![row(1, 3, closed(5)), row(2, 3, closed(9))], 1);
    assert_eq!((story.shown(CLOSED), story.list.count(CLOSED)), (0, 2));
    story.list.unfold(CLOSED, true);
    story.answer();
    story.shows(CLOSED, &[2, 1]);
}

#[test]
fn i5_every_closed_conversation_is_reached_in_steps_of_fifty() {
    for shards in [1, 3] {
        let key = |place: u16| place / shards + (place % shards) * 1_000;
        let rows = (0..620).map(|place| row(key(place), 1, closed(u64::from(place)))).collect();
        let mut story = Story::new(rows, shards);
        story.list.unfold(CLOSED, true);
        for step in 1..=13 {
            story.answer();
            let shown = story.shown(CLOSED);
            assert!(shown >= (step * 50).min(620), "{shown} after {step} steps of {shards}");
            story.list.more(CLOSED);
        }
        let newest_first: Vec<_> = (0..620).rev().map(|place| id(key(place))).collect();
        assert_eq!(story.list.section(CLOSED), newest_first);
    }
}

#[test]
fn i5_a_shard_that_is_down_holds_up_no_other() {
    let rows = |shard: u16| (0..200).map(move |place| row(shard * 1_000 + place, 1, closed(u64::from(place))));
    let mut story = Story::new(rows(0).chain(rows(1)).collect(), 2);
    story.list.unfold(CLOSED, true);
    story.answer();
    story.list.lost(1);
    story.list.more(CLOSED);
    let (asks, counts) = (story.list.asks(), story.counts(0));
    let windows = asks.into_iter().find_map(|(shard, windows)| (shard == 0).then_some(windows)).unwrap();
    let shown = |window| Shown { window, rows: story.rows(0, window) };
    story.list.listed(0, windows.into_iter().map(shown).collect(), counts);
    assert!(story.shown(CLOSED) >= 50);
    story.list.more(CLOSED);
    story.answer();
    assert!(story.shown(CLOSED) >= 100, "and it comes back with the next answer");
}

#[test]
fn i5_what_stood_between_two_windows_is_asked_for_anew_after_a_loss() {
    let mut story = Story::new((0..400).map(|key| row(key, 1, closed(u64::from(key)))).collect(), 1);
    story.list.unfold(CLOSED, true);
    for _ in 0..7 {
        story.list.more(CLOSED);
        story.answer();
    }
    assert!(story.shown(CLOSED) >= 350);
    // In the middle of what is shown, and unheard of.
    story.list.lost(0);
    story.store(row(200, 2, waiting(1)));
    let asked = story.rows(0, Window { section: CLOSED, from: 0, count: 100 });
    let windows = [(0, asked), (300, story.rows(0, Window { section: CLOSED, from: 300, count: 100 }))];
    let shown = |(from, rows)| Shown { window: Window { section: CLOSED, from, count: 100 }, rows };
    let counts = story.counts(0);
    story.list.listed(0, windows.map(shown).into(), counts);
    story.answer();
    assert!(story.shown(CLOSED) >= 350, "{}", story.shown(CLOSED));
    assert!(!story.list.section(CLOSED).contains(&id(200)));
}

#[test]
fn i1_an_older_row_takes_no_newer_one_away() {
    let mut story = Story::new(vec![row(1, 5, waiting(3))], 1);
    let counts = story.counts(0);
    story.list.changed(0, vec![row(1, 4, closed(9))], counts);
    story.shows(WAITING, &[1]);
}

#[test]
fn i5_nothing_is_shown_below_a_place_where_a_shard_may_have_more() {
    // All of the first shard are older than all of the second.
    let old = (0..40).map(|key| row(key, 1, waiting(u64::from(key))));
    let new = (1_000..1_040).map(|key| row(key, 1, waiting(u64::from(key))));
    let mut story = Story::new(old.chain(new).collect(), 2);
    let expected: Vec<_> = (0..40).chain(1_000..1_040).map(id).collect();
    let shown = story.list.section(WAITING);
    assert!(shown.len() >= 40 && expected.starts_with(&shown), "{}", shown.len());
    story.list.more(WAITING);
    story.answer();
    assert_eq!(story.list.section(WAITING), expected);
}

#[test]
fn i5_what_moves_out_of_a_window_goes_and_what_is_missing_is_asked_for_again() {
    let rows = (0..80).map(|key| row(key, 1, waiting(u64::from(key)))).collect();
    let mut story = Story::new(rows, 1);
    assert_eq!((story.shown(WAITING), story.questions), (50, 1));
    for key in 0..12 {
        story.happens(row(key, 2, assigned(2, None)));
        story.answer();
    }
    assert_eq!((story.shown(WAITING), story.questions), (38, 1), "a few may be missing");
    story.happens(row(12, 2, assigned(2, None)));
    assert!(story.answer().is_empty(), "what is only now seen is no news");
    assert_eq!((story.shown(WAITING), story.questions), (50, 2));
    // It waits again, behind all that is shown.
    assert_eq!(story.happens(row(0, 3, waiting(99))), 0);
    assert!(story.list.row(id(0)).is_none());
}

#[test]
fn i5_a_window_that_many_join_is_trimmed() {
    let mut story = Story::new(Vec::new(), 1);
    for key in 0..300 {
        story.happens(row(key, 1, waiting(u64::from(key))));
        story.answer();
    }
    assert!((50..=100).contains(&story.shown(WAITING)), "{}", story.shown(WAITING));
    assert_eq!(story.list.count(WAITING), 300);
}

#[test]
fn i1_an_older_row_changes_nothing() {
    let mut story = Story::new(vec![row(1, 3, waiting(1))], 1);
    let mut check = |row: Summary, waits: usize| {
        let counts = story.counts(0);
        story.list.changed(0, vec![row], counts);
        assert_eq!(story.shown(WAITING), waits);
    };
    check(row(1, 3, assigned(1, None)), 1);
    check(row(1, 2, assigned(1, None)), 1);
    check(Summary { version: 1, ..row(1, 3, waiting(1)) }, 1);
    check(Summary { version: 0, ..row(1, 3, assigned(1, None)) }, 1);
    check(row(1, 4, assigned(1, None)), 0);
}

#[test]
fn i4_a_row_that_an_eviction_left_behind_hides_nothing_that_is_known_and_rings_for_nothing() {
    let mut story = Story::new(vec![row(1, 2, assigned(1, None))], 1);
    story.store(row(1, 1, waiting(1)));
    story.store(row(2, 1, waiting(1)));
    let window = Window { section: WAITING, from: 0, count: 50 };
    let shown = vec![
        Shown { window, rows: story.rows(0, window) },
        Shown { window: Window { section: Section::Mine, ..window }, rows: Vec::new() },
    ];
    let counts = story.counts(0);
    let rung = story.list.listed(0, shown, counts);
    assert_eq!(rung.iter().map(|row| row.conversation).collect::<Vec<_>>(), [id(2)]);
    story.shows(WAITING, &[2]);
}

#[test]
fn i5_a_shard_that_cannot_give_what_it_counts_is_not_asked_for_ever() {
    let mut list = List::new(ME, 1);
    let counts = Counts { waiting: 90, ..Counts::default() };
    let mut questions = 0;
    while let Some((shard, windows)) = list.asks().pop() {
        questions += 1;
        assert!(questions < 9);
        let row = |key: u16| row(key, 1, if key < 30 { assigned(2, None) } else { waiting(u64::from(key)) });
        let shown = |window: Window| Shown { window, rows: (0..50).map(row).collect() };
        list.listed(shard, windows.into_iter().map(shown).collect(), counts);
    }
}

#[test]
fn i2_a_list_replaces_only_its_own_shard_and_another_one_can_join() {
    let mut story = Story::new(vec![row(1, 1, waiting(1)), row(2, 1, waiting(2))], 1);
    story.shards.push(BTreeMap::new());
    story.store(row(1_001, 1, waiting(3)));
    story.list.grow(2);
    assert!(!story.list.is_whole());
    assert!(story.answer().is_empty(), "a first answer rings for nobody");
    story.shards[0].remove(&id(1));
    let window = Window { section: WAITING, from: 0, count: 50 };
    let (shown, counts) = (vec![Shown { window, rows: story.rows(0, window) }], story.counts(0));
    story.list.listed(0, shown, counts);
    story.shows(WAITING, &[2, 1_001]);
    assert!(story.list.is_whole());
}

#[test]
fn a_colleague_present_at_two_shards_is_shown_once_and_i_am_not() {
    let mut list = List::new(ME, 2);
    list.set_present(0, vec![face(3), face(1), face(2)]);
    list.set_present(1, vec![face(2)]);
    assert_eq!(list.colleagues(), [face(2), face(3)]);
}

#[test]
fn a_new_visitor_rings_and_a_second_message_of_one_who_waits_does_not() {
    let mut story = Story::new(vec![row(2, 1, assigned(2, None))], 1);
    assert_eq!(story.happens(row(1, 1, waiting(1))), 1);
    assert_eq!(story.happens(row(1, 2, waiting(1))), 0);
    assert_eq!(story.happens(row(2, 2, waiting(3))), 1);
}

#[test]
fn a_visitor_who_writes_in_mine_rings_and_my_own_doings_do_not() {
    let before = row(1, 5, assigned(1, None));
    let rung = |after: Summary| rings(Some(&before), &after, ME);
    assert!(rung(row(1, 6, assigned(1, Some(6)))));
    assert!(!rung(row(1, 6, assigned(2, Some(6)))));
    assert!(!rung(Summary { version: 1, ..before.clone() }));
    let answer = LastLine { by: Who::Agent(face(1)), text: "hi".to_owned(), at: Timestamp(6) };
    assert!(!rung(Summary { last: Some(answer), ..row(1, 6, assigned(1, None)) }));
}
