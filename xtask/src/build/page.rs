//! A page with what its template leaves open filled in. Ignores where that comes from.

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The template, its lines trimmed and none blank, with each `{{name}}` replaced by the text of that name.
pub(crate) fn render(template: &str, texts: &[(&str, &str)]) -> Result<String> {
    let lines = template.lines().map(str::trim).filter(|line| !line.is_empty());
    let trimmed: String = lines.flat_map(|line| [line, "\n"]).collect();
    let mut rest = trimmed.as_str();
    let mut page = String::new();
    // What is filled in is not looked at: a script may well hold braces.
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").context("a page has {{ without }}")?;
        let known = texts.iter().find(|(known, _)| *known == name);
        let (_, text) = known.with_context(|| format!("a page asks for `{{{{{name}}}}}`, which is not known"))?;
        page.extend([before, text]);
        rest = after;
    }
    Ok(page + rest)
}

/// How a policy names a script or style that stands in the page.
pub(crate) fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// Bytes as text that HTML keeps as it is, hardly longer than they are once compressed: each byte XOR the key is one
/// character. Where that would be a character that HTML changes, it is the one 256 above; so
/// `bytes[i] = text.charCodeAt(i) ^ key` gives the byte back, as an array of bytes keeps the low eight bits alone.
pub(crate) fn text_of(bytes: &[u8]) -> (u8, String) {
    // NUL, a carriage return, and what might begin a tag; and what networks that hide addresses from robots might take
    // for one.
    const CHANGED: [u8; 4] = [0, b'\r', b'<', b'@'];
    let mut seen = [0_usize; 256];
    for byte in bytes {
        seen[usize::from(*byte)] += 1;
    }
    let cost = |key: &u8| CHANGED.map(|changed| seen[usize::from(changed ^ key)]).iter().sum::<usize>();
    // Half of the characters are one byte of UTF-8, the others two: a key below 128 keeps what is ASCII so.
    let key = (0..128).min_by_key(cost).unwrap_or_default();
    let character = |byte: &u8| {
        let low = byte ^ key;
        let above = if CHANGED.contains(&low) { 256 } else { 0 };
        char::from_u32(u32::from(low) + above).unwrap_or_default()
    };
    (key, bytes.iter().map(character).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_filled_in_as_they_are_and_lines_trimmed() {
        let texts = [("css", "/assets/widget-9c0d1e2f.css"), ("js", "  a = {{}}\n\n")];
        let page = render("<head>\n  <link href=\"{{css}}\">\n\n  {{js}} {{css}}\n</head>", &texts);
        assert_eq!(
            page.ok().as_deref(),
            Some(
                "<head>\n<link href=\"/assets/widget-9c0d1e2f.css\">\n\
                  \u{20} a = {{}}\n\n /assets/widget-9c0d1e2f.css\n</head>\n"
            )
        );
    }

    #[test]
    fn an_unknown_name_is_an_error() {
        let error = render("{{title}}", &[("css", "")]).err().map(|error| error.to_string());
        assert!(error.is_some_and(|error| error.contains("`{{title}}`")));
    }

    #[test]
    fn a_source_is_its_digest() {
        // As in the specification of the policy.
        assert_eq!(source("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    #[test]
    fn bytes_come_back_from_text_that_html_keeps() {
        let bytes: Vec<u8> = (0..=255).chain([0; 99]).chain([13; 50]).collect();
        let (key, text) = text_of(&bytes);
        assert!(!text.contains(['\0', '\r', '<', '@']));
        let back: Vec<u8> = text.encode_utf16().map(|unit| unit.to_le_bytes()[0] ^ key).collect();
        assert_eq!(back, bytes);
        // What is frequent stays as short as what is not.
        assert_eq!(text.chars().filter(|character| u32::from(*character) > 255).count(), 4);
    }
}
