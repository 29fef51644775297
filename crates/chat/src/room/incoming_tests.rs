use std::time::Duration;

use protocol::{
    About, Actor, AgentId, Content, Delete, Edit, File, FileId, FromAgent, FromVisitor, Number, Receipt, Refusal, Seq,
    Status, What, limits,
};

use crate::client::Closing;
use crate::files::Upload;
use crate::room::Input;
use crate::room::story::*;

#[test]
fn l5_hello_is_first_whatever_the_kind() {
    let of_visitor = [
        serde_json::to_string(&FromVisitor::About(About::default())).unwrap(),
        say(tab(1), 1, "hello"),
        r#"{"edit":{"tab":"aaaaaaaaaaaaaaaaaaaaaaaaba","number":1,"of":1,"body":"hi"}}"#.to_owned(),
        r#"{"delete":{"tab":"aaaaaaaaaaaaaaaaaaaaaaaaba","number":1,"of":1}}"#.to_owned(),
        r#"{"typing":{}}"#.to_owned(),
        receipt(1, 1),
    ];
    let of_agent = [
        note(tab(1), 1, "hello"),
        text(&FromAgent::Take { from: None }),
        text(&FromAgent::Close {}),
        text(&FromAgent::Reopen {}),
    ];
    for (guest, frames) in [(visitor(), &of_visitor[..]), (agent("Anna"), &of_visitor[1..]), (agent("Anna"), &of_agent)]
    {
        for frame in frames {
            let mut story = Story::of(1);
            let key = story.arrive(guest.clone()).unwrap();
            assert_eq!(refused(&story.frame(key, frame), key), Some(Refusal::HelloFirst), "{frame}");
            story.frame(key, &hello(tab(key), 0, 0));
            assert_ne!(refused(&story.frame(key, frame), key), Some(Refusal::HelloFirst), "{frame}");
        }
    }
}

