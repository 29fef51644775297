//! Whether a source names a path of somebody's machine. Ignores every other kind of secret.

use std::process::Command;

use anyhow::Result;

use crate::machine::place::Place;
use crate::machine::run;

/// Where people's files lie; in pieces, so that this file passes its own check.
const HOMES: [&str; 4] =
    [concat!("/", "home/"), concat!("/", "Users/"), concat!("/", "root/"), concat!("\\", "Users\\")];

/// One line for each place in a source where this or another machine shows.
pub(crate) fn complaints(place: &Place) -> Result<Vec<String>> {
    let mut needles: Vec<String> = HOMES.iter().map(|home| (*home).to_owned()).collect();
    needles.push(place.root().display().to_string());
    needles.extend(std::env::var("HOME").ok().filter(|home| home.len() > 1));

    let mut git = Command::new("git");
    // Tracked, or about to be.
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(place.root());
    let mut complaints = Vec::new();
    for name in run::output(&mut git)?.split_terminator('\0') {
        // A file deleted but not yet committed, or no text.
        let Ok(text) = std::fs::read_to_string(place.at(name)) else { continue };
        for (line, needle) in found(&text, &needles) {
            complaints.push(format!("{name}:{line}: names a machine's path, `{needle}`"));
        }
    }
    Ok(complaints)
}

/// Line numbers and needles; a needle counts where a path may start and a name may end.
fn found<'n>(text: &str, needles: &'n [String]) -> Vec<(usize, &'n str)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let hit = needles.iter().find(|needle| {
            line.match_indices(needle.as_str()).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                let after = line[at + needle.len()..].chars().next();
                let starts = before.is_none_or(|c| !(c.is_alphanumeric() || "./_-".contains(c)));
                let ends =
                    needle.ends_with(['/', '\\']) || after.is_none_or(|c| !(c.is_alphanumeric() || "_-".contains(c)));
                (starts || needle.starts_with('\\')) && ends
            })
        });
        if let Some(needle) = hit {
            found.push((number + 1, needle.as_str()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[usize]) {
        let mut needles: Vec<String> = HOMES.iter().map(|home| (*home).to_owned()).collect();
        needles.push("/srv/edgewise".to_owned());
        let lines: Vec<usize> = found(text, &needles).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, expected, "{text}");
    }

    #[test]
    fn a_home_is_found() {
        check(concat!("ok\nlet p = \"/", "home/sam/x\";"), &[2]);
        check(concat!("C:\\", "Users\\sam"), &[1]);
        check("cd /srv/edgewise && ls", &[1]);
    }

    #[test]
    fn an_address_or_a_longer_name_is_not() {
        check(concat!("https://shop.example/", "home/page"), &[]);
        check("/srv/edgewise-old", &[]);
        check(":root { color: red }", &[]);
    }
}
