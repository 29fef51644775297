//! What the bytes of a wasm are: sums by crate, of our own crates by module. Needs a wasm that still has its names.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Code, and all that is none.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Makeup {
    /// Bytes of code; the largest first.
    pub(crate) code: Vec<(String, u64)>,
    /// Strings, tables and constants.
    pub(crate) data: u64,
    /// Types, imports, exports and the table of functions.
    pub(crate) rest: u64,
}

/// Crates that are ours are told apart by module.
const OWN: &str = "edgewise_";

/// What Rust itself adds.
const COMPILER: &str = "compiler";

/// What those bytes are; a function without a name is counted as such.
pub(crate) fn of(wasm: &[u8]) -> Result<Makeup> {
    let length = |range: std::ops::Range<u64>| range.end - range.start;
    let (mut sizes, mut names, mut imported) = (Vec::new(), BTreeMap::new(), 0);
    let (mut data, mut custom) = (0, 0);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("a wasm that cannot be read")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(length(body.range())),
            Payload::DataSection(section) => data = length(section.range()),
            Payload::CustomSection(section) => {
                custom += length(section.range());
                if let KnownCustom::Name(all) = section.as_known() {
                    for name in all {
                        if let Name::Function(functions) = name? {
                            for function in functions {
                                let function = function?;
                                names.insert(function.index, part(function.name));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut parts = BTreeMap::<String, u64>::new();
    for (size, index) in sizes.iter().zip(imported..) {
        let part = names.get(&index).cloned().unwrap_or_else(|| "without a name".to_owned());
        *parts.entry(part).or_default() += size;
    }
    let mut code: Vec<(String, u64)> = parts.into_iter().collect();
    code.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let rest = (wasm.len() as u64).saturating_sub(sizes.iter().sum::<u64>() + data + custom);
    Ok(Makeup { code, data, rest })
}

/// Whose code a function of that name is: `<alloc[1f]::vec::Vec<_>>::push` is `alloc`.
fn part(name: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    let is_of_a_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    // What has no path is what the compiler links, as memcpy is.
    let Some((before, after)) = name.split_once("::") else { return COMPILER.to_owned() };
    let before = before.rsplit_once('[').filter(|_| before.ends_with(']')).map_or(before, |(before, _hash)| before);
    let start = before.trim_end_matches(is_of_a_word).len();
    let of = &before[start..];
    let end = after.find(|letter| !is_of_a_word(letter)).unwrap_or(after.len());
    match &after[..end] {
        _ if of.starts_with("__") => COMPILER.to_owned(),
        module if of.starts_with(OWN) && !module.is_empty() => format!("{of}::{module}"),
        _ => of.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_of_the_crate_that_it_was_written_in() {
        for (name, of) in [
            ("<alloc[1f2e]::vec::Vec<_, _>>::insert_mut", "alloc"),
            ("core[c593]::panicking::panic", "core"),
            ("<&mut dyn tachys::view::Render as core::fmt::Debug>::fmt", "tachys"),
            ("edgewise_widget::thread::line", "edgewise_widget::thread"),
            ("<edgewise_session[9]::outbox::Outbox>::push", "edgewise_session::outbox"),
            ("edgewise_widget[9]::{closure#0}", "edgewise_widget"),
            ("_ZN10serde_json5value5Value3get17h0123456789abcdefE", "serde_json"),
            ("memcpy", "compiler"),
            ("__rustc[7]::__rust_alloc", "compiler"),
        ] {
            assert_eq!(part(name), of, "{name}");
        }
    }

    #[test]
    fn every_byte_is_counted_once() {
        // One function without a body's worth, named `a::b`, and three bytes of data.
        let wasm = [
            &b"\0asm\x01\0\0\0"[..],
            &[1, 4, 1, 0x60, 0, 0],
            &[3, 2, 1, 0],
            &[5, 3, 1, 0, 1],
            &[10, 4, 1, 2, 0, 0x0b],
            &[11, 9, 1, 0, 0x41, 0, 0x0b, 3, 1, 2, 3],
            &[0, 14, 4, b'n', b'a', b'm', b'e', 1, 7, 1, 0, 4, b'a', b':', b':', b'b'],
        ]
        .concat();
        let makeup = of(&wasm).ok();
        assert_eq!(makeup, Some(Makeup { code: vec![("a".to_owned(), 2)], data: 9, rest: wasm.len() as u64 - 25 }));
    }
}
