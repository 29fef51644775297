//! The bot and people in one conversation.

use protocol::{Answer, AnswerId, Body, Change, Content, HandedOver, Verdict, Why};
use words::{Formality, Language, said};

use super::story::*;
use super::*;
use crate::automation::bot::{Known, Question};

fn with_bot(bot: Bot) -> Story {
    Story { bot, ..Story::new() }
}

fn on() -> Bot {
    Bot { on: true, ..Bot::default() }
}

fn sentences() -> &'static Said {
    said::of(Language::En, Formality::Informal)
}

fn answer(id: u8, title: &str) -> Answer {
    let body = Body::try_from(format!("All about {title}.").as_str()).unwrap();
    let link = String::new();
    Answer { id: AnswerId::from_random([id; 16]), version: 1, title: title.to_owned(), phrasings: vec![], body, link }
}

fn known(verdict: Verdict) -> Known {
    let best = vec![answer(1, "Returns"), answer(2, "Delivery"), answer(3, "Sizes")];
    Known { verdict, best, starters: vec!["Returns".to_owned(), "Delivery".to_owned()] }
}

/// What the bot is to look up.
fn consulted(effects: &[Effect]) -> Option<Question> {
    effects.iter().find_map(|effect| if let Effect::Consult(question) = effect { Some(question.clone()) } else { None })
}

impl Story {
    /// The visitor says it, and the bot is advised.
    fn ask(&mut self, number: u32, text: &str, verdict: Verdict) -> Vec<Effect> {
        let effects = self.play(say(&visitor(1), number, text));
        let question = consulted(&effects).expect("the bot is asked");
        assert_eq!(question.text, text);
        self.advise(question.of, known(verdict), false)
    }

    fn advise(&mut self, of: Seq, known: impl Into<Option<Known>>, is_closed: bool) -> Vec<Effect> {
        self.play(Input::Advise(Advice { of, known: known.into(), is_closed }, sentences()))
    }

    /// What happened, from the first on, without what was said.
    fn kinds(&self) -> Vec<String> {
        let kind = |event: &Event| match (&event.what, &event.by) {
            (What::Posted(_), by) => format!("{:?} says", by.actor()).replace("Agent(", "A").to_lowercase(),
            (What::HandedOver(HandedOver { why }), _) => format!("{why:?}").to_lowercase(),
            (what, _) => format!("{what:?}").split(['(', ' ']).next().unwrap_or_default().to_lowercase(),
        };
        self.log.iter().map(kind).collect()
    }

    fn last_said(&self) -> (&str, Vec<&str>) {
        let posted = self.log.iter().rev().find_map(|event| match &event.what {
            What::Posted(posted) => Some(posted),
            _ => None,
        });
        let posted = posted.unwrap();
        let choices = match &posted.with {
            Some(Content::Choices(choices)) => choices.as_slice().iter().map(String::as_str).collect(),
            _ => Vec::new(),
        };
        (posted.body.as_str(), choices)
    }

    fn is_automated(&self) -> bool {
        self.status() == Some(Status::Automated {})
    }
}

#[test]
fn q1_the_bot_has_a_new_conversation_and_nobody_waits() {
    let mut story = with_bot(on());
    let effects = story.play(say(&visitor(1), 1, "Hello?"));
    assert_eq!(consulted(&effects), Some(Question { of: Seq(1), text: "Hello?".to_owned() }));
    assert_eq!(story.kinds(), ["visitor says", "automated"]);
    assert!(story.is_automated());
    assert_eq!(story.status().unwrap().waiting_since(), None);

    let mut without = with_bot(Bot::default());
    assert_eq!(consulted(&without.play(say(&visitor(1), 1, "Hello?"))), None);
    assert_eq!(without.status(), Some(Status::Waiting { since: second(0) }));
}

#[test]
fn q1_it_comes_back_where_a_visitor_reopens_if_the_owner_wants_that() {
    for (returns, expected) in [(true, "automated"), (false, "visitor says")] {
        let mut story = with_bot(Bot { returns, ..on() });
        story.ask(1, "Hello?", Verdict::Answer);
        story.play(Input::Close(face("Anna")));
        story.play(say(&visitor(1), 2, "One more thing"));
        assert_eq!(story.kinds().last().unwrap(), expected);
        assert_eq!(story.is_automated(), returns);
    }
}

