//! Finds web addresses in a text. Only `http` and `https`: nothing else becomes a link, so nothing else can be one.

/// A stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'text> {
    /// As it is.
    Plain(&'text str),
    /// A web address; it is its own text, so that nobody is led elsewhere than they read.
    Link(&'text str),
}

/// The text in pieces, complete and in order.
pub(crate) fn linkify(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut plain_from = 0;
    let mut at = 0;
    while let Some(found) = cut(text, at, text.len()).find(':') {
        let colon = at + found;
        at = colon + 1;
        let rest = cut(text, colon, text.len());
        if !rest.starts_with("://") {
            continue;
        }
        at = colon + 3;
        let Some(start) = scheme_before(text, colon).filter(|&start| start >= plain_from) else { continue };
        let end = at + end_of_address(cut(text, at, text.len()));
        if end == at {
            continue;
        }
        if start > plain_from {
            pieces.push(Piece::Plain(cut(text, plain_from, start)));
        }
        pieces.push(Piece::Link(cut(text, start, end)));
        (plain_from, at) = (end, end);
    }
    if plain_from < text.len() {
        pieces.push(Piece::Plain(cut(text, plain_from, text.len())));
    }
    pieces
}

/// Never beside a boundary; slicing would bring two kilobytes of how to say so.
fn cut(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

/// Where the `http` or `https` before `colon` begins, if it stands there as a word of its own.
fn scheme_before(text: &str, colon: usize) -> Option<usize> {
    let start = ["https", "http"].iter().find_map(|scheme| {
        let start = colon.checked_sub(scheme.len())?;
        text.get(start..colon)?.eq_ignore_ascii_case(scheme).then_some(start)
    })?;
    let alone = !cut(text, 0, start).ends_with(|letter: char| letter.is_ascii_alphanumeric());
    alone.then_some(start)
}

/// How many bytes of `rest` still belong to the address: not the full stop of the sentence that it ends,
/// nor the bracket that was opened before it.
fn end_of_address(rest: &str) -> usize {
    let mut address = cut(rest, 0, rest.find(is_outside).unwrap_or(rest.len()));
    while let Some(last) = address.chars().next_back() {
        let closes_here = |open| address.matches(open).count() >= address.matches(last).count();
        let inside = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '…' | '’' | '”' => false,
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
    // `http:///x` names no host.
    if address.starts_with(|first: char| first.is_ascii_alphanumeric() || !first.is_ascii() || first == '[') {
        address.len()
    } else {
        0
    }
}

/// Spaces and quotes end an address; so do the invisible characters that turn the direction of writing,
/// with which an address can be made to read like another.
fn is_outside(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '<' | '>' | '"' | '“' | '«' | '»' | '`')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` has links in ⟦ ⟧.
    fn check(text: &str, expected: &str) {
        let pieces = linkify(text);
        let marked: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Plain(text) => (*text).to_owned(),
                Piece::Link(text) => format!("⟦{text}⟧"),
            })
            .collect();
        assert_eq!(marked, expected);
        let whole: String = pieces.iter().map(|(Piece::Plain(text) | Piece::Link(text))| *text).collect();
        assert_eq!(whole, text, "nothing is lost");
    }

    #[test]
    fn an_address_is_a_link_and_the_sentence_around_it_is_not() {
        check("", "");
        check("hello", "hello");
        check("https://shop.example", "⟦https://shop.example⟧");
        check("see http://a.example/b?c=1#d, then", "see ⟦http://a.example/b?c=1#d⟧, then");
        check("Look at HTTPS://A.example!", "Look at ⟦HTTPS://A.example⟧!");
        check("(https://a.example/b)", "(⟦https://a.example/b⟧)");
        check("https://a.example/b_(c)", "⟦https://a.example/b_(c)⟧");
        check("\"https://a.example\"…", "\"⟦https://a.example⟧\"…");
        check("https://a.example\nhttps://b.example", "⟦https://a.example⟧\n⟦https://b.example⟧");
        check("één https://a.example/é twee", "één ⟦https://a.example/é⟧ twee");
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
}
