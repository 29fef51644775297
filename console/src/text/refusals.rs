//! A sentence for every refusal that an agent can meet, and for every fault of a field.

use protocol::{Refusal, Refused};

use super::{Tongue, Words};
use crate::rules::doing::Trouble;
use crate::rules::fields::Fault;

impl Words {
    /// What a refusal means to the person, and what to do.
    pub(crate) fn refusal(&self, refused: &Refused) -> String {
        if refused.code == Refusal::TooFast {
            return self.too_fast(refused.retry_after_ms);
        }
        match self.tongue {
            Tongue::En => english(refused.code),
            Tongue::Nl => dutch(refused.code),
        }
        .to_owned()
    }

    /// Why a request came to nothing.
    pub(crate) fn trouble(&self, trouble: &Trouble) -> String {
        match trouble {
            Trouble::Refused(refused) => self.refusal(refused),
            Trouble::Unreached => self.not_reached.to_owned(),
        }
    }

    /// What is wrong with a field.
    pub(crate) fn fault(&self, fault: &Fault) -> String {
        let sentence = match (self.tongue, fault) {
            (Tongue::En, Fault::NoWebsite(text)) => {
                return format!("“{text}” is no website address. Write it like https://shop.example.");
            }
            (Tongue::Nl, Fault::NoWebsite(text)) => {
                return format!("‘{text}’ is geen adres van een website. Schrijf het zoals https://winkel.example.");
            }
            (Tongue::En, Fault::Empty) => "Please fill this in.",
            (Tongue::Nl, Fault::Empty) => "Vul dit in.",
            (Tongue::En, Fault::NameTooLong) => "A name can have 60 characters.",
            (Tongue::Nl, Fault::NameTooLong) => "Een naam mag 60 tekens hebben.",
            (Tongue::En, Fault::NoEmail) => "This is no e-mail address. Write it like anna@shop.example.",
            (Tongue::Nl, Fault::NoEmail) => "Dit is geen e-mailadres. Schrijf het zoals anna@winkel.example.",
            (Tongue::En, Fault::PasswordTooShort) => "A password needs at least 10 characters.",
            (Tongue::Nl, Fault::PasswordTooShort) => "Een wachtwoord heeft minstens 10 tekens nodig.",
            (Tongue::En, Fault::PasswordTooLong) => "This password is too long.",
            (Tongue::Nl, Fault::PasswordTooLong) => "Dit wachtwoord is te lang.",
            (Tongue::En, Fault::TooManyWebsites) => "A site can have 20 websites.",
            (Tongue::Nl, Fault::TooManyWebsites) => "Een site mag 20 websites hebben.",
            (Tongue::En, Fault::NoColour) => "This is no colour. Write it like #1f6f5c.",
            (Tongue::Nl, Fault::NoColour) => "Dit is geen kleur. Schrijf het zoals #1f6f5c.",
        };
        sentence.to_owned()
    }

    fn too_fast(&self, retry_after_ms: Option<u32>) -> String {
        let seconds = retry_after_ms.unwrap_or(60_000).div_ceil(1_000).max(1);
        match (self.tongue, seconds) {
            (Tongue::En, 1) => "That was too often. Try again in a second.".to_owned(),
            (Tongue::En, 2..90) => format!("That was too often. Try again in {seconds} seconds."),
            (Tongue::En, _) => format!("That was too often. Try again in {} minutes.", seconds.div_ceil(60)),
            (Tongue::Nl, 1) => "Dat was te vaak. Probeer het over een seconde opnieuw.".to_owned(),
            (Tongue::Nl, 2..90) => format!("Dat was te vaak. Probeer het over {seconds} seconden opnieuw."),
            (Tongue::Nl, _) => format!("Dat was te vaak. Probeer het over {} minuten opnieuw.", seconds.div_ceil(60)),
        }
    }
}

const fn english(code: Refusal) -> &'static str {
    match code {
        Refusal::WrongPassword => "The e-mail address or the password is wrong.",
        Refusal::LinkExpired => "This link has been used or has expired. Ask for a new one.",
        Refusal::NotSignedIn => "You are not signed in any more.",
        Refusal::AdminOnly => "Only an admin may do that.",
        Refusal::LastAdmin => "This is the last admin. Make somebody else admin first.",
        Refusal::EmailTaken => "Somebody with this e-mail address is in the team already.",
        Refusal::AlreadySetUp => "This site is set up already. Sign in instead.",
        Refusal::WrongSecret => "This is not the setup secret of this deployment.",
        Refusal::NoSuchSite => "There is no site at this address. Check the address of this page.",
        Refusal::NotFound => "This is not there any more.",
        Refusal::NotYours => "Only the colleague who wrote it can change it.",
        Refusal::AlreadyTaken => "A colleague was first and answers this conversation.",
        Refusal::BodyEmpty => "An empty message cannot be sent.",
        Refusal::BodyTooLong => "A message can have 4,000 characters.",
        Refusal::BodyControlCharacter => "The text has a character that cannot be sent.",
        Refusal::TooManySockets => "Too many windows have this open. Close some and try again.",
        Refusal::OriginRefused => "This page is not at the address of your deployment.",
        Refusal::Unavailable => "Something failed here; nothing was lost. Try again.",
        _ => "This could not be done. Reload the page and try again.",
    }
}

const fn dutch(code: Refusal) -> &'static str {
    match code {
        Refusal::WrongPassword => "Het e-mailadres of het wachtwoord klopt niet.",
        Refusal::LinkExpired => "Deze link is al gebruikt of verlopen. Vraag een nieuwe.",
        Refusal::NotSignedIn => "Je bent niet meer ingelogd.",
        Refusal::AdminOnly => "Dat kan alleen een beheerder.",
        Refusal::LastAdmin => "Dit is de laatste beheerder. Maak eerst iemand anders beheerder.",
        Refusal::EmailTaken => "Iemand met dit e-mailadres zit al in het team.",
        Refusal::AlreadySetUp => "Deze site is al ingesteld. Log gewoon in.",
        Refusal::WrongSecret => "Dit is niet het installatiegeheim van deze installatie.",
        Refusal::NoSuchSite => "Op dit adres is geen site. Controleer het adres van deze pagina.",
        Refusal::NotFound => "Dit is er niet meer.",
        Refusal::NotYours => "Alleen de collega die het schreef, kan het veranderen.",
        Refusal::AlreadyTaken => "Een collega was eerst en antwoordt in dit gesprek.",
        Refusal::BodyEmpty => "Een leeg bericht kan niet verzonden worden.",
        Refusal::BodyTooLong => "Een bericht mag 4.000 tekens hebben.",
        Refusal::BodyControlCharacter => "In de tekst staat een teken dat niet verzonden kan worden.",
        Refusal::TooManySockets => "Dit staat in te veel vensters open. Sluit er een paar en probeer het opnieuw.",
        Refusal::OriginRefused => "Deze pagina staat niet op het adres van je installatie.",
        Refusal::Unavailable => "Hier ging iets mis; er is niets verloren. Probeer het opnieuw.",
        _ => "Dit lukte niet. Laad de pagina opnieuw en probeer het nog eens.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_fast_says_when_to_try_again() {
        let refused = |ms| Refused { retry_after_ms: Some(ms), ..Refusal::TooFast.into() };
        let words = Tongue::En.words();
        assert_eq!(words.refusal(&refused(11_001)), "That was too often. Try again in 12 seconds.");
        assert_eq!(words.refusal(&refused(0)), "That was too often. Try again in a second.");
        assert_eq!(words.refusal(&refused(600_000)), "That was too often. Try again in 10 minutes.");
    }
}
