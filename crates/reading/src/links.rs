//! Finds web addresses in a text. Only `http` and `https`: nothing else becomes a link, so nothing else can be one.

use crate::steps::step;

/// What an address may begin with; the last has no scheme of its own.
const BEGINNINGS: [&str; 3] = ["https://", "http://", BARE];
const BARE: &str = "www.";

const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

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
        step();
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
    let rest = cut(text, beginning.len(), text.len());
    // `http:///x` names no host. Looked at first: a text full of such beginnings is not read to its end for each.
    if !rest.starts_with(|first: char| first.is_ascii_alphanumeric() || !first.is_ascii() || first == '[') {
        return 0;
    }
    let rest = cut(rest, 0, rest.find(is_outside).unwrap_or(rest.len()));
    let rest = cut(rest, 0, rest.len() - tail(rest));
    // `www.` is an address only with a dot to follow.
    let is_address = if beginning == BARE { rest.contains(is_dot) } else { !rest.is_empty() };
    if is_address { beginning.len() + rest.len() } else { 0 }
}

/// How many bytes at the end of an address belong to the sentence around it.
fn tail(address: &str) -> usize {
    // Of each kind, how many brackets are closed here that were opened before.
    let mut unopened = [0_i32; BRACKETS.len()];
    for letter in address.chars() {
        step();
        for (unopened, (open, close)) in unopened.iter_mut().zip(BRACKETS) {
            *unopened += i32::from(letter == close) - i32::from(letter == open);
        }
    }
    let mut length = 0;
    for letter in address.chars().rev() {
        step();
        let mut belongs = matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '…' | '’' | '”');
        for (unopened, (_, close)) in unopened.iter_mut().zip(BRACKETS) {
            if letter == close && *unopened > 0 {
                *unopened -= 1;
                belongs = true;
            }
        }
        if !belongs {
            break;
        }
        length += letter.len_utf8();
    }
    length
}

fn is_dot(letter: char) -> bool {
    step();
    letter == '.'
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
    step();
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '<' | '>' | '"' | '“' | '«' | '»' | '`' | '|' | '\\')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
#[path = "links_tests.rs"]
mod tests;
