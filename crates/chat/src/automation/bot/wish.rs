//! What a visitor wants that no owner has to write an answer for. Ignores what is done about it.

use answers::words;
use protocol::Why;
use words::{Formality, Language, said};

/// What the visitor chose that is no answer of the owner's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Control {
    /// A person.
    Person,
    /// It helped.
    Helped,
    /// It did not.
    DidNotHelp,
    /// None of what was offered.
    SomethingElse,
}

impl Control {
    /// In whatever language it was offered: a page outlives the owner's change of the language.
    pub(super) fn of(text: &str) -> Option<Self> {
        let spoken = Language::ALL.into_iter().flat_map(|language| Formality::ALL.map(|it| said::of(language, it)));
        spoken.into_iter().find_map(|said| {
            let controls = [
                (said.bot_person, Self::Person),
                (said.bot_helped, Self::Helped),
                (said.bot_not_helped, Self::DidNotHelp),
                (said.bot_something_else, Self::SomethingElse),
            ];
            controls.into_iter().find(|(offered, _)| *offered == text).map(|(_, control)| control)
        })
    }
}

/// What a text wants, in whatever language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// To speak with a person.
    Person,
    /// To be heard by somebody: they are upset.
    Relief,
    /// To be greeted: nothing is asked yet.
    Welcome,
    /// Nothing: it says thank you.
    Nothing,
}

/// Whoever says one of these, with something of [`SPEAKING`] or with little else, wants a person.
const PEOPLE: [&str; 40] = [
    "mens",
    "mensen",
    "persoon",
    "iemand",
    "medewerker",
    "medewerkster",
    "collega",
    "klantenservice",
    "helpdesk",
    "verkoper",
    "human",
    "person",
    "someone",
    "somebody",
    "agent",
    "operator",
    "representative",
    "rep",
    "employee",
    "staff",
    "advisor",
    "adviser",
    "people",
    "mensch",
    "menschen",
    "jemand",
    "jemandem",
    "mitarbeiter",
    "mitarbeiterin",
    "berater",
    "kundendienst",
    "kundenservice",
    "humain",
    "quelquun",
    "personne",
    "conseiller",
    "conseillere",
    "employe",
    "vendeur",
    "telephoniste",
];
/// These need nothing beside them.
const PEOPLE_FOR_SURE: [&str; 9] = [
    "medewerker",
    "medewerkster",
    "representative",
    "human",
    "mitarbeiter",
    "mitarbeiterin",
    "humain",
    "conseiller",
    "conseillere",
];
const SPEAKING: [&str; 36] = [
    "spreken",
    "praten",
    "bellen",
    "chatten",
    "doorverbinden",
    "contact",
    "echt",
    "echte",
    "echter",
    "speak",
    "talk",
    "chat",
    "connect",
    "call",
    "real",
    "live",
    "transfer",
    "actual",
    "sprechen",
    "reden",
    "telefonieren",
    "verbinden",
    "echten",
    "echtem",
    "kontakt",
    "richtigen",
    "parler",
    "discuter",
    "appeler",
    "vrai",
    "vraie",
    "joindre",
    "contacter",
    "spreek",
    "praat",
    "verbind",
];
/// With so many words, a person is all that is asked for.
const FEW: usize = 3;

const UPSET: [&str; 34] = [
    "belachelijk",
    "schandalig",
    "schande",
    "waardeloos",
    "oplichters",
    "oplichting",
    "oplichter",
    "woedend",
    "boos",
    "kut",
    "godverdomme",
    "verdomme",
    "ridiculous",
    "outrageous",
    "unacceptable",
    "useless",
    "scam",
    "scammers",
    "furious",
    "disgrace",
    "disgusting",
    "wtf",
    "fuck",
    "fucking",
    "lacherlich",
    "unverschamt",
    "betrug",
    "betruger",
    "wutend",
    "scheisse",
    "scandaleux",
    "inadmissible",
    "arnaque",
    "merde",
];

const GREETINGS: [&str; 24] = [
    "hoi",
    "hallo",
    "hey",
    "hi",
    "hello",
    "hee",
    "dag",
    "goedemorgen",
    "goedemiddag",
    "goedenavond",
    "goeiemorgen",
    "morgen",
    "moin",
    "servus",
    "guten tag",
    "guten morgen",
    "guten abend",
    "bonjour",
    "bonsoir",
    "salut",
    "coucou",
    "good morning",
    "good afternoon",
    "good evening",
];
/// What says that a question comes, and not which.
const ANNOUNCEMENTS: [&str; 12] = [
    "ik heb een vraag",
    "vraagje",
    "mag ik iets vragen",
    "kun je mij helpen",
    "i have a question",
    "can you help me",
    "question",
    "help",
    "ich habe eine frage",
    "frage",
    "jai une question",
    "une question",
];

