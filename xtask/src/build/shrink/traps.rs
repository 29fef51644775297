//! Panics as bare traps. Ignores what panics, and why.
//!
//! In a browser nobody reads what a release's panic says: Rust writes it to an error stream that is not there, and
//! then the wasm traps. The saying costs 4 KB all the same, and only an unstable compiler can leave it out. So it is
//! taken out of the wasm's text form: what only speaks of a panic becomes the trap that it ends in, and where in the
//! source it was becomes zeros, which take no room. `wasm-opt` removes what nothing reaches after that.

use std::ops::Range;

use anyhow::{Result, ensure};

/// Functions of Rust's own that never return; one of these names with more behind it counts, too.
const PANICS: [&str; 14] = [
    "__rustc::rust_begin_unwind",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "<alloc::vec::Vec<_, _>>::insert_mut::assert_failed",
    "<alloc::vec::Vec<_, _>>::remove::assert_failed",
    "core::cell::panic_already_",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "std::thread::local::panic_access_error",
];

/// Parts of the names of what only panics call: `{:?}`, and the message on its way.
const MESSAGES: [&str; 2] = [" as core::fmt::Debug>::fmt", "std::panicking::panic_handler::"];

/// The text forms of a main wasm and its parts, every panic a trap. Fails when there is nothing to change: then this
/// Rust names its panics otherwise.
pub(crate) fn silence(texts: &[String]) -> Result<Vec<String>> {
    let sources = sources(texts);
    let mut silenced = 0;
    let silent = texts.iter().map(|text| {
        let mut silent = String::with_capacity(text.len());
        let mut inside = false;
        for line in text.lines() {
            // A function begins and ends with lines that are one step in.
            inside &= line != " )";
            if inside {
                continue;
            }
            silent += &unplaced(line, &sources).unwrap_or_else(|| line.to_owned());
            silent.push('\n');
            if name(line).is_some_and(|name| speaks(&name)) {
                silent += "  (unreachable)\n";
                silenced += 1;
                inside = true;
            }
        }
        silent
    });
    let silent = silent.collect();
    ensure!(silenced >= PANICS.len(), "this Rust names its panics otherwise: {silenced} of them found");
    Ok(silent)
}

fn speaks(name: &str) -> bool {
    PANICS.iter().any(|panic| name.starts_with(panic)) || MESSAGES.iter().any(|part| name.contains(part))
}

/// The name of the function that begins here, without the hashes of its crates: `core[c593]::panicking::panic`.
fn name(line: &str) -> Option<String> {
    let begun = line.strip_prefix(" (func $")?;
    let name = match begun.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => begun.split(' ').next()?,
    };
    Some(name.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect())
}

/// The places in sources that any of the texts hold, as addresses: of the words, and of the files' names. All parts
/// share one memory, so that a place in one may name a file in another.
fn sources(texts: &[String]) -> Vec<Range<usize>> {
    let data: Vec<(usize, Vec<u8>)> = texts
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(|line| data(line).map(|(_, at, bytes)| (at, bytes)))
        .collect();
    let is_source = |name: &Range<usize>| {
        let held = data.iter().find(|(at, bytes)| (*at..at + bytes.len()).contains(&name.start));
        held.and_then(|(at, bytes)| bytes.get(name.start - at..name.end - at))
            .is_some_and(|name| name.ends_with(b".rs"))
    };
    let mut found = Vec::new();
    for (address, bytes) in &data {
        for (at, place) in bytes.windows(16).enumerate().step_by(4) {
            // Rust keeps a place as four words: where the file's name is, its length, line and column.
            let word =
                |at: usize| place[at..at + 4].iter().rev().fold(0, |word, &byte| (word << 8) | usize::from(byte));
            let name = word(0)..word(0).saturating_add(word(4));
            if word(8) > 0 && word(12) > 0 && is_source(&name) {
                found.extend([name, address + at..address + at + 16]);
            }
        }
    }
    found
}

/// A line of data with zeros where it is of a place in sources; nothing when the line is something else.
fn unplaced(line: &str, sources: &[Range<usize>]) -> Option<String> {
    let (before, address, mut bytes) = data(line)?;
    for source in sources {
        for at in source.start.max(address)..source.end.min(address + bytes.len()) {
            bytes[at - address] = 0;
        }
    }
    let escaped = bytes.iter().fold(String::new(), |text, byte| text + &format!("\\{byte:02x}"));
    Some([before, &escaped, "\")"].concat())
}

/// A line of data: all before its bytes, its address, and the bytes.
fn data(line: &str) -> Option<(&str, usize, Vec<u8>)> {
    let (address, data) = line.strip_prefix(" (data $")?.split_once("(i32.const ")?.1.split_once(") \"")?;
    let bytes = bytes(data.strip_suffix("\")")?)?;
    Some((&line[..line.len() - data.len()], address.parse().ok()?, bytes))
}

/// What is between the quotes of the text form, as bytes.
fn bytes(escaped: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = escaped.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'\\' {
            bytes.push(first);
            continue;
        }
        let (&letter, after) = rest.split_first()?;
        let (byte, length) = match letter {
            b't' => (b'\t', 1),
            b'n' => (b'\n', 1),
            b'r' => (b'\r', 1),
            b'"' | b'\'' | b'\\' => (letter, 1),
            _ => (u8::from_str_radix(std::str::from_utf8(rest.get(..2)?).ok()?, 16).ok()?, 2),
        };
        bytes.push(byte);
        rest = if length == 1 { after } else { &rest[2..] };
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_speaks_of_a_panic_becomes_a_trap_and_all_else_stays() {
        let function = |name: &str, body: &str| format!(" (func $\"{name}\" (param $0 i32)\n{body}\n )\n");
        let module = |body: &str| {
            let panics: String = PANICS.map(|panic| function(&panic.replace("core:", "core[c5]:"), body)).concat();
            let debug = function("<&() as core[c5]::fmt::Debug>::fmt", body);
            ["(module\n", &panics, &debug, &function("app::panicking", "  (call $1)"), ")\n"].concat()
        };
        let loud = module("  (local $1 i32)\n  (call $0\n   (i32.const 1)\n  )");
        assert_eq!(silence(&[loud]).ok(), Some(vec![module("  (unreachable)")]));
    }

    #[test]
    fn a_rust_that_names_its_panics_otherwise_is_an_error() {
        assert!(silence(&["(module\n (func $main\n  (nop)\n )\n)\n".to_owned()]).is_err());
    }

    #[test]
    fn places_in_sources_become_zeros_and_other_words_stay() {
        let line = |at: usize, bytes: &str| format!(" (data $.rodata (i32.const {at}) \"{bytes}\")");
        let blanked = |lines: &[String]| -> Vec<_> {
            let sources = sources(lines);
            lines.iter().filter_map(|line| unplaced(line, &sources)).collect()
        };
        let words = r"\00\01\00\00\04\00\00\00\07\00\00\00\01\00\00\00";
        let zeros = |count| r"\00".repeat(count);
        assert_eq!(blanked(&[line(256, &format!("a.rs{words}"))]), [line(256, &zeros(20))]);
        // A part names a file that the main one has.
        assert_eq!(blanked(&[line(256, "a.rs"), line(512, words)]), [line(256, &zeros(4)), line(512, &zeros(16))]);
        let kept = line(256, &format!(r"\61\0a\22\73{words}"));
        assert_eq!(blanked(&[line(256, &format!(r#"a\n\"\73{words}"#))]), [kept]);
    }
}