#[test]
fn q1_a_bot_that_is_switched_on_later_talks_into_nothing() {
    let mut story = with_bot(Bot::default());
    story.play(say(&visitor(1), 1, "Hello?"));
    story.bot = on();
    assert_eq!(consulted(&story.play(say(&visitor(1), 2, "Anybody?"))), None);
    assert_eq!(story.status(), Some(Status::Waiting { since: second(0) }));
}

#[test]
fn q2_sure_it_answers_unsure_it_offers_and_else_it_hands_over() {
    let mut story = with_bot(on());
    story.ask(1, "send it back?", Verdict::Answer);
    let (text, choices) = story.last_said();
    assert!(text.starts_with(sentences().bot_introduction), "first it says what it is: {text}");
    assert!(text.ends_with("All about Returns.\n\nDid that help?"), "{text}");
    assert_eq!(choices, ["Yes, it did", "No, it did not", "Talk to a person"]);
    assert_eq!(story.load().summary(story.now).unwrap().last.unwrap().text, "All about Returns.");

    story.ask(2, "and by post?", Verdict::Offer);
    assert_eq!(story.last_said().0, "Is it about one of these?", "it says once what it is");
    let offered = ["Returns", "Delivery", "Sizes", "Something else", "Talk to a person"];
    assert_eq!(story.last_said().1, offered);
    assert!(story.is_automated());

    story.ask(3, "mauve?", Verdict::HandOver);
    assert_eq!(story.kinds()[5..], ["visitor says", "unknown", "bot says"]);
    assert_eq!(story.last_said(), (sentences().bot_hands_over, vec![]));
    assert_eq!(story.status(), Some(Status::Waiting { since: second(0) }));
}

#[test]
fn q2_of_an_answer_whose_link_is_known_the_link_is_said() {
    let mut story = with_bot(on());
    let effects = story.play(say(&visitor(1), 1, "send it back?"));
    let best = vec![Answer { link: "https://shop.example/returns".to_owned(), ..answer(1, "Returns") }];
    let known = Known { verdict: Verdict::Answer, best, starters: Vec::new() };
    story.advise(consulted(&effects).unwrap().of, Some(known), false);
    assert!(story.last_said().0.contains("All about Returns.\n\nhttps://shop.example/returns\n\n"));
}

#[test]
fn q2_answers_of_the_same_title_are_offered_once_and_the_choice_is_answered() {
    let mut story = with_bot(on());
    let twice = |verdict| {
        let best = vec![answer(1, "Returns"), answer(2, "Returns"), answer(3, "Talk to a person")];
        Known { verdict, best, starters: Vec::new() }
    };
    let of = consulted(&story.play(say(&visitor(1), 1, "back?"))).unwrap().of;
    story.advise(of, twice(Verdict::Offer), false);
    assert_eq!(story.last_said().1, ["Returns", "Something else", "Talk to a person"]);
    let of = consulted(&story.play(say(&visitor(1), 2, "Returns"))).unwrap().of;
    story.advise(of, twice(Verdict::Offer), false);
    assert!(story.last_said().0.starts_with("All about Returns."));
}

#[test]
fn q2_a_greeting_is_greeted_and_thanks_are_taken() {
    let mut story = with_bot(on());
    story.ask(1, "Hallo!", Verdict::HandOver);
    assert!(story.last_said().0.ends_with("Hello! What can I help you with?"));
    assert_eq!(story.last_said().1, ["Returns", "Delivery", "Talk to a person"]);
    story.ask(2, "Thank you", Verdict::Offer);
    assert_eq!(story.last_said(), ("You are welcome!", vec!["Talk to a person"]));
    story.ask(3, "thank you!", Verdict::Offer);
    assert_eq!(story.last_said(), ("You are welcome!", vec!["Talk to a person"]), "nobody is upset who says it twice");
    assert!(story.is_automated());
}

