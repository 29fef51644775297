use protocol::{Body, Verdict};

use super::*;

fn answer(id: u8, title: &str, phrasings: &[&str], body: &str) -> Answer {
    Answer {
        id: AnswerId::from_random([id; 16]),
        version: 0,
        title: title.to_owned(),
        phrasings: phrasings.iter().map(|&phrasing| phrasing.to_owned()).collect(),
        body: Body::try_from(body).unwrap(),
        link: String::new(),
    }
}

fn shop() -> Vec<Answer> {
    vec![
        answer(1, "Verzendkosten", &["Wat kost verzenden?", "Hoe duur is de bezorging?"], "Verzenden kost 4,95."),
        answer(2, "Retourneren", &["Kan ik iets terugsturen?", "Hoe stuur ik iets retour?"], "Dat kan 30 dagen."),
        answer(3, "Maten", &["Welke maat heb ik?", "Valt deze broek groot?"], "Kijk op de maattabel."),
    ]
}

fn check(answer: Answer, before: Option<&Answer>, held: usize, expected: Result<u32, Refusal>) {
    assert_eq!(write(answer, before, held).map(|answer| answer.version), expected);
}

#[test]
fn q7_an_answer_is_written_once_a_version_and_an_older_one_undoes_nothing() {
    let first = answer(1, "Returns", &[], "Within 30 days.");
    check(first.clone(), None, 0, Ok(1));
    let stored = Answer { version: 1, ..first.clone() };
    check(stored.clone(), Some(&stored), 1, Ok(2));
    check(first.clone(), Some(&stored), 1, Err(Refusal::AnswerChanged));
    // Somebody has removed it.
    check(stored.clone(), None, 0, Err(Refusal::AnswerChanged));
    check(first, None, limits::ANSWERS_PER_SITE, Err(Refusal::TooManyAnswers));
    check(stored.clone(), Some(&stored), limits::ANSWERS_PER_SITE, Ok(2));
}

#[test]
fn q7_what_can_be_no_answer_is_refused() {
    let bad = |answer| check(answer, None, 0, Err(Refusal::BadAnswer));
    bad(answer(1, " ", &[], "x"));
    bad(answer(1, "?!", &[], "x"));
    bad(answer(1, &"x".repeat(61), &[], "x"));
    bad(answer(1, "Two\nlines", &[], "x"));
    bad(answer(1, "Returns", &["?"], "x"));
    bad(answer(1, "Returns", &["x".repeat(301).as_str()], "x"));
    bad(answer(1, "Returns", &["a"; 20], "x"));
    bad(answer(1, "Returns", &[], &"x".repeat(3_001)));
    for link in ["javascript:alert(1)", "https://", "https:// x", "ftp://x.example", "//x.example"] {
        bad(Answer { link: link.to_owned(), ..answer(1, "Returns", &[], "x") });
    }
    let fine = Answer { link: "https://shop.example/returns".to_owned(), ..answer(1, " Returns ", &["", " a "], "x") };
    let written = write(fine, None, 0).unwrap();
    assert_eq!((written.title.as_str(), written.phrasings), ("Returns", vec!["a".to_owned()]));
}

#[test]
fn q8_a_phrasing_of_two_answers_is_shown() {
    let twice =
        vec![answer(1, "Returns", &["Can I send it back?"], "x"), answer(2, "Refund", &["can i send it back"], "y")];
    let ids = [twice[0].id, twice[1].id];
    let found = listed(twice).contradictions;
    assert_eq!(found, [Contradiction { phrasing: "can i send it back".to_owned(), answers: ids }]);
    assert_eq!(listed(shop()).contradictions, []);
}

#[test]
fn q9_what_was_learned_is_read_back_and_knows_the_owner_s_words() {
    let learned = Knowledge::learn(shop());
    let read = Knowledge::from_bytes(&learned.to_bytes()).unwrap();
    for knowledge in [&learned, &read] {
        let known = knowledge.about("wat kost verzenden", false);
        assert_eq!((known.verdict, known.best[0].title.as_str()), (Verdict::Answer, "Verzendkosten"));
        assert_eq!(known.starters, ["Verzendkosten", "Retourneren", "Maten"]);
        assert_eq!(knowledge.opinion("Retourneren", true).answers[0], shop()[1].id, "a title is a way to ask");
        assert_eq!(knowledge.about("", false).verdict, Verdict::HandOver);
    }
    assert!(Knowledge::from_bytes(&[]).is_none());
    assert!(Knowledge::from_bytes(&learned.to_bytes()[..100]).is_none());
    assert!(Knowledge::from_bytes(&[255; 100]).is_none());
}

#[test]
fn q9_a_bot_that_knows_nothing_hands_over() {
    let nothing = Knowledge::from_bytes(&Knowledge::learn(Vec::new()).to_bytes()).unwrap();
    let known = nothing.about("hello", false);
    assert_eq!((known.verdict, known.best.len(), known.starters.len()), (Verdict::HandOver, 0, 0));
}
