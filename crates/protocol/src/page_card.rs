//! A page of the owner's website in a message: what it is called, what it costs, whether one can have it.

use serde::{Deserialize, Serialize};

use crate::visible::{is_invisible, turns_direction};
use crate::{Body, File, limits};

/// What is said of a page: texts by their place. Anybody can write some; a [`PageCard`] is what was checked.
///
/// A list, and not a field for each: every visitor's browser loads what reads it before they can type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Fields", into = "Fields")]
pub struct PageFacts(Vec<String>);

/// A page of the owner's website. Its address is one of the web, it has a title, and all of it is what a person can read:
/// no control characters, nothing that turns the direction of writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct PageCard {
    facts: PageFacts,
    /// Its picture, a file of the conversation.
    pub picture: Option<File>,
}

/// Some texts are no card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageCardError;

/// Whether one can have what the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Availability {
    /// The page does not say.
    #[default]
    Unknown,
    /// It can be had at once.
    InStock,
    /// It cannot be had.
    OutOfStock,
    /// It can be ordered, and comes later.
    Preorder,
}

/// As it travels: what is empty is left out.
#[derive(Serialize, Deserialize)]
struct Fields {
    #[serde(default)]
    address: String,
    #[serde(default)]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    amount: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    currency: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    availability: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<File>,
}

impl Availability {
    /// All that a page can say.
    pub const ALL: [Self; 3] = [Self::InStock, Self::OutOfStock, Self::Preorder];

    /// Its name as it travels; empty where the page does not say.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "",
            Self::InStock => "in_stock",
            Self::OutOfStock => "out_of_stock",
            Self::Preorder => "preorder",
        }
    }

    /// The one of that name; unknown where there is none.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.name() == name).unwrap_or_default()
    }
}

impl PageFacts {
    /// The names of the texts, in their order.
    pub const NAMES: [&'static str; 5] = ["address", "title", "amount", "currency", "availability"];

    /// So many texts, in the order of their names. What is not known is empty.
    pub fn new(texts: [String; 5]) -> Self {
        Self(texts.into())
    }

    /// Texts in that order that were counted already.
    pub const fn counted(texts: Vec<String>) -> Self {
        Self(texts)
    }

    /// Where the page is.
    pub fn address(&self) -> &str {
        self.text(0)
    }

    /// What it is called.
    pub fn title(&self) -> &str {
        self.text(1)
    }

    /// What it costs: a decimal number with a point; empty where the page does not say.
    pub fn amount(&self) -> &str {
        self.text(2)
    }

    /// In which currency, by its three letters (ISO 4217); empty where there is no amount.
    pub fn currency(&self) -> &str {
        self.text(3)
    }

    /// Whether one can have it.
    pub fn availability(&self) -> Availability {
        Availability::named(self.text(4))
    }

    fn text(&self, place: usize) -> &str {
        self.0.get(place).map_or("", String::as_str)
    }

    fn is_sound(&self) -> bool {
        let price = match (self.amount(), self.currency()) {
            ("", "") => true,
            (amount, currency) => is_amount(amount) && is_currency(currency),
        };
        let availability = self.availability().name() == self.text(4);
        is_address(self.address())
            && is_title(self.title())
            && price
            && availability
            && self.0.len() == Self::NAMES.len()
    }
}

impl PageCard {
    /// The card of a page, with its picture, if there is one.
    pub fn new(facts: PageFacts, picture: Option<File>) -> Result<Self, PageCardError> {
        if facts.is_sound() { Ok(Self::checked(facts, picture)) } else { Err(PageCardError) }
    }

    /// A card that the server has checked already.
    pub const fn checked(facts: PageFacts, picture: Option<File>) -> Self {
        Self { facts, picture }
    }

    /// What is said of the page.
    pub const fn facts(&self) -> &PageFacts {
        &self.facts
    }

    /// The facts and the picture.
    pub fn into_parts(self) -> (PageFacts, Option<File>) {
        (self.facts, self.picture)
    }
}

/// Whether something is a web address that can stand in a message: with a host, and without what could hide where it
/// leads.
fn is_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty()
        && !host.contains(['@', '\\'])
        && text.chars().count() <= limits::CARD_ADDRESS_CHARACTERS
        && !text.chars().any(|letter| is_invisible(letter) || matches!(letter, '"' | '<' | '>'))
}

fn is_title(text: &str) -> bool {
    text.trim() == text
        && text.chars().count() <= limits::CARD_TITLE_CHARACTERS
        && !text.chars().all(is_invisible)
        && !text.chars().any(|letter| letter.is_control() || turns_direction(letter))
}

/// Whether something is a number of the form `49.95`: nothing that another language would read as another.
fn is_amount(text: &str) -> bool {
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let are_digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    (1..=limits::CARD_AMOUNT_DIGITS).contains(&whole.len())
        && are_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && part.is_none_or(|part| (1..=limits::CARD_AMOUNT_DECIMALS).contains(&part.len()) && are_digits(part))
}

fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

impl From<Fields> for PageFacts {
    fn from(fields: Fields) -> Self {
        let Fields { address, title, amount, currency, availability, file: _ } = fields;
        Self::new([address, title, amount, currency, availability])
    }
}

impl From<PageFacts> for Fields {
    fn from(facts: PageFacts) -> Self {
        let mut texts = facts.0.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        let (address, title, amount, currency, availability) = (next(), next(), next(), next(), next());
        Self { address, title, amount, currency, availability, file: None }
    }
}

