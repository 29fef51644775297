//! `target/site`, as wrangler serves it. Ignores how its files were made.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::machine::fresh;
use crate::machine::place::Place;

/// Hashed files never change; only pages of the worker's own origin load them.
const HEADERS: &str = "\
/assets/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
  Cross-Origin-Resource-Policy: same-origin
";

/// All files of the site, held until every one of them could be made.
#[derive(Default)]
pub(crate) struct Site {
    assets: BTreeMap<String, Vec<u8>>,
    pages: BTreeMap<&'static str, Vec<u8>>,
}

impl Site {
    /// The address under which the asset will be found.
    pub(crate) fn add_asset(&mut self, stem: &str, extension: &str, bytes: Vec<u8>) -> String {
        // A name that changes with the content may be kept for ever.
        let name = format!("{stem}-{}.{extension}", fresh::short_hash(&bytes));
        let address = format!("/assets/{name}");
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
    pub(crate) fn publish(mut self, place: &Place) -> Result<()> {
        self.add_page("_headers", HEADERS.into());
        let folder = place.site();
        for (name, bytes) in &self.assets {
            write(place, &folder.join("assets").join(name), bytes)?;
        }
        for (name, bytes) in &self.pages {
            write(place, &folder.join(name), bytes)?;
        }
        let assets = folder.join("assets");
        for file in fresh::files(&assets)? {
            let known = file.strip_prefix(&assets)?.to_str().is_some_and(|name| self.assets.contains_key(name));
            if !known {
                fs::remove_file(file)?;
            }
        }
        Ok(())
    }
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
