use protocol::{Counts, FromConsole, Refusal, Section, Status, Summary, ToConsole, Window, limits};

use super::super::story::*;
use super::super::{Effect, Input};
use crate::client::ClientKey;

fn counts(effects: &[Effect], key: ClientKey) -> Option<Counts> {
    heard(effects, key).into_iter().find_map(|frame| match frame {
        ToConsole::List { counts, .. } | ToConsole::Changes { counts, .. } => Some(counts),
        _ => None,
    })
}

fn ids(numbers: impl IntoIterator<Item = u8>) -> Vec<protocol::ConversationId> {
    numbers.into_iter().map(conversation).collect()
}

#[test]
fn i5_hello_is_answered_with_the_windows_the_counts_and_who_is_present() {
    let mut story = Story::new();
    story.tell(waiting(1, 9));
    story.tell(waiting(2, 5));
    let console = story.enter("Anna", &[]);
    let windows = vec![window(Section::Waiting, 0, 1), window(Section::Mine, 0, 5)];
    let effects = story.ask(console, &FromConsole::Hello { windows: windows.clone() });
    let [ToConsole::List { windows: shown, counts, shards: 1, now: NOW }, ToConsole::Present { agents }] =
        &heard(&effects, console)[..]
    else {
        panic!("{effects:?}")
    };
    assert_eq!(shown.iter().map(|shown| shown.window).collect::<Vec<_>>(), windows, "in the order of the question");
    assert_eq!((shown[0].rows.clone(), shown[1].rows.clone()), (vec![waiting(2, 5)], Vec::new()));
    assert_eq!((counts.waiting, agents[0].name.as_str()), (2, "Anna"));
}

#[test]
fn i5_each_section_has_its_order() {
    let mut story = Story::new();
    let unanswered = |of: u8, to: &str, since: u64| {
        let since = Status::waiting_since(&waiting(of, since).status);
        Summary { status: Status::Assigned { to: face(to), unanswered_since: since }, ..assigned(of, to, 99) }
    };
    for row in [
        [waiting(1, 30), waiting(2, 10), waiting(3, 20)],
        [assigned(4, "Anna", 10), assigned(5, "Anna", 20), unanswered(6, "Anna", 50)],
        [assigned(7, "Bram", 10), unanswered(8, "Chris", 40), unanswered(9, "Bram", 30)],
        [closed(10, 10), closed(11, 30), looked_at(closed(12, 20), &["Anna"])],
    ]
    .into_iter()
    .flatten()
    {
        story.tell(row);
    }
    let (anna, bram) = (story.enter("Anna", &[]), story.enter("Bram", &[]));
    let mut check = |key, expected: [&[u8]; 4]| {
        for (section, numbers) in Section::ALL.into_iter().zip(expected) {
            assert_eq!(story.shown(key, section, 0, 100), ids(numbers.iter().copied()), "{section:?}");
        }
        let effects = story.ask(key, &FromConsole::Show { windows: Vec::new() });
        counts(&effects, key).unwrap()
    };
    let of_anna = check(anna, [&[2, 3, 1], &[6, 5, 4], &[9, 8, 7], &[11, 12, 10]]);
    assert_eq!(of_anna, Counts { waiting: 3, mine: 3, unanswered: 1, others: 3, closed: 3 });
    let of_bram = check(bram, [&[2, 3, 1], &[9, 7], &[8, 6, 5, 4], &[11, 12, 10]]);
    assert_eq!(of_bram, Counts { waiting: 3, mine: 2, unanswered: 1, others: 4, closed: 3 });
}

#[test]
fn i5_a_window_begins_anywhere_and_is_empty_beyond_the_end() {
    let mut story = Story::new();
    for number in 0..9 {
        story.tell(waiting(number, number.into()));
        story.tell(assigned(20 + number, if number % 3 == 0 { "Anna" } else { "Bram" }, (100 - number).into()));
        story.tell(closed(40 + number, (100 - number).into()));
    }
    let anna = story.enter("Anna", &[]);
    assert_eq!(story.shown(anna, Section::Waiting, 7, 5), ids([7, 8]));
    assert_eq!(story.shown(anna, Section::Mine, 1, 1), ids([23]));
    assert_eq!(story.shown(anna, Section::Others, 2, 2), ids([24, 25]), "her own are not counted");
    assert_eq!(story.shown(anna, Section::Closed, 3, 2), ids([43, 44]));
    for section in Section::ALL {
        for from in [9, 1_000, u32::MAX] {
            assert_eq!(story.shown(anna, section, from, 100), [], "{section:?} from {from}");
        }
    }
}