impl TryFrom<Fields> for PageCard {
    type Error = PageCardError;

    fn try_from(mut fields: Fields) -> Result<Self, PageCardError> {
        let picture = fields.file.take();
        Self::new(fields.into(), picture)
    }
}

impl From<PageCard> for Fields {
    fn from(card: PageCard) -> Self {
        Self { file: card.picture, ..card.facts.into() }
    }
}

impl std::fmt::Display for PageCardError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no card of a page")
    }
}

impl From<&PageCard> for Body {
    /// What stands for the card in lists, in a transcript, and for who does not know the kind: one line.
    fn from(card: &PageCard) -> Self {
        let facts = card.facts();
        let mut text = facts.title().to_owned();
        if !facts.amount().is_empty() {
            text.extend([" · ", facts.currency(), " ", facts.amount()]);
        }
        text.extend([" · ", facts.address()]);
        // A title is a line of visible text, and all of it is shorter than a body may be.
        Self::checked(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: [&str; 5] = ["https://shop.example/trousers?a=1#b", "Weekday chino", "49.95", "EUR", "in_stock"];

    fn card(texts: [&str; 5]) -> Result<PageCard, PageCardError> {
        PageCard::new(PageFacts::new(texts.map(str::to_owned)), None)
    }

    fn check(place: usize, text: &str, is_sound: bool) {
        let mut texts = GOOD;
        texts[place] = text;
        assert_eq!(card(texts).is_ok(), is_sound, "{text:.60}");
    }

    #[test]
    fn k1_a_card_has_an_address_of_the_web() {
        check(0, "http://localhost:8788/product.html?item=weekday-chino", true);
        check(0, &format!("https://a.example/{}", "é".repeat(limits::CARD_ADDRESS_CHARACTERS - 18)), true);
        check(0, &format!("https://a.example/{}", "é".repeat(limits::CARD_ADDRESS_CHARACTERS - 17)), false);
        for wrong in [
            "",
            "shop.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "https:///path",
            "https://shop.example@evil.example/",
            "https://shop.example\\@evil.example/",
            "https://shop.example/ a",
            "https://shop.example/\u{202e}a",
            "https://shop.example/\u{200b}a",
            "https://shop.example/\n",
            "https://shop.example/\"onclick=",
            "HTTPS://shop.example/",
        ] {
            check(0, wrong, false);
        }
    }

    #[test]
    fn k1_a_title_is_a_line_that_can_be_seen() {
        check(1, "<script>alert(1)</script> is text like any other", true);
        check(1, &"é".repeat(limits::CARD_TITLE_CHARACTERS), true);
        check(1, &"é".repeat(limits::CARD_TITLE_CHARACTERS + 1), false);
        for wrong in ["", " ", "\u{200b}", "a\nb", "a\u{202e}b", "a\u{2066}b", "a\u{0}b", " a"] {
            check(1, wrong, false);
        }
    }

    #[test]
    fn k1_a_price_is_a_number_and_three_letters_or_neither() {
        for amount in ["0", "0.5", "49", "49.95", "1299.0000", "123456789"] {
            check(2, amount, true);
        }
        for wrong in
            ["", "49,95", "1.299,00", "-1", "+1", "1e9", "049", ".5", "5.", "1234567890", "1.23456", "NaN", "٤٩"]
        {
            check(2, wrong, false);
        }
        for wrong in ["", "eur", "EURO", "€", "E R"] {
            check(3, wrong, false);
        }
        assert!(card([GOOD[0], GOOD[1], "", "", ""]).is_ok());
    }

    #[test]
    fn k1_availability_is_one_of_three_or_not_said() {
        for name in ["", "in_stock", "out_of_stock", "preorder"] {
            check(4, name, true);
            assert_eq!(Availability::named(name).name(), name);
        }
        check(4, "maybe", false);
        check(4, "InStock", false);
    }

    #[test]
    fn k2_one_line_stands_for_a_card() {
        let line = |texts| Body::from(&card(texts).unwrap()).as_str().to_owned();
        assert_eq!(line(GOOD), "Weekday chino · EUR 49.95 · https://shop.example/trousers?a=1#b");
        assert_eq!(line([GOOD[0], "Delivery", "", "", ""]), "Delivery · https://shop.example/trousers?a=1#b");
        let (address, title) =
            (format!("https://a.example/{}", "é".repeat(limits::CARD_ADDRESS_CHARACTERS - 18)), "é".repeat(120));
        let longest = line([&address, &title, "123456789.1234", "EUR", ""]);
        assert_eq!(Body::try_from(longest.as_str()).map(String::from), Ok(longest));
    }

    #[test]
    fn k1_what_was_stored_is_checked_when_it_is_read() {
        let text = r#"{"address":"https://shop.example/a","title":"A","file":{"id":"aaaaaaaaaaaaaaaaaaaaaaaaga","mime":"image/jpeg","bytes":9,"width":3,"height":4}}"#;
        let card: PageCard = serde_json::from_str(text).unwrap();
        assert_eq!(card.picture.as_ref().map(|picture| picture.width), Some(3));
        assert_eq!(serde_json::to_string(&card).unwrap(), text);
        for wrong in ["{}", r#"{"address":"javascript:1","title":"A"}"#, r#"{"address":"https://a/","title":7}"#] {
            assert!(serde_json::from_str::<PageCard>(wrong).is_err(), "{wrong}");
        }
    }
}
