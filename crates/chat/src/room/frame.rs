//! Texts from clients become frames here or are refused with a code. Nothing behind this meets a raw text.

use protocol::{
    Body, BodyError, Choices, Content, File, FromAgent, FromConsole, FromVisitor, Number, PageCard, Posted, Refusal,
    Refused, Say, TabId, limits,
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::files::Upload;

/// A direction of frames from clients.
pub trait Frame: DeserializeOwned {
    /// Every kind that this release knows.
    const KINDS: &'static [&'static str];
}

impl Frame for FromVisitor {
    const KINDS: &'static [&'static str] = &["hello", "about", "say", "edit", "delete", "react", "typing", "receipt"];
}

impl Frame for FromAgent {
    const KINDS: &'static [&'static str] =
        &["hello", "say", "edit", "delete", "react", "note", "typing", "receipt", "take", "close", "reopen"];
}

impl Frame for FromConsole {
    const KINDS: &'static [&'static str] = &["hello", "show"];
}

/// Reads a frame, or says why not.
pub fn read<F: Frame>(text: &str) -> Result<F, Refused> {
    if text.len() > limits::FRAME_BYTES {
        return Err(Refusal::FrameTooLarge.into());
    }
    serde_json::from_str(text).map_err(|_| {
        let kinds: Result<Map<String, Value>, _> = serde_json::from_str(text);
        let unknown =
            kinds.is_ok_and(|kinds| kinds.len() == 1 && kinds.keys().all(|kind| !F::KINDS.contains(&kind.as_str())));
        if unknown { Refusal::UnknownKind.into() } else { Refusal::BadFrame.into() }
    })
}

/// The message that a tab sends, or why it is none. A file's is what is stored of it, whatever else the tab says; of one
/// that is not there no more than its id. Of a card the text is the line that stands for it.
pub fn posted_of(say: Say, stored: Option<&Upload>) -> Result<Posted, Refused> {
    let Say { tab, number, body, choices, ends, file, card } = say;
    if let Some(facts) = card {
        let picture = file.map(|file| stored.map_or_else(|| File::named(file), |stored| stored.file.clone()));
        let is_picture = stored.is_none_or(|stored| stored.file.width > 0);
        let refused = || Refused { tab: Some(tab), number: Some(number), ..Refusal::BadCard.into() };
        let card = PageCard::new(facts, picture).ok().filter(|_| is_picture).ok_or_else(refused)?;
        return Ok(Posted { body: Body::from(&card), with: Some(Content::Card(card)) });
    }
    if let (Some(_), Some(stored)) = (file, stored) {
        let body = body_of(tab, number, &stored.name)?;
        return Ok(Posted { body, with: Some(Content::File(stored.file.clone())) });
    }
    let body = body_of(tab, number, &body)?;
    let with = if let Some(file) = file {
        Some(Content::File(File::named(file)))
    } else if choices.is_empty() {
        None
    } else {
        let (tab, number) = (Some(tab), Some(number));
        let refused = Refused { tab, number, ..Refusal::BadChoices.into() };
        let is_short = ends && choices.len() < 2;
        let choices = Choices::try_from(choices).ok().filter(|_| !is_short).ok_or(refused)?;
        Some(if ends { Content::Closing(choices) } else { Content::Choices(choices) })
    };
    Ok(Posted { body, with })
}

/// The body of that tab's send of that number, or why it is none.
pub fn body_of(tab: TabId, number: Number, text: &str) -> Result<Body, Refused> {
    Body::try_from(text).map_err(|error| Refused {
        code: refusal_of(error),
        tab: Some(tab),
        number: Some(number),
        retry_after_ms: None,
    })
}

const fn refusal_of(error: BodyError) -> Refusal {
    match error {
        BodyError::Empty => Refusal::BodyEmpty,
        BodyError::TooLong => Refusal::BodyTooLong,
        BodyError::ControlCharacter => Refusal::BodyControlCharacter,
    }
}

#[cfg(test)]
mod tests {
    use protocol::PageFacts;

    use super::*;

