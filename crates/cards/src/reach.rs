//! Which addresses the edge may fetch on behalf of an agent (rules K4 and K6). An agent names the first, and what comes
//! after it somebody else may: so each is looked at before it is asked for.

use std::net::{Ipv4Addr, Ipv6Addr};

use protocol::{Origin, Refusal, limits};
use url::{Host, Url};

/// Names of hosts that nobody but the own network knows. Without a dot there is none that everybody knows.
const PRIVATE_NAMES: [&str; 6] = ["localhost", "local", "internal", "lan", "home.arpa", "onion"];

/// The websites of a site, whose pages may be looked at.
#[derive(Debug, Clone, Copy)]
pub struct Sites<'a>(pub &'a [Origin]);

/// Where a host is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Network {
    /// Where everybody gets.
    Public,
    /// On this machine or in its own network.
    Private,
    /// Nowhere that has pages: of a provider's machines, of everybody, of nobody.
    Never,
}

impl Sites<'_> {
    /// The page that an agent has named, if it may be fetched.
    pub fn page(&self, address: &str) -> Result<Url, Refusal> {
        if address.chars().count() > limits::CARD_ADDRESS_CHARACTERS {
            return Err(Refusal::BadRequest);
        }
        let url = Url::parse(address).map_err(|_| Refusal::PageElsewhere)?;
        self.allows(&url).map(|()| url)
    }

    /// Where a page leads that the edge has fetched after so many others, if it may go on.
    pub fn next_page(&self, from: &Url, location: &str, before: usize) -> Result<Url, Refusal> {
        let url = next(from, location, before).ok_or(Refusal::PageRedirects)?;
        match self.allows(&url) {
            Err(Refusal::PageElsewhere) => Err(Refusal::PageRedirects),
            other => other.map(|()| url),
        }
    }

    /// The picture of a page, if it may be fetched: from anywhere that everybody gets to, as shops keep theirs elsewhere.
    pub fn picture(&self, address: &str) -> Result<Url, Refusal> {
        let url = Url::parse(address).map_err(|_| Refusal::NoPicture)?;
        self.allows_picture(&url).map(|()| url)
    }

    /// Where a picture leads.
    pub fn next_picture(&self, from: &Url, location: &str, before: usize) -> Result<Url, Refusal> {
        let url = next(from, location, before).ok_or(Refusal::NoPicture)?;
        self.allows_picture(&url).map(|()| url)
    }

    fn allows(&self, url: &Url) -> Result<(), Refusal> {
        let (network, is_ours) = (network(url), self.has(url));
        match (network, is_ours) {
            (Network::Never, _) | (Network::Private, false) => Err(Refusal::PagePrivate),
            (_, false) => Err(Refusal::PageElsewhere),
            // On one's own machine there is nobody to listen.
            (Network::Public, true) if url.scheme() != "https" => Err(Refusal::PageInsecure),
            (Network::Public | Network::Private, true) => Ok(()),
        }
    }

    fn allows_picture(&self, url: &Url) -> Result<(), Refusal> {
        if self.has(url) {
            return self.allows(url);
        }
        match network(url) {
            Network::Never | Network::Private => Err(Refusal::PagePrivate),
            // Another port is no place for pictures, and the edge tries no ports for anybody.
            Network::Public if url.scheme() == "https" && url.port().is_none() && is_plain(url) => Ok(()),
            Network::Public => Err(Refusal::NoPicture),
        }
    }

    /// Whether the address is on a website of the site.
    fn has(&self, url: &Url) -> bool {
        let origin = url.origin().ascii_serialization();
        is_plain(url) && self.0.iter().any(|site| site.as_str() == origin)
    }
}

/// Whether an answer says that it is a page.
pub fn is_html(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("text/html") || kind.eq_ignore_ascii_case("application/xhtml+xml")
}

fn next(from: &Url, location: &str, before: usize) -> Option<Url> {
    if before >= limits::CARD_REDIRECTS { None } else { from.join(location).ok() }
}

/// Whether it carries no name and password, which nobody gave to be used here.
fn is_plain(url: &Url) -> bool {
    url.username().is_empty() && url.password().is_none()
}

fn network(url: &Url) -> Network {
    match url.host() {
        None => Network::Never,
        Some(Host::Domain(name)) => of_name(name),
        Some(Host::Ipv4(address)) => of_v4(address),
        Some(Host::Ipv6(address)) => of_v6(address),
    }
}

