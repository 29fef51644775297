//! What a page says of itself: first as structured data, then as it would be shown where it is shared, then by its title
//! (rule K5).

use protocol::{Availability, PageCard, PageFacts, Refusal, limits};
use url::Url;

use crate::linked::{self, Product};
use crate::markup::Markup;
use crate::price;
use crate::text::{decoded, letters, line};

/// What can be said of a page, and where its picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What it is called, costs, and whether it can be had.
    pub facts: PageFacts,
    /// The address of its picture, which nobody has looked at.
    pub picture: Option<Url>,
}

/// Reads a page, which may have been cut anywhere. It was asked for at one address and came from another, where it led
/// elsewhere.
pub fn read(page: &[u8], asked: &Url, came_from: &Url) -> Result<Card, Refusal> {
    let markup = Markup::of(&letters(page));
    let base = markup.base.as_ref().and_then(|base| came_from.join(base).ok());
    let base = base.as_ref().unwrap_or(came_from);
    let product = own(linked::products(&markup.linked), base, [asked, came_from]).unwrap_or_default();
    let title = [decoded(&product.name), meta(&markup, &["og:title", "twitter:title"]), markup.title.clone()]
        .iter()
        .map(|title| line(title, limits::CARD_TITLE_CHARACTERS))
        .find(|title| !title.is_empty())
        .ok_or(Refusal::PageUntitled)?;
    let (amount, currency) = product.price.or_else(|| shared_price(&markup)).unwrap_or_default();
    let availability = match product.availability {
        Availability::Unknown => linked::availability(&meta(&markup, &["product:availability", "og:availability"])),
        known => known,
    };
    let facts = PageFacts::new([asked.to_string(), title, amount, currency, availability.name().to_owned()]);
    // What is left to be wrong is its address, which may have grown, and a title that nobody would see.
    let card = PageCard::new(facts, None).map_err(|_| Refusal::PageUntitled)?;
    let pictures = product.pictures.iter().map(|address| decoded(address));
    let shared = markup.meta(&["og:image:secure_url", "og:image", "og:image:url", "twitter:image"]).map(str::to_owned);
    let picture = pictures.chain(shared).find_map(|address| picture_at(base, &address));
    Ok(Card { facts: card.into_parts().0, picture })
}

/// The product that the page is about: of several the one that says so, or else the first.
fn own(mut products: Vec<Product>, base: &Url, pages: [&Url; 2]) -> Option<Product> {
    let page = |url: &Url| {
        let mut url = url.clone();
        url.set_fragment(None);
        url
    };
    let is_here = |product: &Product| {
        let there = base.join(&product.address).ok().filter(|_| !product.address.is_empty());
        there.is_some_and(|there| pages.iter().any(|here| page(here) == page(&there)))
    };
    let place = products.iter().position(is_here).unwrap_or_default();
    (place < products.len()).then(|| products.swap_remove(place))
}

fn shared_price(markup: &Markup) -> Option<(String, String)> {
    let amount = price::amount(&meta(markup, &["product:price:amount", "og:price:amount"]))?;
    let currency = price::currency(&meta(markup, &["product:price:currency", "og:price:currency"]))?;
    Some((amount, currency))
}

fn meta(markup: &Markup, names: &[&str]) -> String {
    markup.meta(names).next().unwrap_or_default().to_owned()
}

