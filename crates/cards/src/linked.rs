//! Products in the structured data of a page (JSON-LD with the words of schema.org), in the forms in which shops write
//! them.

use protocol::Availability;
use serde_json::{Map, Value};

use crate::price;

/// What counts as a product.
const KINDS: [&str; 5] = ["product", "productgroup", "individualproduct", "productmodel", "someproducts"];

/// What structured data says of one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Product {
    /// What it is called.
    pub(crate) name: String,
    /// Addresses of its pictures.
    pub(crate) pictures: Vec<String>,
    /// Amount and currency, where all its offers have the same.
    pub(crate) price: Option<(String, String)>,
    /// Whether it can be had, by whichever offer.
    pub(crate) availability: Availability,
    /// Where its page is.
    pub(crate) address: String,
}

/// All products that a page tells of as its own, not those in a list of others.
pub(crate) fn products(linked: &[String]) -> Vec<Product> {
    let mut found = Vec::new();
    for text in linked {
        // Some that cannot be read spoils no other. Nothing in it is deeper than 128.
        if let Ok(value) = serde_json::from_str(text.trim()) {
            gather(&value, &mut found);
        }
    }
    found
}

/// A word of schema.org however it is written: `InStock`, `https://schema.org/InStock`, `in stock`.
pub(crate) fn availability(text: &str) -> Availability {
    match word(text).as_str() {
        "instock" | "instoreonly" | "onlineonly" | "limitedavailability" | "available" => Availability::InStock,
        "outofstock" | "soldout" | "discontinued" | "oos" => Availability::OutOfStock,
        "preorder" | "presale" | "backorder" | "availablefororder" | "madetoorder" => Availability::Preorder,
        _ => Availability::Unknown,
    }
}

fn word(text: &str) -> String {
    let name = text.trim().rsplit(['/', '#', ':']).next().unwrap_or_default();
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

fn gather(value: &Value, found: &mut Vec<Product>) {
    match value {
        Value::Array(entries) => entries.iter().for_each(|entry| gather(entry, found)),
        Value::Object(fields) if is_of(fields, &KINDS) => found.push(product(fields)),
        Value::Object(fields) => {
            for name in ["@graph", "mainEntity"] {
                if let Some(inner) = fields.get(name) {
                    gather(inner, found);
                }
            }
        }
        _ => {}
    }
}

fn is_of(fields: &Map<String, Value>, kinds: &[&str]) -> bool {
    let is_kind = |kind: &Value| kind.as_str().is_some_and(|kind| kinds.contains(&word(kind).as_str()));
    match fields.get("@type") {
        Some(Value::Array(all)) => all.iter().any(is_kind),
        Some(one) => is_kind(one),
        None => false,
    }
}

fn product(fields: &Map<String, Value>) -> Product {
    let mut offers = Vec::new();
    for name in ["offers", "hasVariant"] {
        if let (Some(value), true) = (fields.get(name), offers.is_empty()) {
            offers_in(value, &mut offers);
        }
    }
    let has = |wanted| offers.iter().any(|offer: &Offer| offer.availability == wanted);
    let best =
        [Availability::InStock, Availability::Preorder, Availability::OutOfStock].into_iter().find(|one| has(*one));
    let mut prices: Vec<_> = offers.iter().filter_map(|offer| offer.price.clone()).collect();
    prices.dedup();
    let is_one = prices.len() == 1 && !offers.iter().any(|offer| offer.has_many_prices);
    Product {
        name: text(fields.get("name")),
        pictures: pictures(fields.get("image")),
        price: prices.pop().filter(|_| is_one),
        availability: best.unwrap_or_default(),
        address: text(fields.get("url").or_else(|| fields.get("@id"))),
    }
}

/// One way to have it.
#[derive(Default)]
struct Offer {
    price: Option<(String, String)>,
    availability: Availability,
    /// Whether it stands for several, whose prices differ.
    has_many_prices: bool,
}

fn offers_in(value: &Value, found: &mut Vec<Offer>) {
    match value {
        Value::Array(entries) => entries.iter().for_each(|entry| offers_in(entry, found)),
        // A variant has offers, and so has an offer that stands for several.
        Value::Object(fields) => match fields.get("offers") {
            Some(inner) => offers_in(inner, found),
            None => found.push(offer(fields)),
        },
        _ => {}
    }
}

fn offer(fields: &Map<String, Value>) -> Offer {
    let availability = availability(&text(fields.get("availability")));
    let currency = |fields: &Map<String, Value>| price::currency(&text(fields.get("priceCurrency")));
    let amount = |fields: &Map<String, Value>, name| price::amount(&text(fields.get(name)));
    if fields.contains_key("lowPrice") {
        let (low, high) = (amount(fields, "lowPrice"), amount(fields, "highPrice"));
        let price = if low == high { low.zip(currency(fields)) } else { None };
        return Offer { has_many_prices: price.is_none(), price, availability };
    }
    let inner = match fields.get("priceSpecification") {
        // Of several the first is what one pays; others are former prices and prices by the litre.
        Some(Value::Array(all)) => all.first().and_then(Value::as_object),
        Some(one) => one.as_object(),
        None => None,
    };
    let amount = amount(fields, "price").or_else(|| amount(inner?, "price"));
    let currency = currency(fields).or_else(|| currency(inner?));
    Offer { price: amount.zip(currency), availability, has_many_prices: false }
}

/// A text, however it is wrapped.
fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Array(all)) => text(all.first()),
        Some(Value::Object(fields)) => text(fields.get("@value").or_else(|| fields.get("@id"))),
        _ => String::new(),
    }
}

