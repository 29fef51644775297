//! Models as bytes: the same everywhere, small, and never believed.
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

mod sets;

use edgewise_answers::{Intent, Limits, Model, Unreadable};
use sets::{DUTCH, ENGLISH, intent, intents, rows, trained};

fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Bytes whose sum is right, whatever they say.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() - 8);
    let sum = fnv(&bytes);
    bytes.extend(sum.to_le_bytes());
    bytes
}

fn small() -> Vec<u8> {
    trained(&[intent("a", &["where is it", "is it there"]), intent("b", &["what does it cost"])]).to_bytes()
}

/// A seed's numbers (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }
}

#[test]
fn the_same_intents_give_the_same_bytes() {
    for set in [DUTCH, ENGLISH] {
        assert_eq!(trained(&intents(set)).to_bytes(), trained(&intents(set)).to_bytes());
    }
}

/// Sums, exponents and logarithms come out alike on every machine. Whoever changes the engine on purpose takes over the new
/// numbers.
#[test]
fn every_machine_learns_the_same() {
    assert_eq!(fnv(&trained(&intents(DUTCH)).to_bytes()), 11_439_947_665_246_921_725);
    assert_eq!(fnv(&trained(&intents(ENGLISH)).to_bytes()), 13_780_520_613_060_041_176);
}

#[test]
fn a_read_model_answers_like_the_one_that_was_stored() {
    for set in [DUTCH, ENGLISH] {
        let model = trained(&intents(set));
        let bytes = model.to_bytes();
        let read = Model::from_bytes(&bytes).expect("it was just written");
        for (_, text) in rows(set, "val").into_iter().chain(rows(set, "oos_val")) {
            assert_eq!(model.ask(text), read.ask(text));
        }
        assert_eq!(read.to_bytes(), bytes);
    }
}

#[test]
fn what_is_no_model_is_refused() {
    let read = |bytes: &[u8]| Model::from_bytes(bytes).err();
    assert_eq!(read(b""), Some(Unreadable::NoModel));
    assert_eq!(read(b"EWA"), Some(Unreadable::NoModel));
    assert_eq!(read(b"{\"intents\":[]}"), Some(Unreadable::NoModel));
    assert_eq!(read(b"EWAN"), Some(Unreadable::Damaged));
    let mut later = small();
    later[4..6].copy_from_slice(&7_u16.to_le_bytes());
    assert_eq!(read(&later), Some(Unreadable::Version(7)));
    assert_eq!(Unreadable::Version(7).to_string(), "this model has version 7, not 1; train it again");
}

#[test]
fn a_model_that_was_cut_off_or_changed_is_refused() {
    let bytes = small();
    for end in 6..bytes.len() {
        assert_eq!(Model::from_bytes(&bytes[..end]).err(), Some(Unreadable::Damaged), "{end}");
    }
    for at in 6..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        assert_eq!(Model::from_bytes(&changed).err(), Some(Unreadable::Damaged), "{at}");
    }
    let longer = signed([bytes.as_slice(), &[0; 8]].concat());
    assert_eq!(Model::from_bytes(&longer).err(), Some(Unreadable::Damaged));
}

#[test]
fn a_model_that_lies_is_refused_or_harmless() {
    let bytes = small();
    let mut numbers = Numbers(0x0015_0015);
    let mut refused = 0;
    for _ in 0..20_000 {
        let mut lie = bytes.clone();
        for _ in 0..=numbers.below(3) {
            let at = 6 + numbers.below(lie.len() - 6);
            match numbers.below(4) {
                0 => lie[at] = 0xff,
                1 => lie[at] = u8::try_from(numbers.below(256)).unwrap(),
                2 => drop(lie.drain(at..(at + numbers.below(9)).min(lie.len()))),
                _ => lie.insert(at, 0),
            }
            lie.resize(lie.len().max(16), 0);
        }
        match Model::from_bytes(&signed(lie)) {
            Err(_) => refused += 1,
            Ok(model) => {
                let ranking = model.ask("where is it, and what does it cost?");
                assert!(!ranking.confidence.is_nan() && !ranking.answers.is_empty());
            }
        }
    }
    assert!(refused > 5_000, "{refused}");
}

#[test]
fn counts_that_cannot_be_cost_nothing() {
    let bytes = small();
    // Intents, phrasings of the first, letters of its id, features that may be told apart, features that are.
    for (at, width) in [(18, 4), (22, 2), (25, 4), (6, 8)] {
        let mut lie = bytes.clone();
        lie[at..at + width].fill(0xff);
        let read = Model::from_bytes(&signed(lie));
        // More features may be told apart than there are: that is no lie.
        assert_eq!(read.is_ok(), at == 6, "{at}");
    }
    let mut scale = bytes.clone();
    scale[14..18].copy_from_slice(&f32::NAN.to_le_bytes());
    assert_eq!(Model::from_bytes(&signed(scale)).err(), Some(Unreadable::Damaged));
}

/// Phrasings of a site that uses all of its limits: words by chance from a language of 4,000.
fn many(intents: usize, phrasings: usize) -> Vec<Intent> {
    let mut numbers = Numbers(3_006);
    let syllables = ["ka", "ver", "lo", "ting", "re", "stu", "ma", "en", "del", "bo", "ge", "zij", "pra", "won"];
    let word = |numbers: &mut Numbers| -> String {
        // Some words are in many questions, most in few.
        let rank = numbers.below(64) * numbers.below(64);
        [rank % 14, rank / 14 % 14, rank / 196 % 14].map(|at| syllables[at]).concat()
    };
    let phrasing = |numbers: &mut Numbers| (0..7).map(|_| word(numbers)).collect::<Vec<_>>().join(" ");
    let intent = |at: usize, numbers: &mut Numbers| Intent {
        id: format!("question-{at}"),
        phrasings: (0..phrasings).map(|_| phrasing(numbers)).collect(),
    };
    (0..intents).map(|at| intent(at, &mut numbers)).collect()
}

#[test]
fn a_usual_model_is_small_and_the_largest_has_6_megabytes() {
    let usual = trained(&intents(DUTCH)).to_bytes();
    assert!(usual.len() < 60_000, "{}", usual.len());
    let bytes = trained(&many(200, 20)).to_bytes();
    assert!(bytes.len() <= 6_000_000 && bytes.len() > 1_000_000, "{}", bytes.len());
    assert!(Model::from_bytes(&bytes).is_ok());
}

#[test]
fn what_does_not_fit_is_not_told_apart() {
    let limits = Limits { bytes: 30_000, ..Limits::SITE };
    let intents = many(20, 20);
    let model = Model::train(&intents, limits).expect("these intents are allowed");
    let bytes = model.to_bytes();
    assert!(bytes.len() <= 30_000, "{}", bytes.len());
    let read = Model::from_bytes(&bytes).expect("it was just written");
    assert_eq!(read.features(), model.features());
    let question = &intents[3].phrasings[5];
    assert_eq!(read.ask(question), model.ask(question));
    assert_eq!(read.ask(question).answers[0].id, "question-3");
}

#[test]
fn texts_that_leave_no_room_at_all_are_still_stored() {
    let limits = Limits { bytes: 10, ..Limits::SITE };
    let model = Model::train(&intents(DUTCH), limits).expect("these intents are allowed");
    assert_eq!(model.features(), 0);
    assert!(Model::from_bytes(&model.to_bytes()).is_ok());
    assert!(model.ask("waar kan ik parkeren").confidence < 0.8);
}