#[test]
fn q3_advice_that_comes_after_a_person_is_not_said() {
    for faster in [Input::Take(face("Anna"), None), say(&agent("Anna"), 1, "Hello, Anna here")] {
        let mut story = with_bot(on());
        let effects = story.play(say(&visitor(1), 1, "Hello?"));
        story.play(faster);
        let before = story.log.len();
        assert_eq!(story.advise(consulted(&effects).unwrap().of, known(Verdict::Answer), false), []);
        assert_eq!(story.log.len(), before);
        // Nor to anything that is said afterwards.
        assert_eq!(consulted(&story.play(say(&visitor(1), 2, "And now?"))), None);
    }
}

#[test]
fn q3_a_message_is_answered_once_and_only_the_last() {
    let mut story = with_bot(on());
    let first = consulted(&story.play(say(&visitor(1), 1, "Hello?"))).unwrap();
    let second = consulted(&story.play(say(&visitor(1), 2, "send it back?"))).unwrap();
    assert_eq!(story.advise(first.of, known(Verdict::Answer), false), [], "something was said since");
    assert_ne!(story.advise(second.of, known(Verdict::Answer), false), []);
    assert_eq!(story.advise(second.of, known(Verdict::Answer), false), []);
    assert_eq!(story.kinds(), ["visitor says", "automated", "visitor says", "bot says"]);
}

#[test]
fn q3_what_was_taken_back_is_not_answered_and_what_was_edited_reads_anew() {
    let mut story = with_bot(on());
    story.play(say(&visitor(1), 1, "Helo?"));
    let edit = Change::Edit { of: Seq(1), body: body("send it back?") };
    let effects = story.play(send(&visitor(1), 2, edit, Some(&visitor(1))));
    assert_eq!(consulted(&effects).unwrap().text, "send it back?");
    let effects = story.play(send(&visitor(1), 3, Change::Delete { of: Seq(1) }, Some(&visitor(1))));
    assert_eq!(consulted(&effects), None);
    assert_eq!(story.advise(Seq(1), known(Verdict::Answer), false), []);
}

#[test]
fn q3_what_it_owes_it_is_advised_about_anew() {
    let mut story = with_bot(on());
    story.play(say(&visitor(1), 1, "Hello?"));
    // The object died on the way: whoever comes, and the alarm, bring it up again.
    assert!(consulted(&story.play(hello(&visitor(1), START, 2))).is_some());
    assert!(consulted(&story.play(hello(&agent("Anna"), START, 2))).is_none(), "an agent who looks changes nothing");
    let mut conversation = story.load();
    let effects = conversation.handle(second(31), Input::Wake(None));
    assert!(consulted(&effects).is_some());
    let wake = effects.iter().find_map(|effect| if let Effect::WakeBy(at) = effect { Some(*at) } else { None });
    assert_eq!(wake, Some(second(61)));
}

fn check_handed_over(texts: &[(&str, Verdict)], why: Why) {
    let mut story = with_bot(on());
    for (number, (text, verdict)) in (1..).zip(texts) {
        assert!(number == 1 || story.is_automated(), "handed over too soon: {:?}", story.kinds());
        story.ask(number, text, *verdict);
    }
    let handed_over = story.log.iter().rev().find_map(|event| match &event.what {
        What::HandedOver(handed_over) => Some(handed_over.why),
        _ => None,
    });
    assert_eq!(handed_over, Some(why), "{:?}", story.kinds());
    assert!(matches!(story.status(), Some(Status::Waiting { .. })));
}

#[test]
fn q4_it_hands_over_where_a_person_is_needed() {
    use Verdict::{Answer, HandOver, Offer};
    check_handed_over(&[("I want to talk to a human", Answer)], Why::Asked);
    check_handed_over(&[("send it back?", Answer), ("Talk to a person", HandOver)], Why::Asked);
    check_handed_over(&[("mauve?", HandOver)], Why::Unknown);
    check_handed_over(&[("This is ridiculous", Answer)], Why::Upset);
    check_handed_over(&[("send it back?", Answer), ("Send it back", Answer)], Why::Repeated);
    check_handed_over(
        &[("this?", Offer), ("Something else", HandOver), ("that?", Offer), ("Something else", HandOver)],
        Why::Missed,
    );
    check_handed_over(
        &[("this?", Answer), ("No, it did not", HandOver), ("that?", Answer), ("No, it did not", HandOver)],
        Why::Missed,
    );
    check_handed_over(&[("this?", Offer), ("that?", Offer), ("and that?", Offer)], Why::Missed);
    // Misses that lie apart are no row.
    let helped = [("this?", Answer), ("No, it did not", HandOver), ("that?", Answer)];
    let mut story = with_bot(on());
    for (number, (text, verdict)) in (1..).zip(helped) {
        story.ask(number, text, verdict);
    }
    assert!(story.is_automated());
}

