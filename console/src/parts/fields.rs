//! What may stand in a form's field: a text in, what it means or what is wrong with it out. The server has the last
//! word; this saves a journey and says it in a sentence.

use std::collections::BTreeMap;

use protocol::{
    Accent, Distance, Email, EmailError, Greetings, Label, Language, Minutes, Name, NameError, Origin, PageGreeting,
    PathPattern, limits,
};

/// Why a field cannot be sent as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing is in it.
    Empty,
    /// A name over [`limits::NAME_CHARACTERS`].
    NameTooLong,
    /// A name with a character that cannot be in one.
    NameCharacter,
    /// Not an e-mail address.
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
    /// Not the name of a part of a query; which text it was.
    NoQueryName(String),
    /// More than [`limits::QUERY_NAMES`].
    TooManyQueryNames,
    /// Not what visitors can be greeted with.
    NoGreeting,
    /// Not a text beside the launcher's icon; which text it was.
    NoLabel(String),
    /// Not a path of pages; which text it was.
    NoPath(String),
    /// More than [`limits::HIDDEN_PATHS`] or [`limits::GREETED_PAGES`].
    TooManyPaths,
    /// A span without its two times of day.
    NoTimes,
    /// Times of a day that overlap, or more than [`limits::SPANS_PER_DAY`].
    TimesOverlap,
    /// No day is chosen.
    NoDay,
    /// A day is there twice.
    DayTwice,
    /// More than [`limits::HOURS_EXCEPTIONS`].
    TooManyDays,
    /// Not a whole number of these.
    Number { least: u16, most: u16 },
}

/// A person's or a site's name.
pub(crate) fn name(text: &str) -> Result<Name, Fault> {
    Name::try_from(text).map_err(|error| match error {
        NameError::Empty => Fault::Empty,
        NameError::TooLong => Fault::NameTooLong,
        NameError::ControlCharacter => Fault::NameCharacter,
    })
}

/// An e-mail address.
pub(crate) fn email(text: &str) -> Result<Email, Fault> {
    Email::try_from(text).map_err(|error| match error {
        EmailError::Empty => Fault::Empty,
        EmailError::NotAnAddress => Fault::NoEmail,
    })
}

/// A secret that somebody has: anything but nothing.
pub(crate) fn given(text: &str) -> Result<String, Fault> {
    if text.is_empty() { Err(Fault::Empty) } else { Ok(text.to_owned()) }
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
    let origins = lines(text, website)?;
    match origins.len() {
        0 => Err(Fault::Empty),
        count if count > limits::ORIGINS_PER_SITE => Err(Fault::TooManyWebsites),
        _ => Ok(origins),
    }
}

/// Names of parts of a query, one a line, each once.
pub(crate) fn query_names(text: &str) -> Result<Vec<String>, Fault> {
    let names = lines(text, |name| {
        let name = name.trim();
        let is_outside = |letter: char| letter.is_whitespace() || letter.is_control() || "?&=#".contains(letter);
        if name.contains(is_outside) { Err(Fault::NoQueryName(name.to_owned())) } else { Ok(name.to_owned()) }
    })?;
    if names.len() > limits::QUERY_NAMES { Err(Fault::TooManyQueryNames) } else { Ok(names) }
}

/// A greeting; nothing where the field is empty.
pub(crate) fn greeting(text: &str) -> Result<Option<String>, Fault> {
    match text.trim() {
        "" => Ok(None),
        text if Greetings::can_be(text) => Ok(Some(text.to_owned())),
        _ => Err(Fault::NoGreeting),
    }
}

