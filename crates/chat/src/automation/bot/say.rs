//! What the bot says next.

use protocol::{Answer, Body, Choices, Content, HandedOver, Posted, Verdict, What, Why};
use words::said::{self, Said};
use words::{Formality, Language};

use super::part::{Asked, Part};
use super::wish::{Control, Wish};
use super::{Advice, Known, MISSES};

/// What happens now that the bot is advised, in this order, by the bot; nothing where the advice is about something that
/// somebody has answered, or that is no question any more.
pub fn next(part: &Part, advice: &Advice, said: &Said) -> Vec<What> {
    let Some(asked) = part.asked.as_ref().filter(|asked| asked.seq == advice.of) else { return Vec::new() };
    match (asked.needs, &advice.known) {
        (Some(why), _) => hand_over(why, advice, said),
        (None, None) => hand_over(Why::Unable, advice, said),
        (None, Some(known)) => match asked.control() {
            Some(control) => controlled(part, control, advice, said),
            None => answered(part, asked, known, advice, said),
        },
    }
}

/// The visitor has chosen something that is no answer.
fn controlled(part: &Part, control: Control, advice: &Advice, said: &Said) -> Vec<What> {
    match control {
        Control::Person => hand_over(Why::Asked, advice, said),
        Control::Helped => post(said.bot_glad, Vec::new()).into_iter().chain([What::Closed]).collect(),
        Control::DidNotHelp | Control::SomethingElse if part.misses >= MISSES => hand_over(Why::Missed, advice, said),
        Control::DidNotHelp | Control::SomethingElse => post(said.bot_ask_anew, owned(&[said.bot_person])),
    }
}

/// The visitor has asked something, in words of their own or of the owner's.
fn answered(part: &Part, asked: &Asked, known: &Known, advice: &Advice, said: &Said) -> Vec<What> {
    let wish = if asked.is_chosen { None } else { Wish::of(&asked.text) };
    // Whoever chose an answer by its title gets it, also where another answer claims the same words.
    let chosen = known.best.iter().find(|answer| asked.is_chosen && answer.title == asked.text);
    let helped = || owned(&[said.bot_helped, said.bot_not_helped, said.bot_person]);
    let (text, choices) = match (wish, known.verdict, known.best.as_slice()) {
        (Some(Wish::Nothing), ..) => (said.bot_welcome.to_owned(), owned(&[said.bot_person])),
        _ if asked.is_repeated => return hand_over(Why::Repeated, advice, said),
        (Some(Wish::Welcome), ..) => (said.bot_hello.to_owned(), offered(&known.starters, &[said.bot_person])),
        _ if let Some(answer) = chosen => (whole(answer, said), helped()),
        (_, Verdict::Answer, [best, ..]) => (whole(best, said), helped()),
        (_, Verdict::Offer, [_, ..]) if part.misses >= MISSES => return hand_over(Why::Missed, advice, said),
        (_, Verdict::Offer, best @ [_, ..]) => {
            let titles: Vec<_> = best.iter().map(|answer| answer.title.clone()).collect();
            (said.bot_did_you_mean.to_owned(), offered(&titles, &[said.bot_something_else, said.bot_person]))
        }
        (_, Verdict::Answer | Verdict::Offer | Verdict::HandOver, _) => return hand_over(Why::Unknown, advice, said),
    };
    // The first thing that anybody hears of it is what it is.
    let text = if part.is_introduced { text } else { format!("{}\n\n{text}", said.bot_introduction) };
    post(&text, choices)
}

/// What a message of the bot says beside what the bot is: that much is worth a line in the list.
pub fn without_introduction(body: &Body) -> Body {
    let every = Language::ALL.into_iter().flat_map(|language| Formality::ALL.map(|it| said::of(language, it)));
    let rest = every.into_iter().find_map(|said| body.as_str().strip_prefix(said.bot_introduction));
    rest.and_then(|rest| Body::try_from(rest).ok()).unwrap_or_else(|| body.clone())
}

/// The owner's words, where more stands, and whether that helped: a paragraph is a bubble (rule E4).
fn whole(answer: &Answer, said: &Said) -> String {
    let parts = [answer.body.as_str(), &answer.link, said.bot_did_it_help];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The conversation waits for a person before the visitor is told so: nothing comes in between.
fn hand_over(why: Why, advice: &Advice, said: &Said) -> Vec<What> {
    let text = if advice.is_closed { said.bot_kept } else { said.bot_hands_over };
    [What::HandedOver(HandedOver { why })].into_iter().chain(post(text, Vec::new())).collect()
}

/// A message, with answers to choose from where there are any.
fn post(text: &str, choices: Vec<String>) -> Vec<What> {
    let with = Choices::try_from(choices).ok().map(Content::Choices);
    let posted = Body::try_from(text).map(|body| What::Posted(Posted { body, with }));
    posted.into_iter().collect()
}

/// Titles to choose from, each once, and what can be chosen besides: no title stands for that.
fn offered(titles: &[String], others: &[&str]) -> Vec<String> {
    let mut choices: Vec<String> = Vec::new();
    for title in titles {
        if Control::of(title).is_none() && !choices.contains(title) {
            choices.push(title.clone());
        }
    }
    choices.extend(owned(others));
    choices
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}
