//! Which Chromium the browser stories use, and how to get one. Ignores how Playwright drives it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::machine::place::Place;
use crate::machine::{node, run};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// One that is there; else one that Playwright or Debian can install.
pub(crate) fn ensure(place: &Place) -> Result<PathBuf> {
    if let Some(asked) = std::env::var_os("EDGEWISE_CHROMIUM").map(PathBuf::from) {
        if asked.is_file() {
            return Ok(asked);
        }
        bail!("EDGEWISE_CHROMIUM names no file: {}", asked.display());
    }
    if let Some(there) = on_path().or_else(|| playwrights_own(place)) {
        return Ok(there);
    }
    install_by_playwright(place)?;
    if let Some(there) = playwrights_own(place) {
        return Ok(there);
    }
    install_by_debian(place);
    match on_path() {
        Some(there) => Ok(there),
        None => bail!("there is no browser for the tests: install Chromium, or name one in EDGEWISE_CHROMIUM"),
    }
}

fn on_path() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut candidates = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    candidates.find(|candidate| candidate.is_file())
}

fn playwrights_own(place: &Place) -> Option<PathBuf> {
    let mut ask = Command::new(place.npm_bin("node"));
    ask.args(["--eval", "console.log(require('playwright-core').chromium.executablePath())"]).current_dir(place.root());
    let said = run::output(&mut ask).unwrap_or_default();
    let file = PathBuf::from(said.trim());
    file.is_file().then_some(file)
}

/// Both of these may fail: what counts is whether there is a browser afterwards.
fn install_by_playwright(place: &Place) -> Result<()> {
    let mut install = node::command(place, "@playwright/test/cli.js")?;
    install.args(["install", "chromium"]).current_dir(place.root());
    report(run::quietly(place, "installing Chromium by Playwright", &mut install));
    Ok(())
}

fn install_by_debian(place: &Place) {
    if !nix::unistd::Uid::effective().is_root() || !Path::new("/etc/debian_version").is_file() {
        return;
    }
    let mut update = Command::new("apt-get");
    update.arg("update");
    let mut install = Command::new("apt-get");
    install.args(["install", "--yes", "--no-install-recommends", "chromium"]);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    for (label, command) in [("asking Debian for Chromium", &mut update), ("installing Chromium", &mut install)] {
        report(run::quietly(place, label, command));
    }
}

fn report(tried: Result<()>) {
    if let Err(error) = tried {
        eprintln!("{error:#}");
    }
}