/// Greetings of some pages. A line with a path begins one; what stands below it is the text, from a line that begins with
/// a language, such as `nl:`, in that one.
pub(crate) fn page_greetings(text: &str) -> Result<Vec<PageGreeting>, Fault> {
    let mut pages: Vec<PageGreeting> = Vec::new();
    let mut language = Language::Auto;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('/') {
            let path = PathPattern::try_from(line.to_owned()).map_err(|_| Fault::NoPath(line.to_owned()))?;
            pages.push(PageGreeting { path, texts: BTreeMap::new() });
            language = Language::Auto;
            continue;
        }
        let Some(page) = pages.last_mut() else { return Err(Fault::NoPath(line.to_owned())) };
        let (said, line) = in_language(line);
        language = said.unwrap_or(language);
        let text = page.texts.entry(language).or_default();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line.trim());
    }
    if pages.len() > limits::GREETED_PAGES {
        return Err(Fault::TooManyPaths);
    }
    let can_be =
        |page: &PageGreeting| !page.texts.is_empty() && page.texts.values().all(|text| Greetings::can_be(text));
    if pages.iter().all(can_be) { Ok(pages) } else { Err(Fault::NoGreeting) }
}

/// The same as they are typed.
pub(crate) fn typed_page_greetings(pages: &[PageGreeting]) -> String {
    let page = |page: &PageGreeting| {
        let texts = page.texts.iter().map(|(language, text)| with_language(*language, text));
        std::iter::once(page.path.as_str().to_owned()).chain(texts).collect::<Vec<_>>().join("\n")
    };
    pages.iter().map(page).collect::<Vec<_>>().join("\n\n")
}

/// What a line begins with, if that is a language, and the rest.
fn in_language(line: &str) -> (Option<Language>, &str) {
    let named = line.split_once(':').and_then(|(tag, rest)| match tag.trim().parse() {
        Ok(language @ Language::Of(_)) => Some((Some(language), rest)),
        _ => None,
    });
    named.unwrap_or((None, line))
}

fn with_language(language: Language, text: &str) -> String {
    match language {
        Language::Auto => text.to_owned(),
        Language::Of(_) => format!("{language}: {text}"),
    }
}

/// Texts beside the launcher's icon, one a line; a line may begin with its language, such as `nl:`.
pub(crate) fn labels(text: &str) -> Result<BTreeMap<Language, Label>, Fault> {
    let labels = lines(text, |line| {
        let (language, label) = in_language(line);
        let language = language.unwrap_or(Language::Auto);
        let label = Label::try_from(label.to_owned()).map_err(|_| Fault::NoLabel(label.trim().to_owned()))?;
        Ok((language, label))
    })?;
    Ok(labels.into_iter().collect())
}

/// The same as it is typed.
pub(crate) fn typed_labels(labels: &BTreeMap<Language, Label>) -> String {
    let line = |(language, label): (&Language, &Label)| with_language(*language, label.as_str());
    labels.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Paths of pages, one a line, each once.
pub(crate) fn paths(text: &str) -> Result<Vec<PathPattern>, Fault> {
    let paths = lines(text, |line| {
        let line = line.trim();
        PathPattern::try_from(line.to_owned()).map_err(|_| Fault::NoPath(line.to_owned()))
    })?;
    if paths.len() > limits::HIDDEN_PATHS { Err(Fault::TooManyPaths) } else { Ok(paths) }
}

/// A number of shards, of which there are `least` already: they only grow.
pub(crate) fn shards(text: &str, least: u16) -> Result<u16, Fault> {
    number(text, least, limits::SHARDS_PER_SITE)
}

/// A distance in pixels.
pub(crate) fn distance(text: &str) -> Result<Distance, Fault> {
    let most = limits::DISTANCE_PIXELS;
    number(text, 0, most).and_then(|pixels| pixels.try_into().map_err(|_| Fault::Number { least: 0, most }))
}

/// A silence in minutes; nothing where the field is empty.
pub(crate) fn minutes(text: &str) -> Result<Option<Minutes>, Fault> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let (least, most) = (limits::SILENCE_AT_LEAST, limits::SILENCE_AT_MOST);
    let minutes = number(text, least, most)?;
    minutes.try_into().map(Some).map_err(|_| Fault::Number { least, most })
}

