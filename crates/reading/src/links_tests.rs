//! Which texts hold which links.

use super::*;
use crate::steps;

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

#[test]
fn b1_reading_a_body_is_linear_whatever_is_written() {
    let check = |part: &str, tail: &str| {
        let parts = 4_000 / (part.len() + tail.len()).max(1);
        let twice = [part.repeat(2 * parts), tail.repeat(2 * parts)].concat();
        for text in [[part.repeat(parts), tail.repeat(parts)].concat(), [part, tail].concat().repeat(parts), twice] {
            let count = steps::of(|| drop(pieces(&text)));
            assert!(count <= 6 * text.chars().count(), "{count} steps for {part:?} and {tail:?}");
        }
    };
    let parts =
        ["", "www.", "www./", "www.a", "www.a.", "https://", "https://a", "http://[", "(", "[{(", "www.…", "a www.b "];
    let tails = ["", ")", ")]}", "}", "(", "()", ".", "…", "www.", "x", "é", " ", "/", "https://", "\u{202e}"];
    for part in parts {
        for tail in tails {
            check(part, tail);
        }
    }
    // What once kept a console busy for ten seconds.
    let text = ["www./".repeat(267), ")".repeat(2_665)].concat();
    assert!(steps::of(|| drop(pieces(&text))) <= 6 * text.len());
}