/// Where a picture is, if it may be there: as safe as the page itself.
fn picture_at(base: &Url, address: &str) -> Option<Url> {
    let url = base.join(address.trim()).ok().filter(|_| !address.trim().is_empty())?;
    let is_safe = url.scheme() == "https" || (url.scheme() == "http" && base.scheme() == "http");
    (is_safe && url.as_str().len() <= 2 * limits::CARD_ADDRESS_CHARACTERS).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://shop.example/nl/chino?size=32#top";

    fn card(page: &str) -> Result<Card, Refusal> {
        let address = Url::parse(ADDRESS).unwrap();
        read(page.as_bytes(), &address, &address)
    }

    fn check(page: &str, title: &str, price: &str, availability: Availability, picture: &str) {
        let Card { facts, picture: found } = card(page).unwrap();
        let said = [facts.currency(), facts.amount()].join(" ");
        assert_eq!((facts.address(), facts.title(), said.trim()), (ADDRESS, title, price), "{page}");
        assert_eq!(facts.availability(), availability, "{page}");
        assert_eq!(found.as_ref().map_or("", Url::as_str), picture, "{page}");
    }

    #[test]
    fn k5_structured_data_comes_first() {
        let page = r#"<title>Chino kopen? | Shop</title><meta property="og:title" content="Shared">
            <meta property="og:image" content="https://cdn.example/shared.jpg">
            <script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Hem &amp; Haw chino",
            "image":["../b.jpg"],"offers":{"price":"49.95","priceCurrency":"EUR","availability":"https://schema.org/InStock"}}</script>"#;
        check(page, "Hem & Haw chino", "EUR 49.95", Availability::InStock, "https://shop.example/b.jpg");
    }

    #[test]
    fn k5_then_what_is_shared_and_then_the_title() {
        let page = r#"<title>T</title><meta property="og:title" content="Shared &#8211; this"><meta property="og:image" content="/a.jpg">
            <meta property="product:price:amount" content="1.299,00"><meta property="product:price:currency" content="eur">
            <meta property="product:availability" content="oos">"#;
        check(page, "Shared – this", "EUR 1299", Availability::OutOfStock, "https://shop.example/a.jpg");
        check("<title> Delivery\n &amp; contact </title>", "Delivery & contact", "", Availability::Unknown, "");
        let empty = r#"<title>T</title><meta property="og:title" content=" "><script type="application/ld+json">{"@type":"Product","name":"\u202e"}</script>"#;
        check(empty, "T", "", Availability::Unknown, "");
        for untitled in ["", "<p>hello", "<title> </title>", "<title>\u{200b}</title>", "{\"title\":\"no page\"}"] {
            assert_eq!(card(untitled), Err(Refusal::PageUntitled), "{untitled}");
        }
    }

    #[test]
    fn k5_what_lies_in_a_page_is_text_and_harmless() {
        let long = "x".repeat(4_000);
        let page = format!(
            r#"<script type="application/ld+json">{{"@type":"Product","name":"<script>alert(1)<\/script>\u202e {long}","image":"javascript:alert(1)",
            "offers":{{"price":"1<b>","priceCurrency":"<b>"}},"url":"https://bank.example/"}}</script>"#
        );
        let Card { facts, picture } = card(&page).unwrap();
        assert!(facts.title().starts_with("<script>alert(1)</script> xxx") && facts.title().ends_with('…'));
        assert_eq!(facts.title().chars().count(), limits::CARD_TITLE_CHARACTERS);
        assert_eq!((facts.address(), facts.amount(), facts.currency(), picture), (ADDRESS, "", "", None));
    }

    #[test]
    fn k5_of_several_products_the_page_s_own_counts() {
        let product = |name: &str, url: &str| {
            format!(
                r#"<script type="application/ld+json">{{"@type":"Product","name":"{name}","url":"{url}"}}</script>"#
            )
        };
        let (first, own) = (product("Belt", "/belt"), product("Chino", "/nl/chino?size=32"));
        check(&[first.clone(), own].concat(), "Chino", "", Availability::Unknown, "");
        check(&[first, product("Other", "")].concat(), "Belt", "", Availability::Unknown, "");
    }

    #[test]
    fn k5_pictures_are_as_safe_as_the_page() {
        let page = |image: &str| format!(r#"<title>T</title><meta property="og:image" content="{image}">"#);
        for image in [
            "http://cdn.example/a.jpg",
            "data:image/png;base64,AA",
            "ftp://cdn.example/a",
            "",
            "https://[",
            &"a".repeat(9_000),
        ] {
            assert_eq!(card(&page(image)).unwrap().picture, None, "{image:.40}");
        }
        let address = Url::parse("http://localhost:8788/a").unwrap();
        let found = read(page("/a.png").as_bytes(), &address, &address).unwrap();
        assert_eq!(found.picture.unwrap().as_str(), "http://localhost:8788/a.png");
        let based = format!(r#"<base href="https://cdn.example/x/">{}"#, page("a.jpg"));
        assert_eq!(card(&based).unwrap().picture.unwrap().as_str(), "https://cdn.example/x/a.jpg");
    }

    #[test]
    fn k5_an_address_that_grew_too_long_is_no_card() {
        let address = Url::parse(&format!("https://shop.example/{}", "é".repeat(900))).unwrap();
        assert_eq!(read(b"<title>T</title>", &address, &address), Err(Refusal::PageUntitled));
    }
}