    fn check(text: &str, expected: &Result<FromVisitor, Refusal>) {
        assert_eq!(&read::<FromVisitor>(text).map_err(|refused| refused.code), expected, "{text:.80}");
    }

    #[test]
    fn l1_what_is_no_frame_is_refused_with_its_reason() {
        check(r#"{"typing":{}}"#, &Ok(FromVisitor::Typing {}));
        check(r#"{"typing":{"later":"field"}}"#, &Ok(FromVisitor::Typing {}));
        for bad in
            ["", "null", "[]", "hello", "{", r#"{"say":{}}"#, r#"{"say":{"number":-1,"body":""}}"#, "{}", "\u{0}"]
        {
            check(bad, &Err(Refusal::BadFrame));
        }
        check(r#"{"say":{"number":1,"body":7}}"#, &Err(Refusal::BadFrame));
        check(r#"{"dance":{"steps":3}}"#, &Err(Refusal::UnknownKind));
        // Agents' kinds are unknown where visitors speak.
        check(r#"{"close":{}}"#, &Err(Refusal::UnknownKind));
        check(&" ".repeat(limits::FRAME_BYTES + 1), &Err(Refusal::FrameTooLarge));
        check(&"[".repeat(limits::FRAME_BYTES), &Err(Refusal::BadFrame));
    }

    #[test]
    fn l1_every_known_kind_is_listed() {
        // An unknown kind among the listed ones would be refused as bad; an unlisted known one would be read.
        for kind in FromVisitor::KINDS {
            check(&format!(r#"{{"{kind}":7}}"#), &Err(Refusal::BadFrame));
        }
        for kind in FromAgent::KINDS {
            let read = read::<FromAgent>(&format!(r#"{{"{kind}":7}}"#));
            assert_eq!(read.map_err(|refused| refused.code), Err(Refusal::BadFrame));
        }
    }

    #[test]
    fn b2_a_send_with_wrong_choices_is_refused_by_its_number() {
        let say = |choices: &[&str]| {
            let choices = choices.iter().map(|&choice| choice.to_owned()).collect();
            let (tab, body) = (TabId::from_random([1; 16]), "Well?".to_owned());
            posted_of(Say { tab, number: Number(4), body, choices, ends: false, file: None, card: None }, None)
        };
        assert_eq!(say(&[]).unwrap().with, None);
        assert!(matches!(say(&["Yes", "No"]).unwrap().with, Some(Content::Choices(_))));
        let refused = say(&["Yes", "Yes"]).unwrap_err();
        assert_eq!((refused.code, refused.number), (Refusal::BadChoices, Some(Number(4))));
    }

    #[test]
    fn k2_a_card_says_its_own_line_and_a_wrong_one_is_refused_by_its_number() {
        let say = |address: &str| {
            let facts = [address, "Chino", "49.95", "EUR", ""].map(str::to_owned);
            let (tab, body, card) =
                (TabId::from_random([1; 16]), "Free today!".to_owned(), Some(PageFacts::new(facts)));
            posted_of(Say { tab, number: Number(4), body, choices: Vec::new(), ends: false, file: None, card }, None)
        };
        let posted = say("https://shop.example/chino").unwrap();
        assert_eq!(posted.body.as_str(), "Chino · EUR 49.95 · https://shop.example/chino");
        assert!(matches!(posted.with, Some(Content::Card(_))));
        let refused = say("javascript:alert(1)").unwrap_err();
        assert_eq!((refused.code, refused.number), (Refusal::BadCard, Some(Number(4))));
    }

    #[test]
    fn b1_a_send_with_a_wrong_body_is_refused_by_its_number() {
        let check = |body: &str, code| {
            let (tab, number) = (TabId::from_random([1; 16]), Number(4));
            let refused = Refused { code, tab: Some(tab), number: Some(number), retry_after_ms: None };
            assert_eq!(body_of(tab, number, body), Err(refused));
        };
        check(" \n ", Refusal::BodyEmpty);
        check(&"x".repeat(4_001), Refusal::BodyTooLong);
        check("a\u{7}", Refusal::BodyControlCharacter);
    }
}
