//! What stands in the markup of a page: its title, its `meta` elements, its structured data. Says nothing of what they
//! mean.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// The most structured data that is kept of a page, in pieces; a shop's page has one to five.
const PIECES: usize = 50;

/// What was found, in the page's order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Markup {
    /// What is in the first `title`.
    pub(crate) title: String,
    /// Where relative addresses begin, if the page says so.
    pub(crate) base: Option<String>,
    /// Names and contents of `meta` elements.
    pub(crate) meta: Vec<(String, String)>,
    /// Structured data, as text.
    pub(crate) linked: Vec<String>,
}

/// Which element's text is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Title,
    Linked,
}

impl Markup {
    /// What stands in a page, which may end anywhere.
    pub(crate) fn of(page: &str) -> Self {
        let mut found = Self::default();
        let mut within = Within::Nothing;
        let mut has_title = false;
        let mut emitter = DefaultEmitter::default();
        // Text of a script is no markup, as in a browser.
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(page, emitter).flatten() {
            match token {
                Token::StartTag(tag) => match tag.name.as_slice() {
                    b"title" if !has_title => {
                        (within, has_title) = (Within::Title, true);
                    }
                    b"script" if is_linked(&tag) && found.linked.len() < PIECES => {
                        within = Within::Linked;
                        found.linked.push(String::new());
                    }
                    b"base" if found.base.is_none() => found.base = attribute(&tag, b"href"),
                    b"meta" if found.meta.len() < 10 * PIECES => {
                        let name = attribute(&tag, b"property").or_else(|| attribute(&tag, b"name"));
                        found.meta.extend(name.map(|name| name.to_ascii_lowercase()).zip(attribute(&tag, b"content")));
                    }
                    // A drawing has titles of its own.
                    b"svg" => has_title = true,
                    _ => {}
                },
                Token::EndTag(_) => within = Within::Nothing,
                Token::String(text) => {
                    let text = String::from_utf8_lossy(&text);
                    match (within, found.linked.last_mut()) {
                        (Within::Title, _) => found.title.push_str(&text),
                        (Within::Linked, Some(linked)) => linked.push_str(&text),
                        _ => {}
                    }
                }
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        found
    }

    /// The contents of the `meta` elements of the first of these names that there are any of.
    pub(crate) fn meta<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        let has = |name: &&&str| self.meta.iter().any(|(found, content)| found == **name && !content.trim().is_empty());
        let name = names.iter().find(has).copied().unwrap_or_default();
        self.meta.iter().filter(move |(found, _)| found == name).map(|(_, content)| content.as_str())
    }
}

fn is_linked(tag: &StartTag<()>) -> bool {
    attribute(tag, b"type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
}

fn attribute(tag: &StartTag<()>, name: &[u8]) -> Option<String> {
    tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k5_title_meta_and_structured_data_are_found_wherever_a_browser_would() {
        let page = r#"<!doctype html><title>A &amp; B</title><title>C</title><base href="/nl/">
            <META Property='OG:Title' CONTENT="D &quot;E&quot;"><meta name=twitter:title content=F><meta charset=utf-8>
            <!-- <meta property="og:title" content="no"> -->
            <script>const s = '<meta property="og:title" content="no">';</script>
            <script type="application/ld+json">{"a":"</b> & <!-- c"}</script><p>text</p>
            <script type=" Application/LD+JSON ">[1]</script>"#;
        let found = Markup::of(page);
        assert_eq!(found.title, "A & B");
        assert_eq!(found.base.as_deref(), Some("/nl/"));
        assert_eq!(found.meta(&["og:nothing", "og:title"]).collect::<Vec<_>>(), ["D \"E\""]);
        assert_eq!(found.meta.len(), 2);
        assert_eq!(found.linked, [r#"{"a":"</b> & <!-- c"}"#, "[1]"]);
    }

    #[test]
    fn k5_a_page_may_end_anywhere_and_hold_anything() {
        let page = r#"<title>A</title><script type="application/ld+json">{"name":"#;
        for end in 0..page.len() {
            let _ = Markup::of(&page[..end]);
        }
        assert_eq!(Markup::of("<svg><title>no</title></svg><title>late</title>").title, "");
        assert_eq!(Markup::of(&"<title>".repeat(9)).title, "<title>".repeat(8));
        assert_eq!(Markup::of(&"<script type=application/ld+json>{}</script>".repeat(900)).linked.len(), PIECES);
        assert_eq!(Markup::of("\u{0}<<>><a b=\"").title, "");
    }
}