#[test]
fn q4_who_asked_for_a_person_gets_one_whatever_they_say_meanwhile() {
    let mut story = with_bot(on());
    story.ask(1, "send it back?", Verdict::Answer);
    story.play(say(&visitor(1), 2, "Talk to a person"));
    let question = consulted(&story.play(say(&visitor(1), 3, "about my order"))).unwrap();
    story.advise(question.of, known(Verdict::Answer), false);
    assert_eq!(story.kinds()[5..], ["asked", "bot says"]);
}

#[test]
fn q4_a_bot_that_cannot_answer_hands_over_and_outside_hours_the_question_is_kept() {
    let mut story = with_bot(on());
    let of = consulted(&story.play(say(&visitor(1), 1, "Hello?"))).unwrap().of;
    story.advise(of, None, true);
    assert_eq!(story.kinds(), ["visitor says", "automated", "unable", "bot says"]);
    assert_eq!(story.last_said().0, sentences().bot_kept);
}

#[test]
fn q4_a_file_is_for_a_person() {
    let mut story = with_bot(on());
    let file = protocol::File::named(protocol::FileId::from_random([1; 16]));
    let posted = protocol::Posted { body: body("shoe.jpg"), with: Some(Content::File(file)) };
    let effects = story.play(send(&visitor(1), 1, Change::Post(posted), None));
    assert_eq!(consulted(&effects), Some(Question { of: Seq(1), text: String::new() }));
    story.advise(Seq(1), known(Verdict::HandOver), false);
    assert_eq!(story.kinds()[2..], ["unknown", "bot says"]);
}

#[test]
fn q5_the_list_shows_the_question_that_a_person_is_needed_for_and_waits_from_then_on() {
    let mut story = with_bot(on());
    story.ask(1, "send it back?", Verdict::Answer);
    story.wait(60).ask(2, "mauve?", Verdict::HandOver);
    let summary = story.load().summary(story.now).unwrap();
    assert_eq!((summary.last.unwrap().text.as_str(), summary.answered_in), ("mauve?", None));
    assert_eq!(story.status(), Some(Status::Waiting { since: second(60) }));
    story.wait(30).play(say(&agent("Anna"), 1, "We have no mauve."));
    assert_eq!(story.load().summary(story.now).unwrap().answered_in, Some(30), "from the hand-over to a person");
}

#[test]
fn q6_whoever_was_helped_is_done() {
    let mut story = with_bot(on());
    story.ask(1, "send it back?", Verdict::Answer);
    story.ask(2, "Yes, it did", Verdict::HandOver);
    assert_eq!(story.kinds()[3..], ["visitor says", "bot says", "closed"]);
    assert_eq!(story.status(), Some(Status::Closed { at: second(0), by: Who::Bot }));
}

#[test]
fn q6_who_does_not_come_back_for_a_day_is_done_and_who_waits_for_a_person_is_not() {
    let day = 24 * 60 * 60;
    let mut story = with_bot(on());
    story.ask(1, "send it back?", Verdict::Answer);
    story.wait(day - 1).play(Input::Wake(None));
    assert!(story.is_automated());
    story.wait(1).play(Input::Wake(None));
    assert_eq!(story.status(), Some(Status::Closed { at: story.now, by: Who::Bot }));

    let mut waiting = with_bot(on());
    waiting.ask(1, "mauve?", Verdict::HandOver);
    waiting.wait(2 * day).play(Input::Wake(None));
    assert_eq!(waiting.status(), Some(Status::Waiting { since: second(0) }));
}
