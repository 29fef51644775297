//! `target/site`, as wrangler serves it. Ignores how its files were made.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::build::profile::Profile;
use crate::machine::fresh;
use crate::machine::place::Place;

/// Where hashed files are found.
const ASSETS: &str = "/assets/";

/// Hashed files never change; only pages of the worker's own origin load them, but for the loader's module, which any
/// website's page imports.
const HEADERS: &str = "\
/assets/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
  Cross-Origin-Resource-Policy: same-origin
  Strict-Transport-Security: max-age=31536000
/assets/page-*
  Access-Control-Allow-Origin: *
";

/// The later files of the last releases, a line for each, the newest first.
const RELEASES: &str = "releases.txt";

/// An open page still asks for the files of its own release. A deployment serves what is uploaded with it and nothing
/// else, so a build keeps the later files of this many releases if it has them. A fresh checkout has none; then the
/// page says that there is a newer version.
const KEPT: usize = 4;

/// All files of the site, held until every one of them could be made.
#[derive(Default)]
pub(crate) struct Site {
    assets: BTreeMap<String, Vec<u8>>,
    pages: BTreeMap<&'static str, Vec<u8>>,
    /// Names of the assets that a page asks for long after it was loaded.
    later: Vec<String>,
}

impl Site {
    /// The address under which the asset will be found.
    pub(crate) fn add_asset(&mut self, stem: &str, extension: &str, bytes: Vec<u8>) -> String {
        // A name that changes with the content may be kept for ever.
        let hash = fresh::short_hash(&[&bytes]);
        self.add(format!("{stem}-{hash}.{extension}"), bytes)
    }

    /// JSON by its name, which an open page may ask for after the next release. What all their names end in: one hash of
    /// all, as each of its own would be that many bytes more in the page.
    pub(crate) fn add_data(
        &mut self,
        visitors: BTreeMap<String, Vec<u8>>,
        agents: BTreeMap<String, Vec<u8>>,
    ) -> String {
        let all: Vec<_> = visitors.iter().chain(&agents).flat_map(|(stem, bytes)| [stem.as_bytes(), bytes]).collect();
        let hash = fresh::short_hash(&all);
        let name = |stem: &str| format!("{stem}-{hash}.json");
        for (stem, bytes) in visitors {
            self.later.push(name(&stem));
            self.add(name(&stem), bytes);
        }
        for (stem, bytes) in agents {
            self.add(name(&stem), bytes);
        }
        hash
    }

    /// The address of a part of a wasm, which fits no other main part than the one it was split from; an open page may
    /// ask for it after the next release, too.
    pub(crate) fn add_part(&mut self, stem: &str, main: &[u8], part: Vec<u8>) -> String {
        let name = format!("{stem}-{}.wasm", fresh::short_hash(&[main, &part]));
        self.later.push(name.clone());
        self.add(name, part)
    }

    /// The address of what an open page may ask for after the next release.
    pub(crate) fn add_later(&mut self, stem: &str, extension: &str, bytes: Vec<u8>) -> String {
        let name = format!("{stem}-{}.{extension}", fresh::short_hash(&[&bytes]));
        self.later.push(name.clone());
        self.add(name, bytes)
    }

    fn add(&mut self, name: String, bytes: Vec<u8>) -> String {
        let address = format!("{ASSETS}{name}");
        self.assets.insert(name, bytes);
        address
    }

    /// Everything in `folder`, under its own name.
    pub(crate) fn add_static(&mut self, folder: &Path) -> Result<()> {
        for file in fresh::files(folder)? {
            let name = file.strip_prefix(folder)?.to_str().context("a static file's name is no text")?;
            self.assets.insert(name.to_owned(), fs::read(&file)?);
        }
        Ok(())
    }

    pub(crate) fn add_page(&mut self, name: &'static str, bytes: Vec<u8>) {
        self.pages.insert(name, bytes);
    }

    /// Assets first, then the pages that name them, then the old assets go: whoever loads a page
    /// meanwhile finds what it names.
    pub(crate) fn publish(mut self, place: &Place, profile: Profile) -> Result<()> {
        self.add_page("_headers", HEADERS.into());
        let folder = place.site();
        for (name, bytes) in &self.assets {
            write(place, &folder.join("assets").join(name), bytes)?;
        }
        for (name, bytes) in &self.pages {
            write(place, &folder.join(name), bytes)?;
        }
        let mut releases = fs::read_to_string(place.own(RELEASES)).unwrap_or_default();
        if profile == Profile::Release {
            releases = remembered(&releases, &self.later);
            fs::write(place.own(RELEASES), &releases)?;
        }
        let kept: Vec<&str> = releases.split_whitespace().collect();
        let assets = folder.join("assets");
        for file in fresh::files(&assets)? {
            let known = file.strip_prefix(&assets)?.to_str();
            if !known.is_some_and(|name| self.assets.contains_key(name) || kept.contains(&name)) {
                fs::remove_file(file)?;
            }
        }
        Ok(())
    }
}

/// The later files of the last release that was built.
pub(crate) fn later(place: &Place) -> Result<Vec<PathBuf>> {
    let releases = fs::read_to_string(place.own(RELEASES)).context("there is no release")?;
    let names = releases.lines().next().unwrap_or_default().split_whitespace();
    Ok(names.map(|name| place.site().join("assets").join(name)).collect())
}

/// The list with one more release in front, unless it has the same files as another.
fn remembered(releases: &str, newest: &[String]) -> String {
    let newest = newest.join(" ");
    let older = releases.lines().filter(|release| *release != newest).take(KEPT - 1);
    std::iter::once(newest.as_str()).chain(older).flat_map(|release| [release, "\n"]).collect()
}

/// All at once, and only if it differs: a running `wrangler dev` watches these files.
pub(crate) fn write(place: &Place, file: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = place.own("draft");
    fs::write(&draft, bytes)?;
    fs::rename(&draft, file).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_releases_are_kept_each_once() {
        let mut releases = String::new();
        for name in ["a", "b", "c", "b", "d", "e"] {
            releases = remembered(&releases, &[format!("{name}.wasm"), "emoji.json".to_owned()]);
        }
        assert_eq!(releases, "e.wasm emoji.json\nd.wasm emoji.json\nb.wasm emoji.json\nc.wasm emoji.json\n");
    }

    #[test]
    fn data_of_a_release_have_one_hash_that_changes_with_any_of_them() {
        let hash_of = |other: &str| {
            let mut site = Site::default();
            let files = [("emoji-en", "[]"), ("emoji-nl", other)];
            let hash = site.add_data(files.map(|(name, json)| (name.to_owned(), json.into())).into(), BTreeMap::new());
            assert_eq!(site.later, ["en", "nl"].map(|language| format!("emoji-{language}-{hash}.json")));
            assert!(site.later.iter().all(|name| site.assets.contains_key(name)));
            hash
        };
        assert_eq!(hash_of("[1]"), hash_of("[1]"));
        assert_ne!(hash_of("[1]"), hash_of("[2]"));
    }

    #[test]
    fn a_part_is_named_by_the_main_part_too() {
        let mut site = Site::default();
        let [one, other] = [b"one", b"two"].map(|main| site.add_part("widget-picker", main, b"part".to_vec()));
        assert_ne!(one, other);
        assert!(one.starts_with("/assets/widget-picker-"));
    }
}
