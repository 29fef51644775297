//! What of a page's address is kept: where it is, and of the query what somebody named. A query or a fragment may carry
//! a reset token, a basket or a name, which concerns nobody but the visitor.

/// The address without its fragment, without a name and password before its host, and with those parts of its query
/// alone that belong to a campaign (`utm_…`) or whose names the owner lists. Empty for what is no address of the web.
pub fn kept(url: &str, query_names: &[String]) -> String {
    let Some((scheme, rest)) = url.trim().split_once("://") else { return String::new() };
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return String::new();
    }
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    // Browsers read a backslash as a slash: what stands behind it is a path, not a host.
    let (authority, path) = place.split_at(place.find(['/', '\\']).unwrap_or(place.len()));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if host.is_empty() {
        return String::new();
    }
    let is_kept = |pair: &&str| {
        let name = pair.split_once('=').map_or(*pair, |(name, _)| name);
        name.starts_with("utm_") || query_names.iter().any(|kept| kept == name)
    };
    let query: Vec<&str> = query.split('&').filter(is_kept).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    [scheme, "://", host, path, mark, &query.join("&")].concat()
}

#[cfg(test)]
mod tests {
    use super::kept;

    fn check(url: &str, expected: &str) {
        assert_eq!(kept(url, &["size".to_owned(), "q".to_owned()]), expected, "{url}");
    }

    #[test]
    fn o3_where_a_page_is_is_kept() {
        check("https://shop.example/trousers/blue", "https://shop.example/trousers/blue");
        check("http://127.0.0.1:8788/", "http://127.0.0.1:8788/");
        check("https://shop.example", "https://shop.example");
        check("https://[2001:db8::1]:8443/a", "https://[2001:db8::1]:8443/a");
        check("https://shop.example/caf%C3%A9/日本", "https://shop.example/caf%C3%A9/日本");
        check(" HTTPS://shop.example/a ", "HTTPS://shop.example/a");
    }

    #[test]
    fn o3_of_the_query_only_what_is_named_is_kept() {
        check("https://shop.example/reset?token=secret", "https://shop.example/reset");
        check(
            "https://shop.example/?token=secret&utm_source=mail&size=32",
            "https://shop.example/?utm_source=mail&size=32",
        );
        check("https://shop.example/?size", "https://shop.example/?size");
        check("https://shop.example/?size=1&size=2&sizes=3&Size=4", "https://shop.example/?size=1&size=2");
        check("https://shop.example/?x=utm_source&=q&q=", "https://shop.example/?q=");
        check("https://shop.example/?a=1?size=2", "https://shop.example/");
        check("https://shop.example/?", "https://shop.example/");
        check("https://shop.example?q=a", "https://shop.example?q=a");
        check(
            "https://shop.example/?utm_id=https://evil.example/?t=1",
            "https://shop.example/?utm_id=https://evil.example/?t=1",
        );
    }

    #[test]
    fn o3_a_fragment_is_never_kept() {
        check("https://shop.example/#access_token=secret", "https://shop.example/");
        check("https://shop.example/?size=1#q=secret", "https://shop.example/?size=1");
        check("https://shop.example/#?size=1", "https://shop.example/");
        check("https://shop.example#/cart?q=1", "https://shop.example");
    }

    #[test]
    fn o3_a_password_before_the_host_is_never_kept() {
        check("https://anna:secret@shop.example/", "https://shop.example/");
        check("https://a@b@shop.example/@home", "https://shop.example/@home");
        check("https://shop.example\\@evil.example/", "https://shop.example\\@evil.example/");
        check("https://shop.example/?q=a@b", "https://shop.example/?q=a@b");
    }

    #[test]
    fn o3_what_is_no_address_of_the_web_is_not_kept() {
        for other in [
            "",
            "about:blank",
            "xxxx",
            "javascript:alert(1)//://",
            "file:///home/anna/letter.html",
            "data:text/html,a://b",
        ] {
            check(other, "");
        }
        check("https://", "");
        check("https:///path", "");
        check("https://anna@", "");
        check("//shop.example/", "");
    }
}
