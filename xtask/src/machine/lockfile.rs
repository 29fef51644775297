//! Which version of a package `Cargo.lock` pins. Ignores everything else in there.

use anyhow::{Context as _, Result};

use crate::machine::place::Place;

/// The locked version of `package`; of several, the first.
pub(crate) fn version(place: &Place, package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(place.at("Cargo.lock")).context("cannot read Cargo.lock")?;
    locked(&lock, package).with_context(|| format!("Cargo.lock names no package `{package}`"))
}

fn locked(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{package}\""))?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_matched_whole() {
        let lock = "[[package]]\nname = \"worker-macros\"\nversion = \"0.8.6\"\n\n\
                    [[package]]\nname = \"worker\"\nversion = \"0.8.7\"\nsource = \"x\"\n";
        assert_eq!(locked(lock, "worker").as_deref(), Some("0.8.7"));
        assert_eq!(locked(lock, "work"), None);
    }
}
