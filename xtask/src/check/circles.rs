//! Which source files of a crate import each other in a circle. Reads `use` and `crate::…`; knows nothing of types.

use std::collections::{BTreeMap, BTreeSet};

/// The files of a crate by the path of their module: `conversation::turn`, and nothing for the root.
pub(crate) type Sources = BTreeMap<String, String>;

/// Each circle as its modules. What only tests import does not count, nor what a file takes from the one above it; and
/// a folder that only passes on what its files have (`pub use`) does not stand between them.
pub(crate) fn circles(sources: &Sources) -> Vec<Vec<String>> {
    let files: BTreeMap<&str, File> = sources.iter().map(|(name, text)| (name.as_str(), File::read(text))).collect();
    let imports: BTreeMap<&str, BTreeSet<&str>> = files.keys().map(|name| (*name, imported(name, &files))).collect();
    let reach: BTreeMap<&str, BTreeSet<&str>> = files.keys().map(|name| (*name, reached(name, &imports))).collect();
    let mut found = BTreeSet::new();
    for (name, there) in reach.iter().filter(|(name, there)| there.contains(*name)) {
        let circle: Vec<String> =
            there.iter().filter(|other| reach[*other].contains(name)).map(|other| (*other).to_owned()).collect();
        found.insert(circle);
    }
    found.into_iter().collect()
}

/// The module's path of a file, from the folder of the crate's sources: `site/mod.rs` is `site`, `lib.rs` the root.
/// Nothing for a file of tests.
pub(crate) fn module(file: &str) -> Option<String> {
    let path = file.strip_suffix(".rs")?.replace('/', "::");
    let path = path.strip_suffix("::mod").unwrap_or(&path);
    let is_test = path.split("::").any(|part| part == "tests" || part == "story" || part.ends_with("_tests"));
    let is_root = path == "lib" || path == "main";
    (!is_test).then(|| if is_root { String::new() } else { path.to_owned() })
}

#[derive(Default)]
struct File {
    /// Paths that the file names, as it names them.
    paths: Vec<Vec<String>>,
    /// Names that it passes on, and the path behind each.
    passed_on: Vec<Vec<String>>,
}

impl File {
    fn read(text: &str) -> Self {
        let text = text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default().trim());
        let code = lines.collect::<Vec<_>>().join("\n");
        let mut file = Self::default();
        let mut rest = String::new();
        for statement in code.split(';') {
            let line = statement.lines().rfind(|line| is_use(line)).unwrap_or_default();
            let Some(at) = statement.find(line).filter(|_| !line.is_empty()) else {
                rest += statement;
                continue;
            };
            rest += &statement[..at];
            let tree = statement[at..].split_once("use ").map_or("", |(_, tree)| tree);
            let paths = expanded(&tree.split_whitespace().collect::<String>());
            if line.starts_with("pub") { &mut file.passed_on } else { &mut file.paths }.extend(paths);
        }
        for (at, _) in rest.match_indices("crate::") {
            let end = rest[at..].find(|letter: char| !(letter.is_alphanumeric() || "_:".contains(letter)));
            let path = &rest[at..end.map_or(rest.len(), |end| at + end)];
            file.paths.push(path.split("::").map(str::to_owned).collect());
        }
        // Passed on, and needed here as well.
        let words: BTreeSet<&str> = rest.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).collect();
        let needed = file.passed_on.iter().filter(|path| path.last().is_some_and(|name| words.contains(name.as_str())));
        file.paths.extend(needed.cloned().collect::<Vec<_>>());
        file
    }
}

fn is_use(line: &str) -> bool {
    let line = line.strip_prefix("pub(crate) ").or_else(|| line.strip_prefix("pub ")).unwrap_or(line);
    line.starts_with("use ")
}

/// `a::{b::c,d}` as `a::b::c` and `a::d`; what a name is called here (`as`) is left out, spaces are gone.
fn expanded(tree: &str) -> Vec<Vec<String>> {
    let Some((before, group)) = tree.split_once('{') else {
        return vec![tree.split("::").map(str::to_owned).collect()];
    };
    let start: Vec<String> = before.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let (mut depth, mut from, mut paths) = (0, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        let ends = depth == 0 && (letter == ',' || letter == '}');
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        if ends && at > from {
            paths.extend(expanded(&group[from..at]).into_iter().map(|rest| [start.clone(), rest].concat()));
        }
        if ends {
            from = at + 1;
        }
    }
    paths
}