#[test]
fn i5_more_windows_or_rows_than_may_be_are_refused_and_the_old_ones_stay() {
    let mut story = Story::new();
    let anna = story.enter("Anna", &all(10));
    let many = vec![window(Section::Waiting, 0, 1); limits::WINDOWS_PER_CONSOLE + 1];
    let none = vec![window(Section::Waiting, 0, 0)];
    let large = vec![window(Section::Waiting, 0, limits::ROWS_PER_WINDOW), window(Section::Mine, 0, 101)];
    for windows in [many.clone(), none, large] {
        let effects = story.ask(anna, &FromConsole::Show { windows });
        assert_eq!((refused(&effects, anna), effects.len()), (Some(Refusal::BadFrame), 1));
    }
    assert_eq!(changed(&story.tell(waiting(1, 0)), anna), Some(ids([1])));
    let most = many[1..].iter().map(|window| Window { count: limits::ROWS_PER_WINDOW, ..*window }).collect();
    assert_eq!(refused(&story.ask(anna, &FromConsole::Show { windows: most }), anna), None);
}

#[test]
fn i5_a_window_of_a_section_that_nobody_knows_is_left_out() {
    let mut story = Story::new();
    story.tell(waiting(1, 0));
    let anna = story.enter("Anna", &[]);
    let text =
        r#"{"show":{"windows":[{"section":"snoozed","count":9},{"section":"waiting","count":9,"sorted":"up"}]}}"#;
    let effects = story.play(Input::Frame { from: anna, text });
    let [ToConsole::List { windows, .. }] = &heard(&effects, anna)[..] else { panic!("{effects:?}") };
    assert_eq!(windows.iter().map(|shown| shown.window).collect::<Vec<_>>(), [window(Section::Waiting, 0, 9)]);
}

/// Five wait, two of which Anna's console shows.
fn two_of_five() -> (Story, ClientKey) {
    let mut story = Story::new();
    story.stay_awake();
    for number in 1..=5 {
        story.tell(waiting(number * 10, (number * 10).into()));
    }
    let anna = story.enter("Anna", &[window(Section::Waiting, 0, 2)]);
    (story, anna)
}

#[test]
fn i5_a_change_is_told_to_the_consoles_in_whose_windows_it_stands_or_stood() {
    let (mut story, anna) = two_of_five();
    let bram = story.enter("Bram", &[window(Section::Waiting, 3, 2)]);
    let chris = story.enter("Chris", &[window(Section::Mine, 0, 2)]);
    let dora = story.enter("Dora", &[]);
    let told = |effects: &[Effect]| [anna, bram, chris, dora].map(|key| changed(effects, key));
    let yes = |number| Some(ids([number]));
    let mut tell = |row| {
        story.now = story.now.plus(std::time::Duration::from_secs(1));
        told(&story.tell(row))
    };
    assert_eq!(tell(later(waiting(10, 10), 2)), [yes(10), None, None, None]);
    assert_eq!(tell(later(waiting(30, 30), 2)), [None, None, None, None], "between their windows");
    assert_eq!(tell(later(waiting(40, 40), 2)), [None, yes(40), None, None]);
    assert_eq!(tell(later(waiting(20, 45), 2)), [yes(20), yes(20), None, None], "from one to the other");
    // Where the counts change, all hear of them, and of the row only those that show it.
    let counts_only = || Some(Vec::new());
    assert_eq!(tell(later(assigned(10, "Chris", 0), 3)), [yes(10), counts_only(), yes(10), counts_only()]);
    assert_eq!(tell(later(assigned(10, "Dora", 0), 4)), [None, None, yes(10), counts_only()]);
}

