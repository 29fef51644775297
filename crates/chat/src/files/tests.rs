use protocol::{AgentId, FileId};

use super::*;

const NOW: Timestamp = Timestamp(1_795_000_000_000);
const MIB: usize = limits::PIECE_BYTES as usize;

/// The shortest head of a PNG of that size.
fn png(width: u32, height: u32) -> Vec<u8> {
    let head = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &width.to_be_bytes(), &height.to_be_bytes()];
    [head.concat().as_slice(), b"\x08\x02\0\0\0"].concat()
}

fn piece<'a>(name: &'a str, place: u32, bytes: usize, content: &'a [u8]) -> Piece<'a> {
    let (file, bytes) = (FileId::from_random([1; 16]), u32::try_from(bytes).unwrap());
    Piece { file, place, name, bytes, content }
}

fn whole<'a>(name: &'a str, content: &'a [u8]) -> Piece<'a> {
    piece(name, 0, content.len(), content)
}

fn taken(piece: Piece<'_>, stored: Option<&Upload>) -> Result<Option<Upload>, Refusal> {
    take(NOW, Actor::Visitor, piece, stored, &Held::default()).map_err(|refused| refused.code)
}

fn mime(name: &str, content: &[u8]) -> Result<String, Refusal> {
    taken(whole(name, content), None).map(|stored| stored.unwrap().file.mime)
}

#[test]
fn f1_pieces_come_in_order_and_one_that_comes_again_changes_nothing() {
    let mut content = png(640, 480);
    content.resize(2 * MIB + 7, 0);
    let of = |place: u32| {
        let from = place as usize * MIB;
        piece("a.png", place, 2 * MIB + 7, &content[from..content.len().min(from + MIB)])
    };
    let first = taken(of(0), None).unwrap().unwrap();
    assert_eq!((first.arrived as usize, first.is_whole(), first.answer().file), (MIB, false, None));
    assert_eq!(taken(of(0), Some(&first)), Ok(None));
    let second = taken(of(1), Some(&first)).unwrap().unwrap();
    assert_eq!(taken(of(0), Some(&second)), Ok(None));
    let third = taken(of(2), Some(&second)).unwrap().unwrap();
    assert!(third.is_whole());
    assert_eq!(taken(of(1), Some(&third)), Ok(None));
    let file = third.answer().file.unwrap();
    assert_eq!(
        (file.mime.as_str(), file.width, file.height, file.bytes as usize),
        ("image/png", 640, 480, 2 * MIB + 7)
    );
}

#[test]
fn f1_a_missing_piece_is_asked_for() {
    let mut content = png(1, 1);
    content.resize(3 * MIB, 0);
    let of = |place: u32| piece("a.png", place, 3 * MIB, &content[place as usize * MIB..][..MIB]);
    let expects = |place, stored: Option<&Upload>, next| {
        let refused = take(NOW, Actor::Visitor, of(place), stored, &Held::default()).unwrap_err();
        assert_eq!((refused.code, refused.number), (Refusal::PieceGap, Some(Number(next))));
    };
    expects(1, None, 0);
    let first = taken(of(0), None).unwrap().unwrap();
    expects(2, Some(&first), 1);
}

#[test]
fn f1_pieces_of_a_wrong_size_or_another_file_are_refused() {
    let mut content = png(1, 1);
    content.resize(2 * MIB, 0);
    let first = taken(piece("a.png", 0, 2 * MIB, &content[..MIB]), None).unwrap().unwrap();
    let bad = Err(Refusal::BadRequest);
    for place in [2, 4_096, u32::MAX] {
        let refused = taken(piece("a.png", place, 2 * MIB, &[]), Some(&first)).unwrap_err();
        assert!(matches!(refused, Refusal::PieceGap), "{place}");
    }
    assert_eq!(taken(piece("a.png", 1, 2 * MIB, &content[..MIB - 1]), Some(&first)), bad);
    assert_eq!(taken(piece("a.png", 1, 2 * MIB, &[]), Some(&first)), bad);
    assert_eq!(taken(piece("b.png", 1, 2 * MIB, &content[..MIB]), Some(&first)), bad);
    assert_eq!(taken(piece("a.png", 1, 2 * MIB - 1, &content[..MIB]), Some(&first)), bad);
    assert_eq!(taken(piece("a.png", 0, 2 * MIB, &content[..9]), None), bad);
    // Past its end.
    let last = taken(piece("a.png", 1, 2 * MIB, &content[..MIB]), Some(&first)).unwrap().unwrap();
    assert_eq!(taken(piece("a.png", 2, 2 * MIB, &[]), Some(&last)), bad);
    let agent = Actor::Agent(AgentId::from_random([3; 16]));
    let theirs = take(NOW, agent, piece("a.png", 1, 2 * MIB, &content[..MIB]), Some(&first), &Held::default());
    assert_eq!(theirs.unwrap_err().code, Refusal::FileTaken);
}

