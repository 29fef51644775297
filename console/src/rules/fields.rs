//! What may stand in a form's field. The server has the last word; this saves a journey and says it in a sentence.

use protocol::{Accent, Origin, limits};

/// Why a field cannot be sent as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing is in it.
    Empty,
    /// A name over [`limits::NAME_CHARACTERS`].
    NameTooLong,
    /// No e-mail address.
    NoEmail,
    /// A password under [`limits::PASSWORD_CHARACTERS`].
    PasswordTooShort,
    /// A password over [`limits::PASSWORD_BYTES`].
    PasswordTooLong,
    /// Not a website's address; which text it was.
    NoWebsite(String),
    /// More than [`limits::ORIGINS_PER_SITE`].
    TooManyWebsites,
    /// Not a colour of the form `#rrggbb`.
    NoColour,
}

/// A person's or a site's name.
pub(crate) fn name(text: &str) -> Result<String, Fault> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Fault::Empty),
        count if count > limits::NAME_CHARACTERS => Err(Fault::NameTooLong),
        _ => Ok(text.to_owned()),
    }
}

/// An e-mail address; only what is surely none is refused.
pub(crate) fn email(text: &str) -> Result<String, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    let sound = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    // A shop on one's own machine has no dot.
    let local = text.ends_with("@localhost");
    if (sound || local) && !text.contains(char::is_whitespace) { Ok(text.to_owned()) } else { Err(Fault::NoEmail) }
}

/// A password that an agent chooses.
pub(crate) fn new_password(text: &str) -> Result<String, Fault> {
    if text.chars().count() < limits::PASSWORD_CHARACTERS {
        return Err(Fault::PasswordTooShort);
    }
    if text.len() > limits::PASSWORD_BYTES { Err(Fault::PasswordTooLong) } else { Ok(text.to_owned()) }
}

/// A colour, with or without its `#`.
pub(crate) fn colour(text: &str) -> Result<Accent, Fault> {
    let text = text.trim();
    let whole = if text.starts_with('#') { text.to_owned() } else { format!("#{text}") };
    whole.parse().map_err(|_| Fault::NoColour)
}

/// A website. People paste the address of a page or leave the scheme out; the website is meant.
pub(crate) fn website(text: &str) -> Result<Origin, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    Origin::of(&whole).ok_or_else(|| Fault::NoWebsite(text.to_owned()))
}

/// Websites, one a line, each once.
pub(crate) fn websites(text: &str) -> Result<Vec<Origin>, Fault> {
    let mut origins = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let origin = website(line)?;
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    match origins.len() {
        0 => Err(Fault::Empty),
        count if count > limits::ORIGINS_PER_SITE => Err(Fault::TooManyWebsites),
        _ => Ok(origins),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_page_means_its_website() {
        for text in ["https://shop.example/a?b", "shop.example", " HTTPS://Shop.example "] {
            assert_eq!(website(text).as_ref().map(Origin::as_str), Ok("https://shop.example"), "{text}");
        }
        for text in ["https://*", "javascript:alert(1)", "two words", "ftp://a.example"] {
            assert_eq!(website(text), Err(Fault::NoWebsite(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn websites_stand_one_a_line_and_once() {
        let all = websites("https://a.example\n\n a.example \nhttp://localhost:8788/x");
        let all = all.unwrap().iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(all, ["https://a.example", "http://localhost:8788"]);
        assert_eq!(websites(" \n"), Err(Fault::Empty));
    }

    #[test]
    fn what_is_surely_no_address_is_refused() {
        assert_eq!(email(" anna@shop.example "), Ok("anna@shop.example".to_owned()));
        for text in ["anna", "@shop.example", "anna@shop", "a b@shop.example"] {
            assert_eq!(email(text), Err(Fault::NoEmail), "{text}");
        }
    }

    #[test]
    fn a_password_has_ten_characters_at_least() {
        assert_eq!(new_password("123456789"), Err(Fault::PasswordTooShort));
        assert!(new_password("éééééééééé").is_ok());
        assert_eq!(new_password(&"é".repeat(129)), Err(Fault::PasswordTooLong));
    }
}