fn pictures(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(all)) => all.iter().flat_map(|one| pictures(Some(one))).collect(),
        Some(Value::Object(fields)) => {
            let address = ["url", "contentUrl", "@id"].iter().find_map(|name| fields.get(*name));
            address.map(|address| text(Some(address))).into_iter().collect()
        }
        Some(Value::String(address)) => vec![address.clone()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn only(value: &Value) -> Product {
        let mut found = products(&[value.to_string()]);
        assert_eq!(found.len(), 1, "{value}");
        found.remove(0)
    }

    fn price(offers: &Value) -> Option<String> {
        let product = only(&json!({"@type": "Product", "name": "A", "offers": offers}));
        product.price.map(|(amount, currency)| [amount, currency].join(" "))
    }

    fn available(offers: &Value) -> Availability {
        only(&json!({"@type": "Product", "name": "A", "offers": offers})).availability
    }

    #[test]
    fn k5_a_product_is_found_alone_in_a_list_and_in_a_graph() {
        let chino = json!({"@type": "Product", "name": "Chino", "url": "/chino"});
        for value in [
            chino.clone(),
            json!([{"@type": "Organization", "name": "Shop"}, chino]),
            json!({"@context": "https://schema.org", "@graph": [{"@type": "BreadcrumbList"}, chino]}),
            json!({"@type": "ItemPage", "mainEntity": chino}),
            json!({"@type": ["Thing", "https://schema.org/Product"], "name": ["Chino"], "@id": "/chino"}),
            json!({"@type": "schema:ProductGroup", "name": {"@value": "Chino"}, "url": "/chino"}),
        ] {
            let product = only(&value);
            assert_eq!((product.name.as_str(), product.address.as_str()), ("Chino", "/chino"), "{value}");
        }
    }

    #[test]
    fn k5_others_on_the_page_are_not_its_own_product() {
        let list = json!({"@type": "ItemList", "itemListElement": [{"item": {"@type": "Product", "name": "No"}}]});
        let related = json!({"@type": "WebPage", "isRelatedTo": {"@type": "Product", "name": "No"}});
        assert_eq!(products(&[list.to_string(), related.to_string()]), []);
    }

    #[test]
    fn k5_a_price_comes_from_an_offer_in_whatever_form() {
        let offer = json!({"@type": "Offer", "price": "49.95", "priceCurrency": "EUR"});
        for offers in [
            offer.clone(),
            json!([offer]),
            json!([offer, offer, {"@type": "Offer"}]),
            json!({"price": 49.95, "priceCurrency": "eur"}),
            json!({"price": "€ 49,95", "priceCurrency": "EUR"}),
            json!({"priceSpecification": {"price": "49.95", "priceCurrency": "EUR"}}),
            json!({"priceCurrency": "EUR", "priceSpecification": [{"price": 49.95}, {"price": 59.95}]}),
            json!({"@type": "AggregateOffer", "lowPrice": 49.95, "highPrice": "49.95", "priceCurrency": "EUR"}),
            json!({"@type": "AggregateOffer", "lowPrice": 1, "highPrice": 2, "offers": [offer]}),
        ] {
            assert_eq!(price(&offers).as_deref(), Some("49.95 EUR"), "{offers}");
        }
        let variants =
            json!({"@type": "ProductGroup", "name": "A", "hasVariant": [{"offers": offer}, {"offers": offer}]});
        assert_eq!(only(&variants).price, Some(("49.95".to_owned(), "EUR".to_owned())));
    }

    #[test]
    fn k5_where_prices_differ_or_lie_there_is_none() {
        for offers in [
            json!([{"price": 1, "priceCurrency": "EUR"}, {"price": 2, "priceCurrency": "EUR"}]),
            json!([{"price": 1, "priceCurrency": "EUR"}, {"price": 1, "priceCurrency": "USD"}]),
            json!({"lowPrice": 1, "highPrice": 2, "priceCurrency": "EUR"}),
            json!({"lowPrice": 1, "priceCurrency": "EUR"}),
            json!([{"price": 1, "priceCurrency": "EUR"}, {"lowPrice": 1, "highPrice": 2, "priceCurrency": "EUR"}]),
            json!({"price": 49.95}),
            json!({"price": -1, "priceCurrency": "EUR"}),
            json!({"price": 1e300, "priceCurrency": "EUR"}),
            json!({"price": {"price": 1}, "priceCurrency": "EUR"}),
            json!({"price": true, "priceCurrency": "EUR"}),
            json!("free"),
            json!(null),
            json!([[[[]]]]),
        ] {
            assert_eq!(price(&offers), None, "{offers}");
        }
    }

    #[test]
    fn k5_it_can_be_had_if_any_offer_says_so() {
        assert_eq!(available(&json!({"availability": "https://schema.org/InStock"})), Availability::InStock);
        assert_eq!(available(&json!({"availability": {"@id": "schema:OutOfStock"}})), Availability::OutOfStock);
        let (out, later) = (json!({"availability": "SoldOut"}), json!({"availability": "http://schema.org/BackOrder"}));
        assert_eq!(available(&json!([out, later])), Availability::Preorder);
        assert_eq!(available(&json!([out, {"availability": "in stock"}, later])), Availability::InStock);
        for odd in [json!({}), json!({"availability": "soon"}), json!({"availability": 7}), json!(7)] {
            assert_eq!(available(&odd), Availability::Unknown, "{odd}");
        }
    }

    #[test]
    fn k5_pictures_are_texts_lists_and_objects() {
        let of = |image: &Value| only(&json!({"@type": "Product", "image": image})).pictures;
        assert_eq!(of(&json!("/a.jpg")), ["/a.jpg"]);
        assert_eq!(
            of(&json!(["/a.jpg", {"@type": "ImageObject", "url": "/b.jpg"}, {"contentUrl": ["/c.jpg"]}, 7])),
            ["/a.jpg", "/b.jpg", "/c.jpg"]
        );
        assert_eq!(of(&json!(null)), [""; 0]);
    }

    #[test]
    fn k5_data_that_cannot_be_read_spoils_no_other() {
        let good = json!({"@type": "Product", "name": "A"}).to_string();
        let deep = ["[".repeat(10_000), "]".repeat(10_000)].concat();
        assert_eq!(products(&["{".to_owned(), String::new(), deep, "7".to_owned(), good]).len(), 1);
    }
}