#[test]
fn f2_sizes_and_names_have_limits() {
    let content = png(1, 1);
    let sized = |bytes: u32| taken(Piece { bytes, ..whole("a.png", &content) }, None);
    assert_eq!(taken(whole("a.png", &[]), None), Err(Refusal::FileEmpty));
    assert_eq!(sized(limits::FILE_BYTES + 1), Err(Refusal::FileTooLarge));
    assert_eq!(sized(u32::MAX), Err(Refusal::FileTooLarge));
    let mut first = content.clone();
    first.resize(MIB, 0);
    assert!(taken(piece("a.png", 0, limits::FILE_BYTES as usize, &first), None).is_ok());
    for name in ["../a.png", "a\u{202e}gnp.exe", "", &"é".repeat(4_000)] {
        assert_eq!(taken(whole(name, &content), None), Err(Refusal::BadFileName), "{name}");
    }
}

#[test]
fn f3_a_file_is_what_its_first_bytes_say() {
    let jpeg = b"\xff\xd8\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03\x01\x22\0\x02\x11\x01\x03\x11\x01";
    let check = |name, content: &[u8], expected: Result<&str, Refusal>| {
        assert_eq!(mime(name, content), expected.map(str::to_owned), "{name}");
    };
    check("a.jpg", jpeg, Ok("image/jpeg"));
    check("A.JPEG", jpeg, Ok("image/jpeg"));
    check("a.png", &png(9, 9), Ok("image/png"));
    check("a.pdf", b"%PDF-1.7\n", Ok("application/pdf"));
    check("a.txt", "Größe 32\r\n\tja".as_bytes(), Ok("text/plain"));
    check("a.csv", b"size,colour\n32,blue\n", Ok("text/csv"));
    check(
        "a.docx",
        b"PK\x03\x04\x14\0\0\0",
        Ok("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    );
    let lies = Err(Refusal::FileKind);
    check("a.jpg", &png(9, 9), lies);
    check("a.png", b"<html><script>alert(1)</script>", lies);
    check("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", lies);
    check("a.txt", b" \n<svg onload='alert(1)'/>", lies);
    check("a.txt", b"\xef\xbb\xbf<!doctype html>", lies);
    check("a.txt", b"#!/bin/sh\nrm -r /", lies);
    check("a.txt", b"a\0b", lies);
    check("a.txt", b"\xff\xfeh\0i\0", lies);
    check("a.html", b"hello", lies);
    check("a.pdf", b"hello", lies);
    check("a.exe", b"MZ\x90\0", lies);
    check("a.png.exe", &png(9, 9), lies);
    check("a.zip", b"PK\x03\x04\x14\0\0\0", lies);
    check("png", &png(9, 9), lies);
}

#[test]
fn f3_a_picture_that_would_fill_the_memory_is_refused() {
    let check = |width, height, expected| assert_eq!(mime("a.png", &png(width, height)).err(), expected);
    check(8_000, 6_000, None);
    check(16_384, 1, None);
    check(30_000, 30_000, Some(Refusal::PictureTooLarge));
    check(16_385, 1, Some(Refusal::PictureTooLarge));
    check(8_000, 7_000, Some(Refusal::PictureTooLarge));
    check(u32::MAX, u32::MAX, Some(Refusal::PictureTooLarge));
    check(0, 9, Some(Refusal::FileKind));
    // Cut off before it says how large it is.
    assert_eq!(mime("a.png", &png(9, 9)[..18]).err(), Some(Refusal::FileKind));
}

#[test]
fn f4_a_conversation_and_an_hour_hold_so_many_files() {
    let content = png(1, 1);
    let taken = |by, held: Held| take(NOW, by, whole("a.png", &content), None, &held).map(drop);
    let agent = Actor::Agent(AgentId::from_random([3; 16]));
    let full = Held { bytes: limits::FILES_BYTES - content.len() as u64, ..Held::default() };
    assert_eq!(taken(agent, full), Ok(()));
    let over = Held { bytes: full.bytes + 1, ..full };
    assert_eq!(taken(agent, over).unwrap_err(), Refusal::TooManyFiles.into());
    let many = Held { files: limits::FILES_PER_CONVERSATION, ..Held::default() };
    assert_eq!(taken(agent, many).unwrap_err(), Refusal::TooManyFiles.into());
    let eager = Held {
        of_visitor: limits::VISITOR_FILES_PER_HOUR,
        first_of_visitor: NOW.before(Duration::from_mins(50)),
        ..Held::default()
    };
    let refused = taken(Actor::Visitor, eager).unwrap_err();
    assert_eq!((refused.code, refused.retry_after_ms), (Refusal::TooManyFiles, Some(600_000)));
    assert_eq!(taken(agent, eager), Ok(()));
}

#[test]
fn f5_a_message_has_a_file_of_its_sender_that_is_whole_and_no_other_message_s() {
    let stored = taken(whole("a.png", &png(1, 1)), None).unwrap().unwrap();
    let unfit = |stored, is_taken, by| Upload::unfit(stored, is_taken, by);
    let agent = Actor::Agent(AgentId::from_random([3; 16]));
    assert_eq!(unfit(Some(&stored), false, Actor::Visitor), None);
    assert_eq!(unfit(Some(&stored), true, Actor::Visitor), Some(Refusal::FileTaken));
    assert_eq!(unfit(Some(&stored), false, agent), Some(Refusal::FileMissing));
    assert_eq!(unfit(None, false, Actor::Visitor), Some(Refusal::FileMissing));
    let half = Upload { arrived: 1, ..stored.clone() };
    assert_eq!(unfit(Some(&half), false, Actor::Visitor), Some(Refusal::FileMissing));
    assert_eq!(stored.given_up_at(), NOW.plus(Duration::from_hours(24)));
}
