//! A website that may show the chat, as browsers write origins.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::IdError;

/// Scheme, host and port, such as `https://shop.example`: lower case, without a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin(String);

impl Origin {
    /// The origin as browsers send it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The origin of a page's address; nothing if it is not an address of the web.
    pub fn of(url: &str) -> Option<Self> {
        let after = url.find("://")? + 3;
        let end = url[after..].find(['/', '?', '#']).map_or(url.len(), |end| after + end);
        url[..end].parse().ok()
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Origin {
    type Err = IdError;

    /// Strict, since an origin is written into a content security policy: no wildcard, no user, no path.
    fn from_str(text: &str) -> Result<Self, IdError> {
        let text = text.trim().trim_end_matches('/').to_ascii_lowercase();
        let (scheme, rest) = text.split_once("://").ok_or(IdError)?;
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (rest, None),
        };
        let allowed = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'.';
        let sound_host = (1..=253).contains(&host.len()) && host.bytes().all(allowed) && !host.starts_with('.');
        let sound_port = port.is_none_or(|port| {
            port.bytes().all(|digit| digit.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
        });
        if !matches!(scheme, "http" | "https") || !sound_host || !sound_port {
            return Err(IdError);
        }
        // Browsers leave the scheme's own port out.
        let own_port = if scheme == "https" { "443" } else { "80" };
        let port = port.filter(|&port| port != own_port);
        Ok(Self(port.map_or_else(|| format!("{scheme}://{host}"), |port| format!("{scheme}://{host}:{port}"))))
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(text.parse::<Origin>().ok().as_ref().map(Origin::as_str), expected, "{text}");
    }

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        check("https://Shop.example/", Some("https://shop.example"));
        check("https://shop.example:443", Some("https://shop.example"));
        check("http://127.0.0.1:8788", Some("http://127.0.0.1:8788"));
    }

    #[test]
    fn what_could_open_a_policy_is_no_origin() {
        for wrong in [
            "",
            "shop.example",
            "https://",
            "https://*",
            "https://a b",
            "https://a;script-src *",
            "ftp://a",
            "https://a/b",
        ] {
            check(wrong, None);
        }
        for wrong in ["https://u@a", "https://a:0", "https://a:70000", "https://a:", "javascript://a", "https://a'"] {
            check(wrong, None);
        }
    }

    #[test]
    fn the_origin_of_a_page_is_what_stands_before_its_path() {
        let of = |url| Origin::of(url).map(|origin| origin.0);
        assert_eq!(of("https://shop.example/a?b#c"), Some("https://shop.example".to_owned()));
        assert_eq!(of("https://shop.example?b"), Some("https://shop.example".to_owned()));
        assert_eq!(of("about:blank"), None);
    }
}