const THANKS: [&str; 28] = [
    "bedankt",
    "dank je",
    "dank je wel",
    "dankjewel",
    "dank u",
    "dank u wel",
    "dankuwel",
    "top",
    "super",
    "fijn",
    "prima",
    "oke bedankt",
    "ok bedankt",
    "thanks",
    "thank you",
    "thx",
    "great",
    "ok thanks",
    "perfect",
    "ok",
    "oke",
    "danke",
    "vielen dank",
    "danke schon",
    "merci",
    "merci beaucoup",
    "top bedankt",
    "super bedankt",
];

impl Wish {
    /// Why that needs a person, if it does.
    pub(super) const fn needs(self) -> Option<Why> {
        match self {
            Self::Person => Some(Why::Asked),
            Self::Relief => Some(Why::Upset),
            Self::Welcome | Self::Nothing => None,
        }
    }

    /// What `text` wants; nothing where it asks something, as far as anybody can tell.
    pub(super) fn of(text: &str) -> Option<Self> {
        let said = words(text);
        let has = |list: &[&str]| said.iter().any(|word| list.contains(&word.as_str()));
        let whole = said.join(" ");
        if has(&UPSET) {
            Some(Self::Relief)
        } else if has(&PEOPLE) && (has(&SPEAKING) || has(&PEOPLE_FOR_SURE) || said.len() <= FEW) {
            Some(Self::Person)
        } else if GREETINGS.contains(&whole.as_str()) || is_announced(&whole) {
            Some(Self::Welcome)
        } else if THANKS.contains(&whole.as_str()) {
            Some(Self::Nothing)
        } else {
            None
        }
    }
}

/// Whether it says that a question comes, perhaps after a greeting.
fn is_announced(whole: &str) -> bool {
    ANNOUNCEMENTS.iter().any(|announcement| {
        whole.strip_suffix(announcement).is_some_and(|before| {
            let before = before.trim_end();
            before.is_empty() || GREETINGS.contains(&before)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wish: Option<Wish>, texts: &[&str]) {
        for text in texts {
            assert_eq!(Wish::of(text), wish, "{text}");
        }
    }

    #[test]
    fn q4_who_wants_a_person_is_understood_in_four_languages() {
        check(
            Some(Wish::Person),
            &[
                "Mens",
                "Kan ik met een medewerker praten?",
                "Ik wil iemand spreken",
                "een echt persoon graag",
                "I want to talk to a human",
                "real person please",
                "Agent!",
                "can someone call me",
                "Ist da jemand?",
                "Kann ich mit einem Mitarbeiter sprechen",
                "je veux parler à quelqu'un",
                "un conseiller svp",
            ],
        );
    }

    #[test]
    fn a_question_that_only_names_people_is_a_question() {
        check(
            None,
            &[
                "How much is it per person for the workshop?",
                "Is er iemand die mijn maat weet als ik 180 ben?",
                "Wat kost verzenden",
                "Wann kommt mein Paket",
                "Où est mon colis",
                "",
                "?!",
                "Can I return a shirt for another size?",
            ],
        );
    }

    #[test]
    fn greetings_thanks_and_anger_need_no_answer_of_the_owner() {
        check(
            Some(Wish::Welcome),
            &["Hoi", "Goedemorgen!", "hello", "Hallo, ik heb een vraag", "Guten Tag", "bonjour"],
        );
        check(Some(Wish::Nothing), &["Bedankt!", "thank you", "Dank u wel", "Vielen Dank", "merci", "oké, bedankt"]);
        check(Some(Wish::Relief), &["Dit is echt belachelijk", "This is a SCAM", "Das ist lächerlich!!"]);
    }

    #[test]
    fn what_was_offered_is_known_in_whatever_language_and_address() {
        for language in Language::ALL {
            for formality in Formality::ALL {
                let said = said::of(language, formality);
                assert_eq!(Control::of(said.bot_person), Some(Control::Person));
                assert_eq!(Control::of(said.bot_helped), Some(Control::Helped));
                assert_eq!(Control::of(said.bot_not_helped), Some(Control::DidNotHelp));
                assert_eq!(Control::of(said.bot_something_else), Some(Control::SomethingElse));
            }
        }
        assert_eq!(Control::of("Returns"), None);
    }
}