/// A name that everybody knows may still lead into a private network. The platform's own network lets nobody into one; a
/// runtime of one's own does not either, unless it is told to.
fn of_name(name: &str) -> Network {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let is_in = |domain: &&str| name.strip_suffix(*domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if !name.contains('.') || PRIVATE_NAMES.iter().any(is_in) { Network::Private } else { Network::Public }
}

/// Source: the IANA registry of IPv4 addresses for special purposes.
const fn of_v4(address: Ipv4Addr) -> Network {
    match address.octets() {
        [127 | 10, ..] | [192, 168, ..] | [172, 16..=31, ..] => Network::Private,
        // This network; shared; machines of providers; protocols; examples; benchmarks; groups and the future.
        [0 | 224..=255, ..]
        | [100, 64..=127, ..]
        | [169, 254, ..]
        | [192, 0, 0 | 2, _]
        | [192, 88, 99, _]
        | [198, 18 | 19, ..]
        | [198, 51, 100, _]
        | [203, 0, 113, _] => Network::Never,
        _ => Network::Public,
    }
}

/// Source: the IANA registry of IPv6 addresses for special purposes. Only `2000::/3` is given to anybody, and what leads on
/// to IPv4 is never asked.
const fn of_v6(address: Ipv6Addr) -> Network {
    match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 1] | [0xfc00..=0xfdff, ..] => Network::Private,
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x2002 | 0x3fff, ..] => Network::Never,
        [0x2000..=0x3fff, ..] => Network::Public,
        _ => Network::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sites() -> Vec<Origin> {
        [
            "https://shop.example.com",
            "http://localhost:8788",
            "https://10.0.0.7",
            "http://plain.example.com",
            "https://169.254.169.254",
        ]
        .map(|origin| origin.parse().unwrap())
        .to_vec()
    }

    fn page(address: &str) -> Result<String, Refusal> {
        Sites(&sites()).page(address).map(String::from)
    }

    #[test]
    fn k4_a_page_is_on_a_website_of_the_site() {
        for fine in [
            "https://shop.example.com/trousers?a=1#b",
            "https://SHOP.example.com:443/",
            "http://localhost:8788/product.html",
            "https://10.0.0.7/",
        ] {
            assert!(page(fine).is_ok(), "{fine}");
        }
        for (wrong, code) in [
            ("https://shop.example/", Refusal::PageElsewhere),
            ("https://shop.example.com.evil.example.com/", Refusal::PageElsewhere),
            ("https://shop.example.com:8443/", Refusal::PageElsewhere),
            ("http://shop.example.com/", Refusal::PageElsewhere),
            ("https://shop.example.com@evil.example.com/", Refusal::PageElsewhere),
            ("https://me:secret@shop.example.com/", Refusal::PageElsewhere),
            ("not an address", Refusal::PageElsewhere),
            ("", Refusal::PageElsewhere),
            ("file:///etc/passwd", Refusal::PagePrivate),
            ("javascript:alert(1)", Refusal::PagePrivate),
            ("http://plain.example.com/", Refusal::PageInsecure),
        ] {
            assert_eq!(page(wrong), Err(code), "{wrong}");
        }
        assert_eq!(page(&format!("https://shop.example.com/{}", "a".repeat(1_000))), Err(Refusal::BadRequest));
    }

    #[test]
    fn k4_nobody_gets_into_a_private_network_however_its_address_is_written() {
        for host in [
            "localhost",
            "LOCALHOST.",
            "db.internal",
            "printer.local",
            "router",
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f.0.0.1",
            "0177.0.0.1",
            "0.0.0.0",
            "10.0.0.8",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "100.64.0.1",
            "169.254.169.254",
            "224.0.0.1",
            "255.255.255.255",
            "[::1]",
            "[::]",
            "[fd00::1]",
            "[fe80::1]",
            "[::ffff:127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "１２７.0.0.1",
        ] {
            assert_eq!(page(&format!("https://{host}/")), Err(Refusal::PagePrivate), "{host}");
            assert_eq!(Sites(&[]).picture(&format!("https://{host}/a.png")), Err(Refusal::PagePrivate), "{host}");
        }
        for host in ["172.15.0.1", "172.32.0.1", "9.9.9.9", "[2606:4700::1111]", "example.com"] {
            assert_eq!(page(&format!("https://{host}/")), Err(Refusal::PageElsewhere), "{host}");
        }
    }

    #[test]
    fn k4_a_page_leads_on_within_the_websites_and_not_for_ever() {
        let sites = sites();
        let from = Sites(&sites).page("https://shop.example.com/a/b").unwrap();
        let next = |location: &str, before| Sites(&sites).next_page(&from, location, before).map(String::from);
        assert_eq!(next("../c", 0), Ok("https://shop.example.com/c".to_owned()));
        assert_eq!(next("//shop.example.com/d", 2), Ok("https://shop.example.com/d".to_owned()));
        assert_eq!(next("../c", 3), Err(Refusal::PageRedirects));
        assert_eq!(next("https://evil.example.com/", 0), Err(Refusal::PageRedirects));
        assert_eq!(next("http://[", 0), Err(Refusal::PageRedirects));
        assert_eq!(next("http://169.254.169.254/latest/meta-data", 0), Err(Refusal::PagePrivate));
        assert_eq!(next("http://127.0.0.1:8787/", 0), Err(Refusal::PagePrivate));
    }

    #[test]
    fn k6_a_picture_comes_from_anywhere_that_everybody_gets_to() {
        let sites = sites();
        let picture = |address: &str| Sites(&sites).picture(address).map(String::from);
        for fine in ["https://cdn.example.net/a.jpg", "http://localhost:8788/a.png"] {
            assert_eq!(picture(fine), Ok(fine.to_owned()));
        }
        for wrong in [
            "http://cdn.example.net/a.jpg",
            "https://cdn.example.net:8443/a.jpg",
            "https://me@cdn.example.net/",
            "a.jpg",
        ] {
            assert_eq!(picture(wrong), Err(Refusal::NoPicture), "{wrong}");
        }
        let from = Sites(&sites).picture("https://cdn.example.net/a.jpg").unwrap();
        let next = |location: &str, before| Sites(&sites).next_picture(&from, location, before).map(String::from);
        assert_eq!(next("/b.jpg", 0), Ok("https://cdn.example.net/b.jpg".to_owned()));
        assert_eq!(next("/b.jpg", 3), Err(Refusal::NoPicture));
        assert_eq!(next("http://localhost/b.jpg", 0), Err(Refusal::PagePrivate));
        assert_eq!(next("data:image/png;base64,AA", 0), Err(Refusal::PagePrivate));
    }

    #[test]
    fn what_a_page_says_it_is_decides() {
        for page in ["text/html", "Text/HTML; charset=utf-8", "application/xhtml+xml"] {
            assert!(is_html(page), "{page}");
        }
        for other in ["", "text/plain", "application/json", "image/svg+xml", "text/htmlx"] {
            assert!(!is_html(other), "{other}");
        }
    }
}
