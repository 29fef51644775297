//! What the bot makes of visitors' questions, on small sets of our own in Dutch and English.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::cast_precision_loss, missing_docs)]

mod sets;

use edgewise_answers::{Caution, Model, Verdict};
use sets::{DUTCH, ENGLISH, intent, intents, rows, trained};

fn verdict(model: &Model, question: &str, caution: Caution) -> Verdict {
    Verdict::of(&model.ask(question), caution)
}

/// How many of the customers' questions have the right answer among the first `places`.
fn right(set: &'static str, model: &Model, places: usize) -> f32 {
    let rows = rows(set, "val");
    let is_right =
        |(label, text): &&(&str, &str)| model.ask(text).answers.iter().take(places).any(|answer| answer.id == *label);
    rows.iter().filter(is_right).count() as f32 / rows.len() as f32
}

#[test]
fn questions_find_their_answers() {
    for (set, first, three) in [(DUTCH, 0.85, 0.95), (ENGLISH, 0.85, 0.95)] {
        let model = trained(&intents(set));
        let (found, among_three) = (right(set, &model, 1), right(set, &model, 3));
        assert!(found >= first && among_three >= three, "{found} {among_three}");
    }
}

#[test]
fn what_was_not_taught_is_not_answered() {
    for set in [DUTCH, ENGLISH] {
        let model = trained(&intents(set));
        for (_, text) in rows(set, "oos_val") {
            let ranking = model.ask(text);
            assert_ne!(Verdict::of(&ranking, Caution::Usual), Verdict::Answer, "{text}: {}", ranking.confidence);
        }
        for text in ["zzzz qqqq", "日本語", "привет", "1234567"] {
            assert_eq!(verdict(&model, text, Caution::Usual), Verdict::HandOver, "{text}");
        }
    }
}

#[test]
fn answers_are_mostly_right_and_a_careful_bot_gives_fewer() {
    for set in [DUTCH, ENGLISH] {
        let model = trained(&intents(set));
        let mut answered = [0, 0];
        let mut wrong = 0;
        for (label, text) in rows(set, "val") {
            let ranking = model.ask(text);
            let is_answered = [Caution::Usual, Caution::Careful].map(|it| Verdict::of(&ranking, it) == Verdict::Answer);
            assert!(is_answered[0] || !is_answered[1], "careful answers only what the usual bot would: {text}");
            answered[0] += usize::from(is_answered[0]);
            answered[1] += usize::from(is_answered[1]);
            wrong += usize::from(is_answered[0] && ranking.answers[0].id != label);
        }
        assert!(answered[0] >= 6 && answered[1] < answered[0], "{answered:?}");
        assert!(wrong <= 1, "{wrong} of {}", answered[0]);
    }
}

#[test]
fn what_the_owner_wrote_is_answered() {
    for set in [DUTCH, ENGLISH] {
        let model = trained(&intents(set));
        for (label, text) in rows(set, "train") {
            let typed = text.to_uppercase().replace('?', " !");
            let ranking = model.ask(&typed);
            assert_eq!(ranking.answers[0].id, label, "{typed}");
            assert_eq!(Verdict::of(&ranking, Caution::Careful), Verdict::Answer, "{typed}");
        }
    }
}

#[test]
fn what_the_owner_wrote_in_two_intents_is_asked_back() {
    let model = trained(&[
        intent("a", &["Can I change my order?", "I ordered the wrong size"]),
        intent("b", &["can i change my order", "Where do I send it back?"]),
        intent("c", &["Do you ship abroad?"]),
    ]);
    let ranking = model.ask("Can I change my order?");
    let mut first_two = [ranking.answers[0].id, ranking.answers[1].id];
    first_two.sort_unstable();
    assert_eq!(first_two, ["a", "b"]);
    assert_eq!(Verdict::of(&ranking, Caution::Usual), Verdict::Offer);
}

#[test]
fn a_slip_changes_little() {
    let model = trained(&intents(DUTCH));
    for (typed, label) in [
        ("wat zijn jullie opneingstijden", "open"),
        ("moet ik een hnaddoek meenemen", "meenemen"),
        ("hb ik een verwijzng nodig", "verwijzing"),
        ("ik wil een afspaark maken", "afspraak"),
        ("welke zorgverzekeraras hebben een contract", "vergoeding"),
    ] {
        assert_eq!(model.ask(typed).answers[0].id, label, "{typed}");
    }
}

#[test]
fn a_compound_is_found_by_its_parts() {
    let model = trained(&[
        intent("kosten", &["Wat zijn de kosten?", "Hoeveel kost het?"]),
        intent("betalen", &["Hoe kan ik betalen?", "Kan ik pinnen?"]),
        intent("winkel", &["Waar is de winkel?", "Hebben jullie een winkel?"]),
    ]);
    for (typed, id) in [("bezorgkosten", "kosten"), ("de verzendkosten", "kosten"), ("schoenenwinkel", "winkel")] {
        assert_eq!(model.ask(typed).answers[0].id, id, "{typed}");
    }
}

#[test]
fn one_word_is_answered_only_when_it_is_clear() {
    let model = trained(&intents(DUTCH));
    assert_eq!(verdict(&model, "Openingsuren?", Caution::Usual), Verdict::Answer, "the owner wrote it");
    for (typed, label) in [("parkeren", "parkeren"), ("factuur", "factuur"), ("huisbezoek", "huisbezoek")] {
        let ranking = model.ask(typed);
        assert_eq!(ranking.answers[0].id, label);
        assert_ne!(Verdict::of(&ranking, Caution::Usual), Verdict::HandOver, "{typed}: {}", ranking.confidence);
    }
    for typed in ["de", "ja", "hoi"] {
        assert_ne!(verdict(&model, typed, Caution::Usual), Verdict::Answer, "{typed}");
    }
}

#[test]
fn a_question_without_words_has_no_answers() {
    let model = trained(&intents(ENGLISH));
    for question in ["", "   ", "?!", "👍"] {
        let ranking = model.ask(question);
        assert!(ranking.answers.is_empty() && ranking.words == 0);
        assert_eq!(Verdict::of(&ranking, Caution::Usual), Verdict::HandOver);
    }
}

#[test]
fn a_long_question_is_read_to_its_4_000th_letter() {
    let model = trained(&intents(ENGLISH));
    let long = "my dog has a membership card too ".repeat(200);
    assert_eq!(model.ask(&long), model.ask(&long[..4_000]));
    let words = "abcdefgh ".repeat(100_000);
    assert_ne!(verdict(&model, &words, Caution::Usual), Verdict::Answer);
}

#[test]
fn one_intent_is_answered_only_to_what_is_like_it() {
    let model = trained(&[intent("hours", &["When are you open?", "What are your opening hours?"])]);
    assert_eq!(verdict(&model, "when are you open", Caution::Usual), Verdict::Answer);
    for other in ["do you love me", "where is my parcel", "tell me a joke"] {
        assert_ne!(verdict(&model, other, Caution::Usual), Verdict::Answer, "{other}");
    }
}

#[test]
fn shares_are_of_all_answers_and_confidence_is_a_chance() {
    let model = trained(&intents(ENGLISH));
    for (_, text) in rows(ENGLISH, "val").into_iter().chain(rows(ENGLISH, "oos_val")) {
        let ranking = model.ask(text);
        assert_eq!(ranking.answers.len(), model.ids().count());
        let sum: f32 = ranking.answers.iter().map(|answer| answer.share).sum();
        assert!((sum - 1.0).abs() < 1e-4, "{sum}");
        assert!((0.0..=1.0).contains(&ranking.confidence) && ranking.energy.is_finite());
    }
}