#[test]
fn i5_a_window_that_is_not_full_has_no_end() {
    let mut story = Story::new();
    story.tell(waiting(1, 10));
    let (anna, bram) = (
        story.enter("Anna", &[window(Section::Waiting, 0, 2)]),
        story.enter("Bram", &[window(Section::Waiting, 0, 1)]),
    );
    let effects = story.tell(waiting(2, 20));
    assert_eq!((changed(&effects, anna), changed(&effects, bram)), (Some(ids([2])), Some(vec![])));
}

#[test]
fn i5_between_two_colleagues_a_conversation_stays_with_the_others() {
    let mut story = Story::new();
    story.tell(assigned(1, "Bram", 10));
    let [anna, bram, chris] = ["Anna", "Bram", "Chris"].map(|name| story.enter(name, &all(10)));
    let effects = story.tell(later(assigned(1, "Chris", 10), 2));
    for (key, mine, others) in [(anna, 0, 1), (bram, 0, 1), (chris, 1, 0)] {
        assert_eq!(changed(&effects, key), Some(ids([1])));
        let counts = counts(&effects, key).unwrap();
        assert_eq!((counts.mine, counts.others), (mine, others));
    }
    assert_eq!(story.shown(anna, Section::Others, 0, 9), ids([1]));
    assert_eq!(story.shown(bram, Section::Others, 0, 9), ids([1]));
    assert_eq!(story.shown(chris, Section::Others, 0, 9), []);
}

#[test]
fn i5_closed_conversations_are_read_from_storage_and_counted() {
    let mut story = Story::new();
    for number in 0..200 {
        story.tell(closed(number, number.into()));
    }
    story.tell(later(waiting(7, 0), 2));
    assert_eq!((story.open.len(), story.closed.len()), (1, 199));
    let anna = story.enter("Anna", &[]);
    assert_eq!(story.shown(anna, Section::Closed, 0, 3), ids([199, 198, 197]));
    assert_eq!(story.shown(anna, Section::Closed, 190, 100), ids([9, 8, 6, 5, 4, 3, 2, 1, 0]));
    let effects = story.ask(anna, &FromConsole::Show { windows: vec![window(Section::Closed, 0, 2)] });
    assert_eq!(counts(&effects, anna).map(|counts| (counts.waiting, counts.closed)), Some((1, 199)));
    assert_eq!(changed(&story.tell(later(closed(5, 5), 2)), anna), Some(vec![]), "an old one is not in the window");
    assert_eq!(changed(&story.tell(later(closed(7, 250), 3)), anna), Some(ids([7])), "one that was just closed is");
    let effects = story.ask(anna, &FromConsole::Show { windows: Vec::new() });
    assert_eq!(counts(&effects, anna).map(|counts| (counts.waiting, counts.closed)), Some((0, 200)));
}

#[test]
fn i5_who_looks_at_a_closed_conversation_is_shown() {
    let mut story = Story::new();
    story.tell(looked_at(closed(1, 0), &["Bram"]));
    let anna = story.enter("Anna", &[]);
    let effects = story.ask(anna, &FromConsole::Show { windows: vec![window(Section::Closed, 0, 2)] });
    let [ToConsole::List { windows, .. }] = &heard(&effects, anna)[..] else { panic!("{effects:?}") };
    assert_eq!(windows[0].rows, [looked_at(closed(1, 0), &["Bram"])]);
}

#[test]
fn i4_what_an_eviction_has_forgotten_of_a_row_leaves_it_nowhere_it_does_not_belong() {
    let mut story = Story::new();
    for number in 1..=4 {
        story.tell(assigned(number, "Anna", number.into()));
    }
    let anna = story.stay_awake().enter("Anna", &[window(Section::Mine, 0, 2)]);
    // An old one moves up, of which the row is not stored yet.
    story.now = story.now.plus(std::time::Duration::from_secs(1));
    assert_eq!(changed(&story.tell(later(assigned(1, "Anna", 50), 2)), anna), Some(ids([1])));
    story.sleep();
    // By what is stored it was in no window; the console shows it all the same.
    assert_eq!(changed(&story.tell(later(closed(1, 60), 3)), anna), Some(ids([1])));
}