fn number(text: &str, least: u16, most: u16) -> Result<u16, Fault> {
    let number = text.trim().parse().ok();
    number.filter(|number| (least..=most).contains(number)).ok_or(Fault::Number { least, most })
}

fn lines<T: PartialEq>(text: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    let mut all = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let one = read(line)?;
        if !all.contains(&one) {
            all.push(one);
        }
    }
    Ok(all)
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
    fn parts_of_a_query_are_names_without_their_values() {
        assert_eq!(query_names("ref\n\n size \nref"), Ok(vec!["ref".to_owned(), "size".to_owned()]));
        assert_eq!(query_names(" \n"), Ok(Vec::new()));
        assert_eq!(query_names("ref=1"), Err(Fault::NoQueryName("ref=1".to_owned())));
    }

    #[test]
    fn labels_stand_one_a_line_with_their_language() {
        let typed = |text: &str| labels(text).map(|labels| typed_labels(&labels));
        assert_eq!(typed(" nl : Vraag het ons \n\nAsk us"), Ok("Ask us\nnl: Vraag het ons".to_owned()));
        // A colon alone makes no language.
        assert_eq!(typed("Chat: now"), Ok("Chat: now".to_owned()));
        assert_eq!(typed(""), Ok(String::new()));
        assert_eq!(typed("nl:"), Err(Fault::NoLabel(String::new())));
        let long = "a".repeat(25);
        assert_eq!(typed(&long), Err(Fault::NoLabel(long)));
    }

    #[test]
    fn a_path_begins_what_is_said_on_its_page() {
        let typed = |text: &str| page_greetings(text).map(|pages| typed_page_greetings(&pages));
        let tidy = "/returns/*\nReturns?\nWe help.\nnl: Terugsturen?\nWij helpen.\n\n/a\nnl: Dag!";
        assert_eq!(typed(tidy), Ok(tidy.to_owned()));
        assert_eq!(
            typed(" /returns/* \n\n Returns?\n\n We help.\nnl:Terugsturen?\n Wij helpen.\n/a\nnl: Dag!"),
            Ok(tidy.to_owned())
        );
        assert_eq!(typed(""), Ok(String::new()));
        assert_eq!(typed("Returns?"), Err(Fault::NoPath("Returns?".to_owned())));
        assert_eq!(typed("/a b\nx"), Err(Fault::NoPath("/a b".to_owned())));
        assert_eq!(typed("/a"), Err(Fault::NoGreeting));
        assert_eq!(typed("/a\nnl:"), Err(Fault::NoGreeting));
        assert_eq!(typed(&"/a\nx\n".repeat(21)), Err(Fault::TooManyPaths));
    }

    #[test]
    fn paths_stand_one_a_line_and_once() {
        let typed = |text: &str| paths(text).map(|paths| paths.into_iter().map(String::from).collect::<Vec<_>>());
        assert_eq!(typed("/a/*\n /b \n/a/*"), Ok(vec!["/a/*".to_owned(), "/b".to_owned()]));
        assert_eq!(typed("checkout"), Err(Fault::NoPath("checkout".to_owned())));
        let many = (0..=limits::HIDDEN_PATHS).map(|number| format!("/{number}")).collect::<Vec<_>>().join("\n");
        assert_eq!(typed(&many), Err(Fault::TooManyPaths));
    }

    #[test]
    fn shards_only_grow() {
        assert_eq!(shards(" 4 ", 4), Ok(4));
        for text in ["3", "65", "", "4.5", "many"] {
            assert_eq!(shards(text, 4), Err(Fault::Number { least: 4, most: 64 }), "{text}");
        }
    }

    #[test]
    fn a_password_has_ten_characters_at_least() {
        assert_eq!(new_password("123456789"), Err(Fault::PasswordTooShort));
        assert!(new_password("éééééééééé").is_ok());
        assert_eq!(new_password(&"é".repeat(129)), Err(Fault::PasswordTooLong));
    }
}
