//! Finds web addresses in a text. Only `http` and `https`: nothing else becomes a link, so nothing else can be one.

/// What an address may begin with; the last has no scheme of its own.
const BEGINNINGS: [&str; 3] = ["https://", "http://", BARE];
const BARE: &str = "www.";

/// A stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'text> {
    /// As it is, line breaks and all.
    Plain(&'text str),
    /// A web address; it is its own text, so that nobody is led elsewhere than they read.
    Link(&'text str),
}

impl<'text> Piece<'text> {
    /// What is read.
    pub fn text(self) -> &'text str {
        match self {
            Self::Plain(text) | Self::Link(text) => text,
        }
    }

    /// Where it leads; begins with `http://` or `https://`, in whatever case.
    pub fn href(self) -> Option<String> {
        match self {
            Self::Plain(_) => None,
            Self::Link(text) if begins(text, BARE) => Some(["https://", text].concat()),
            Self::Link(text) => Some(text.to_owned()),
        }
    }
}

/// The text in pieces, complete and in order.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut plain, mut at) = (0, 0);
    let mut in_word = false;
    while let Some(letter) = cut(text, at, text.len()).chars().next() {
        let length = if in_word { 0 } else { address_at(cut(text, at, text.len())) };
        if length == 0 {
            in_word = letter.is_ascii_alphanumeric();
            at += letter.len_utf8();
            continue;
        }
        if plain < at {
            pieces.push(Piece::Plain(cut(text, plain, at)));
        }
        pieces.push(Piece::Link(cut(text, at, at + length)));
        at += length;
        plain = at;
    }
    if plain < text.len() {
        pieces.push(Piece::Plain(cut(text, plain, text.len())));
    }
    pieces
}

/// Whether all of `url` is one web address, such as a page says that it has.
pub fn is_web(url: &str) -> bool {
    !begins(url, BARE) && !url.is_empty() && address_at(url) == url.len()
}

/// How many bytes of `text` are the address that it begins with: not the full stop of the sentence that it ends, nor
/// the bracket that was opened before it.
fn address_at(text: &str) -> usize {
    let Some(beginning) = BEGINNINGS.into_iter().find(|beginning| begins(text, beginning)) else { return 0 };
    let mut address = cut(text, 0, text.find(is_outside).unwrap_or(text.len()));
    while let Some(last) = address.chars().next_back() {
        let closes_here = |open| address.matches(open).count() >= address.matches(last).count();
        let inside = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '…' | '’' | '”' => false,
            ')' => closes_here('('),
            ']' => closes_here('['),
            '}' => closes_here('{'),
            _ => true,
        };
        if inside {
            break;
        }
        address = cut(address, 0, address.len() - last.len_utf8());
    }
    let rest = cut(address, beginning.len(), address.len());
    let has_host = rest.starts_with(|first: char| first.is_ascii_alphanumeric() || !first.is_ascii() || first == '[');
    // `http:///x` names no host; `www.` is one only with a dot to follow.
    if has_host && (beginning != BARE || rest.contains('.')) { address.len() } else { 0 }
}

fn begins(text: &str, beginning: &str) -> bool {
    text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
}

/// Never beside a boundary; slicing would bring two kilobytes of how to say so.
fn cut(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

/// Spaces and quotes end an address; so do the invisible characters that turn the direction of writing,
/// with which an address can be made to read like another.
fn is_outside(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '<' | '>' | '"' | '“' | '«' | '»' | '`' | '|' | '\\')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` has links in ⟦ ⟧.
    fn check(text: &str, expected: &str) {
        let pieces = pieces(text);
        let marked: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Plain(text) => (*text).to_owned(),
                Piece::Link(text) => format!("⟦{text}⟧"),
            })
            .collect();
        assert_eq!(marked, expected);
        assert!(pieces.iter().all(|piece| !piece.text().is_empty()), "{pieces:?}");
        let whole: String = pieces.iter().map(|piece| piece.text()).collect();
        assert_eq!(whole, text, "nothing is lost");
        for href in pieces.iter().filter_map(|piece| piece.href()) {
            assert!(is_web(&href), "{href}");
        }
    }

    #[test]
    fn an_address_is_a_link_and_the_sentence_around_it_is_not() {
        check("", "");
        check("hello", "hello");
        check("https://shop.example", "⟦https://shop.example⟧");
        check("see http://a.example/b?c=1#d, then", "see ⟦http://a.example/b?c=1#d⟧, then");
        check("Look at HTTPS://A.example!", "Look at ⟦HTTPS://A.example⟧!");
        check("(https://a.example/b)", "(⟦https://a.example/b⟧)");
        check("https://a.example/b_(c).", "⟦https://a.example/b_(c)⟧.");
        check("[https://a.example/b]", "[⟦https://a.example/b⟧]");
        check("https://a.example/?b[]={c}", "⟦https://a.example/?b[]={c}⟧");
        check("{https://a.example/b}", "{⟦https://a.example/b⟧}");
        check("\"https://a.example\"…", "\"⟦https://a.example⟧\"…");
        check("https://a.example\nhttps://b.example", "⟦https://a.example⟧\n⟦https://b.example⟧");
        check("één https://é.example/é twee", "één ⟦https://é.example/é⟧ twee");
        check("看https://a.example", "看⟦https://a.example⟧");
    }

    #[test]
    fn an_address_without_its_scheme_is_a_link_if_it_begins_like_one() {
        check("www.shop.example!", "⟦www.shop.example⟧!");
        check("Www.shop.example/a", "⟦Www.shop.example/a⟧");
        check("www.", "www.");
        check("www.x", "www.x");
        check("awww.that.is nice", "awww.that.is nice");
        assert_eq!(Piece::Link("www.a.example").href().as_deref(), Some("https://www.a.example"));
        assert_eq!(Piece::Link("http://a.example").href().as_deref(), Some("http://a.example"));
    }

    #[test]
    fn nothing_else_becomes_a_link() {
        for text in ["javascript://a%0aalert(1)", "data:text/html,x", "mailto:a@b.example", "ftp://a.example", "//a"] {
            check(text, text);
        }
        for text in ["http://", "https://.", "xhttps://a", "http:///a", "https:// a", "://", "a://://"] {
            check(text, text);
        }
    }

    #[test]
    fn an_address_inside_an_address_is_part_of_it() {
        check("https://a.example/?to=https://b.example", "⟦https://a.example/?to=https://b.example⟧");
    }

    #[test]
    fn what_turns_the_direction_of_writing_ends_an_address() {
        check("https://a.example/\u{202e}elpmaxe.b", "⟦https://a.example/⟧\u{202e}elpmaxe.b");
    }

    #[test]
    fn a_page_may_have_a_web_address_or_something_else() {
        for (url, expected) in [
            ("https://shop.example/", true),
            ("http://shop.example/a?b=(c)", true),
            ("javascript:https://a", false),
            ("https://", false),
            ("https://a b", false),
            ("www.shop.example", false),
            ("", false),
        ] {
            assert_eq!(is_web(url), expected, "{url}");
        }
    }
}