#[test]
fn l1_what_is_no_frame_is_refused_and_nothing_is_closed() {
    let mut story = Story::of(1);
    let (guest, anna) = (story.enter(visitor()), story.enter(agent("Anna")));
    for (frame, code) in [
        ("", Refusal::BadFrame),
        ("{}", Refusal::BadFrame),
        (r#"{"say":{"tab":"x"}}"#, Refusal::BadFrame),
        (r#"{"dance":{}}"#, Refusal::UnknownKind),
        (&"x".repeat(limits::FRAME_BYTES + 1), Refusal::FrameTooLarge),
    ] {
        for key in [guest, anna] {
            let effects = story.frame(key, frame);
            assert_eq!((refused(&effects, key), effects.len()), (Some(code), 1), "{frame:.20}");
        }
    }
    // What only agents do is unknown where visitors speak.
    for frame in [note(tab(guest), 1, "hm"), text(&FromAgent::Close {}), text(&FromAgent::Take { from: None })] {
        assert_eq!(refused(&story.frame(guest, &frame), guest), Some(Refusal::UnknownKind));
    }
    assert_eq!(story.log.len(), 1);
    assert_eq!(seqs(&story.frame(guest, &say(tab(guest), 1, "and yet")), guest), [2]);
}

#[test]
fn l2_a_socket_that_floods_is_closed() {
    let mut story = Story::of(1);
    let (guest, anna) = (story.stay_awake().arrive(visitor()).unwrap(), story.enter(agent("Anna")));
    for _ in 0..limits::FRAMES_PER_TEN_SECONDS {
        assert_eq!(closed(&story.frame(guest, "{}")), []);
    }
    assert_eq!(closed(&story.frame(guest, "{}")), [(guest, Closing::TooManyFrames)]);
    assert_eq!(Closing::TooManyFrames.code(), 4429);
    assert_eq!(closed(&story.frame(anna, "{}")), [], "another client is another count");
}

#[test]
fn l2_of_an_exchange_what_floods_is_refused() {
    let mut story = Story::of(1);
    let flood = vec![hello(tab(9), START, 1); (limits::FRAMES_PER_TEN_SECONDS / limits::FRAMES_PER_HELLO) as usize];
    let (guest, effects) = story.stay_awake().exchange(visitor(), &flood).unwrap();
    assert_eq!(refused(&effects, guest), None);
    let again = [hello(tab(9), START, 1), say(tab(9), 1, "hello")];
    let (guest, effects) = story.exchange(visitor(), &again).unwrap();
    assert_eq!((refused(&effects, guest), closed(&effects)), (Some(Refusal::TooFast), Vec::new()));
    assert_eq!(story.log.len(), 1);
    story.wait(Duration::from_secs(10));
    let (guest, effects) = story.exchange(visitor(), &again).unwrap();
    assert_eq!(seqs(&effects, guest), [2]);
}

#[test]
fn l2_a_person_who_posts_too_fast_is_told_how_long_to_wait() {
    let mut story = Story::of(1);
    let guest = story.enter(visitor());
    let of = |story: &mut Story, number| story.frame(guest, &say(tab(guest), number, "hello"));
    // The first message of the story counts, too.
    for number in 1..u32::try_from(limits::VISITOR_MESSAGES_PER_MINUTE).unwrap() {
        assert_eq!(refused(&of(&mut story, number), guest), None);
    }
    let last = u32::try_from(limits::VISITOR_MESSAGES_PER_MINUTE).unwrap();
    assert_eq!(refused(&of(&mut story, last), guest), Some(Refusal::TooFast));
    story.wait(Duration::from_mins(1));
    assert_eq!(refused(&of(&mut story, last), guest), None);
}

#[test]
fn d8_a_reloaded_tab_sends_what_it_had_kept_under_its_former_id() {
    let mut story = Story::of(1);
    let guest = story.enter(visitor());
    assert_eq!(seqs(&story.frame(guest, &say(tab(77), 1, "kept")), guest), [2]);
    assert_eq!(seqs(&story.frame(guest, &say(tab(guest), 1, "new")), guest), [3]);
}

#[test]
fn d7_another_persons_tab_is_refused() {
    let mut story = Story::of(1);
    let anna = story.enter(agent("Anna"));
    assert_eq!(refused(&story.frame(anna, &hello(tab(0), 0, 0)), anna), Some(Refusal::TabTaken));
    assert_eq!(refused(&story.frame(anna, &say(tab(0), 2, "hi")), anna), Some(Refusal::TabTaken));
}

#[test]
fn e1_the_room_looks_up_whose_message_it_is() {
    let mut story = Story::of(1);
    let (guest, anna) = (story.enter(visitor()), story.enter(agent("Anna")));
    let edit = |key: u32, number: u32, of: u32| {
        format!(r#"{{"edit":{{"tab":"{}","number":{number},"of":{of},"body":"Hi!"}}}}"#, tab(key))
    };
    let delete = |key: u32, number: u32, of: u32| {
        format!(r#"{{"delete":{{"tab":"{}","number":{number},"of":{of}}}}}"#, tab(key))
    };
    assert_eq!(refused(&story.frame(anna, &edit(anna, 1, 1)), anna), Some(Refusal::NotYours));
    assert_eq!(refused(&story.frame(anna, &delete(anna, 1, 1)), anna), Some(Refusal::NotYours));
    assert_eq!(refused(&story.frame(guest, &edit(guest, 1, 9)), guest), Some(Refusal::NotFound));
    assert_eq!(refused(&story.frame(guest, &edit(guest, 1, 0)), guest), Some(Refusal::NotFound));
    assert_eq!(seqs(&story.frame(guest, &edit(guest, 1, 1)), guest), [2]);
    assert_eq!(refused(&story.frame(guest, &edit(guest, 2, 2)), guest), Some(Refusal::NotFound), "no message");
    assert_eq!(seqs(&story.frame(guest, &delete(guest, 2, 1)), guest), [3]);
}

#[test]
fn s2_agents_take_close_and_reopen() {
    let mut story = Story::of(1);
    let (anna, bram) = (story.enter(agent("Anna")), story.enter(agent("Bram")));
    let take = |from: Option<AgentId>| text(&FromAgent::Take { from });
    story.frame(anna, &take(None));
    assert_eq!(refused(&story.frame(bram, &take(None)), bram), Some(Refusal::AlreadyTaken));
    story.frame(bram, &take(Some(looker("Anna", 1).face.id)));
    let status = |story: &Story| story.wake().summary(story.now).unwrap().status;
    let with_bram = Status::Assigned { to: looker("Bram", 1).face, unanswered_since: Some(story.now) };
    assert_eq!(status(&story), with_bram);
    story.frame(anna, &text(&FromAgent::Close {}));
    assert!(matches!(status(&story), Status::Closed { .. }));
    story.frame(bram, &text(&FromAgent::Reopen {}));
    assert_eq!(status(&story), Status::Assigned { to: looker("Bram", 1).face, unanswered_since: None });
}

#[test]
fn a_frame_of_a_client_that_nobody_knows_closes_it() {
    let mut story = Story::of(1);
    assert_eq!(closed(&story.frame(9, &hello(tab(9), 0, 0))), [(9, Closing::Unknown)]);
    assert_eq!(story.play(Input::Rest(9)), []);
    assert_eq!(story.stored.receipts.of(protocol::Party::Visitor), Receipt { delivered: Seq(0), read: Seq(0) });
}

/// What is stored of the visitor's file number `file`.
fn upload(file: u8) -> Upload {
    let file = File { bytes: 9, mime: "image/png".to_owned(), width: 3, height: 2, ..File::named(file_id(file)) };
    Upload { by: Actor::Visitor, name: "trousers.png".to_owned(), file, arrived: 9, at: protocol::Timestamp(START) }
}

fn file_id(file: u8) -> FileId {
    FileId::from_random([file; 16])
}

#[test]
fn f5_a_message_has_the_file_as_it_is_stored() {
    let mut story = Story::of(1);
    story.files.push(upload(1));
    let guest = story.enter(visitor());
    let effects = story.frame(guest, &say_file(tab(guest), 1, file_id(1)));
    let What::Posted(posted) = &events(&effects, guest)[0].what else { panic!("{effects:?}") };
    let file = posted.file().unwrap();
    assert_eq!((posted.body.as_str(), file.mime.as_str(), file.width), ("trousers.png", "image/png", 3));
}

#[test]
fn f5_a_file_is_in_one_message_and_a_send_that_comes_again_is_acknowledged() {
    let mut story = Story::of(1);
    story.files.push(upload(1));
    story.files.push(Upload { arrived: 8, ..upload(2) });
    let (guest, anna) = (story.enter(visitor()), story.enter(agent("Anna")));
    let refused_to = |story: &mut Story, number, file| {
        refused(&story.frame(guest, &say_file(tab(guest), number, file_id(file))), guest)
    };
    // Not whole, and not there.
    assert_eq!(refused_to(&mut story, 1, 2), Some(Refusal::FileMissing));
    assert_eq!(refused_to(&mut story, 1, 3), Some(Refusal::FileMissing));
    // Not the agent's.
    let effects = story.frame(anna, &say_file(tab(anna), 1, file_id(1)));
    assert_eq!(refused(&effects, anna), Some(Refusal::FileMissing));
    assert_eq!(refused_to(&mut story, 1, 1), None);
    assert_eq!(refused_to(&mut story, 2, 1), Some(Refusal::FileTaken));
    let again = story.frame(guest, &say_file(tab(guest), 1, file_id(1)));
    assert_eq!((refused(&again, guest), story.log.len()), (None, 2));
    // Taken back, nothing of it stays; a send that comes again is acknowledged all the same, another one refused.
    let of = Seq(2);
    let back = text(&FromAgent::Delete(Delete { tab: tab(guest), number: Number(2), of }));
    assert_eq!(refused(&story.frame(guest, &back), guest), None);
    assert_eq!(story.files.iter().map(|upload| upload.file.id).collect::<Vec<_>>(), [file_id(2)]);
    let again = story.frame(guest, &say_file(tab(guest), 1, file_id(1)));
    assert_eq!((refused(&again, guest), story.log.len()), (None, 3));
    assert_eq!(refused_to(&mut story, 3, 1), Some(Refusal::FileMissing));
}

#[test]
fn f5_a_file_keeps_its_name_and_goes_with_its_own_message_alone() {
    let mut story = Story::of(1);
    story.files.push(upload(1));
    let guest = story.enter(visitor());
    story.frame(guest, &say_file(tab(guest), 1, file_id(1)));
    let edit = Edit { tab: tab(guest), number: Number(2), of: Seq(2), body: "invoice.pdf".to_owned() };
    assert_eq!(refused(&story.frame(guest, &text(&FromAgent::Edit(edit))), guest), Some(Refusal::NotFound));
    // Another message is taken back, and a colleague tries.
    let delete =
        |key, number, of| text(&FromAgent::Delete(Delete { tab: tab(key), number: Number(number), of: Seq(of) }));
    assert_eq!(refused(&story.frame(guest, &delete(guest, 2, 1)), guest), None);
    let anna = story.enter(agent("Anna"));
    assert_eq!(refused(&story.frame(anna, &delete(anna, 1, 2)), anna), Some(Refusal::NotYours));
    assert_eq!(story.files.len(), 1);
}

#[test]
fn k2_only_agents_send_cards_and_nobody_gives_one_another_text() {
    let mut story = Story::of(1);
    let (guest, anna) = (story.enter(visitor()), story.enter(agent("Anna")));
    assert_eq!(refused(&story.frame(guest, &say_card(tab(guest), 1, None)), guest), Some(Refusal::NotYours));
    let effects = story.frame(anna, &say_card(tab(anna), 1, None));
    let last = events(&effects, guest).pop().unwrap();
    let What::Posted(posted) = last.what else { panic!("{effects:?}") };
    assert_eq!(posted.body.as_str(), "Chino · https://shop.example/chino");
    assert!(matches!(posted.with, Some(Content::Card(card)) if card.picture.is_none()));
    let edit = Edit { tab: tab(anna), number: Number(2), of: last.seq, body: "Free".to_owned() };
    assert_eq!(refused(&story.frame(anna, &text(&FromAgent::Edit(edit))), anna), Some(Refusal::NotFound));
}

#[test]
fn k3_the_picture_of_a_card_is_a_file_of_its_sender_and_goes_with_it() {
    let mut story = Story::of(1);
    let (_, anna) = (story.enter(visitor()), story.enter(agent("Anna")));
    let by = Actor::Agent(looker("Anna", 1).face.id);
    story.files.extend([upload(1), Upload { by, ..upload(2) }, Upload { by, ..upload(3) }]);
    story.files[2].file.width = 0;
    let try_with =
        |story: &mut Story, number, file| story.frame(anna, &say_card(tab(anna), number, Some(file_id(file))));
    // The visitor's, one that is not there, and one that is no picture.
    for (file, code) in [(1, Refusal::FileMissing), (9, Refusal::FileMissing), (3, Refusal::BadCard)] {
        assert_eq!(refused(&try_with(&mut story, 1, file), anna), Some(code), "{file}");
    }
    let effects = try_with(&mut story, 1, 2);
    let last = events(&effects, anna).pop().unwrap();
    let What::Posted(posted) = last.what else { panic!("{effects:?}") };
    // What the client says of it counts nowhere.
    assert_eq!(posted.file().map(|picture| (picture.width, picture.bytes)), Some((3, 9)));
    assert_eq!(refused(&try_with(&mut story, 2, 2), anna), Some(Refusal::FileTaken));
    let back = Delete { tab: tab(anna), number: Number(2), of: last.seq };
    story.frame(anna, &text(&FromAgent::Delete(back)));
    assert_eq!(story.files.iter().map(|upload| upload.file.id).collect::<Vec<_>>(), [file_id(1), file_id(3)]);
}