/// The other files that one file imports from.
fn imported<'a>(name: &str, files: &BTreeMap<&'a str, File>) -> BTreeSet<&'a str> {
    let own = &files[name];
    let all = own.paths.iter().filter_map(|path| target(name, path, files));
    all.filter(|target| !is_above(target, name) && *target != name).collect()
}

/// Whether the file of `name` lies below that of `other`: a part may know its whole.
fn is_above(other: &str, name: &str) -> bool {
    other.is_empty() || name.strip_prefix(other).is_some_and(|rest| rest.starts_with("::"))
}

/// The file that has what a path names, as seen from a module.
fn target<'a>(from: &str, path: &[String], files: &BTreeMap<&'a str, File>) -> Option<&'a str> {
    let mut at: Vec<&str> = from.split("::").filter(|part| !part.is_empty()).collect();
    let mut parts = path.iter().map(String::as_str).peekable();
    match *parts.peek()? {
        "crate" => {
            at.clear();
            parts.next();
        }
        "self" => drop(parts.next()),
        "super" => {
            while parts.next_if_eq(&"super").is_some() {
                at.pop();
            }
        }
        first => {
            // A file of its own below this one; all else is another crate.
            files.get_key_value([&at[..], &[first]].concat().join("::").as_str())?;
        }
    }
    let mut found = files.get_key_value(at.join("::").as_str());
    while let Some(part) = parts.peek() {
        at.push(part);
        let Some(below) = files.get_key_value(at.join("::").as_str()) else { break };
        found = Some(below);
        parts.next();
    }
    let (name, file) = found?;
    let behind =
        parts.next().and_then(|wanted| file.passed_on.iter().find(|path| path.last().is_some_and(|it| it == wanted)));
    match behind {
        Some(path) => target(name, path, files).or(Some(name)),
        None => Some(name),
    }
}

/// Every file that is reached from one by imports; itself too, if a circle leads back.
fn reached<'a>(name: &str, imports: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut there = BTreeSet::new();
    let mut open: Vec<&str> = imports[name].iter().copied().collect();
    while let Some(next) = open.pop() {
        if there.insert(imports.get_key_value(next).map_or("", |(next, _)| *next)) {
            open.extend(&imports[next]);
        }
    }
    there
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)], expected: &[&[&str]]) {
        let sources = files.iter().filter_map(|(file, text)| Some((module(file)?, (*text).to_owned()))).collect();
        assert_eq!(circles(&sources), expected, "{files:?}");
    }

    #[test]
    fn two_files_that_import_each_other_are_a_circle() {
        check(&[("a.rs", "use crate::b::{self, B};"), ("b.rs", "fn b() { crate::a::go() }")], &[&["a", "b"]]);
        check(&[("a.rs", "use crate::{b::B, c};"), ("b.rs", "use super::c::C;"), ("c.rs", "")], &[]);
    }

    #[test]
    fn a_folder_that_passes_on_what_its_files_have_is_not_between_them() {
        let folder = "mod x;\nmod y;\npub use x::X;\npub(crate) use y::Y;";
        check(&[("a/mod.rs", folder), ("a/x.rs", "use super::Y;"), ("a/y.rs", "")], &[]);
        let needs = [folder, "fn f(y: Y) {}"].join("\n");
        check(
            &[("a/mod.rs", &needs), ("a/y.rs", "use crate::b::f;"), ("b.rs", "use crate::a::f;")],
            &[&["a", "a::y", "b"]],
        );
    }

    #[test]
    fn a_part_may_know_its_whole() {
        check(&[("a/mod.rs", "use self::x::X;"), ("a/x.rs", "use super::A;"), ("lib.rs", "use a::A;")], &[]);
    }

    #[test]
    fn what_tests_import_is_no_circle() {
        let tested = "fn go() {}\n#[cfg(test)]\nmod tests {\n    use crate::b::B;\n}";
        check(&[("a.rs", tested), ("b.rs", "use crate::a::go;"), ("a_tests.rs", "use crate::b::B;")], &[]);
    }
}
