//! Which parts of a message are links. Only http and https ever become one; everything else stays text.

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Plain text, line breaks and all.
    Text(String),
    /// A web address.
    Link {
        /// As it was written.
        text: String,
        /// Where it leads; begins with `http://` or `https://`.
        href: String,
    },
}

/// What an address written without its scheme may begin with.
const BARE: &str = "www.";
const SCHEMES: [&str; 2] = ["https://", "http://"];

/// The parts of `text`, in order; put together again they are `text`.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = 0;
    let mut place = 0;
    while let Some(letter) = text[place..].chars().next() {
        let starts_word = text[..place].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        let Some((length, href)) = starts_word.then(|| link_at(&text[place..])).flatten() else {
            place += letter.len_utf8();
            continue;
        };
        if plain < place {
            pieces.push(Piece::Text(text[plain..place].to_owned()));
        }
        pieces.push(Piece::Link { text: text[place..place + length].to_owned(), href });
        place += length;
        plain = place;
    }
    if plain < text.len() {
        pieces.push(Piece::Text(text[plain..].to_owned()));
    }
    pieces
}

/// Whether an address that a visitor's page sent may become a link.
pub(crate) fn is_web(url: &str) -> bool {
    SCHEMES.iter().any(|scheme| begins(url, scheme) && url.len() > scheme.len())
}

/// The link that `text` begins with: its length and where it leads.
fn link_at(text: &str) -> Option<(usize, String)> {
    let scheme = SCHEMES.into_iter().find(|scheme| begins(text, scheme));
    let prefix = scheme.or_else(|| begins(text, BARE).then_some(BARE))?;
    let end = text.find(ends_link).unwrap_or(text.len());
    let link = without_tail(&text[..end]);
    let host = link.get(prefix.len()..)?;
    if !host.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[') {
        return None;
    }
    // Bare addresses need a second dot: `www.` alone at a sentence's end is no site.
    if scheme.is_none() && !host.contains('.') {
        return None;
    }
    Some((link.len(), if scheme.is_some() { link.to_owned() } else { format!("https://{link}") }))
}

fn begins(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn ends_link(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\')
}

/// Punctuation at the end belongs to the sentence, a closing bracket too unless the address opened it.
fn without_tail(mut link: &str) -> &str {
    while let Some(last) = link.chars().next_back() {
        let is_tail = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '…' | '»' | '”' | '’' | '*' | '_' => true,
            ')' => link.matches(')').count() > link.matches('(').count(),
            ']' => link.matches(']').count() > link.matches('[').count(),
            _ => false,
        };
        if !is_tail {
            break;
        }
        link = &link[..link.len() - last.len_utf8()];
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[…]` marks the links in what is expected.
    fn check(text: &str, expected: &str) {
        let mut shown = String::new();
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => shown.push_str(&text),
                Piece::Link { text, href } => {
                    assert!(is_web(&href), "{href}");
                    shown.push('⟦');
                    shown.push_str(&text);
                    shown.push('⟧');
                }
            }
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn addresses_become_links_and_the_sentence_around_them_does_not() {
        check("see https://a.example/b?c=d#e, ok", "see ⟦https://a.example/b?c=d#e⟧, ok");
        check("(http://a.example)", "(⟦http://a.example⟧)");
        check("https://en.example/Belt_(clothing).", "⟦https://en.example/Belt_(clothing)⟧.");
        check("HTTPS://A.example", "⟦HTTPS://A.example⟧");
        check("www.shop.example!", "⟦www.shop.example⟧!");
        check("a\nhttps://é.example\nb", "a\n⟦https://é.example⟧\nb");
        check("https://a.example https://b.example", "⟦https://a.example⟧ ⟦https://b.example⟧");
    }

    #[test]
    fn nothing_else_becomes_a_link() {
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "http:// x",
            "www.",
            "www.x",
            "xhttps://a.example",
            "ftp://a.example",
            "é",
            "",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn only_web_addresses_of_pages_are_links() {
        assert!(is_web("https://shop.example/"));
        assert!(!is_web("javascript:https://a"));
        assert!(!is_web("https://"));
    }
}
