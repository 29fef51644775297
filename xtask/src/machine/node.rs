//! Node and what npm installs, pinned by `package-lock.json`. Ignores the tools cargo installs.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::machine::fresh::hex;
use crate::machine::place::Place;
use crate::machine::run;
use sha2::{Digest as _, Sha256};

/// The Node that npm itself needs; wrangler's own, newer one is among the packages.
const OLDEST_NODE: u32 = 20;

/// Whether `node_modules` is what the lock file says.
pub(crate) fn is_installed(place: &Place) -> Result<bool> {
    is_installed_in(place.root())
}

/// Installs what is missing.
pub(crate) fn ensure(place: &Place) -> Result<()> {
    if is_installed(place)? {
        return Ok(());
    }
    let version = run::output(Command::new("node").arg("--version"))?;
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node {} is too old: install Node {OLDEST_NODE} or newer, with npm", version.trim());
    }
    install(place, place.root(), "installing the npm packages")?;
    run::output(Command::new(place.npm_bin("node")).arg("--version"))
        .context("npm did not run the install scripts of the packages: allow them and run `npm ci` again")?;
    remember(place.root())
}

/// The same for what only the measurements need, which has a lock file of its own.
pub(crate) fn ensure_for_bench(place: &Place, folder: &str) -> Result<()> {
    let folder = place.at(folder);
    if is_installed_in(&folder)? {
        return Ok(());
    }
    install(place, &folder, "installing what is measured beside us")?;
    remember(&folder)
}

fn install(place: &Place, folder: &Path, what: &str) -> Result<()> {
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(folder);
    run::quietly(place, what, &mut npm).context("npm could not install the packages: is there a network?")
}

fn is_installed_in(folder: &Path) -> Result<bool> {
    let there = std::fs::read_to_string(folder.join(STAMP)).unwrap_or_default();
    Ok(there == lock_hash(folder)?)
}

fn remember(folder: &Path) -> Result<()> {
    Ok(std::fs::write(folder.join(STAMP), lock_hash(folder)?)?)
}

/// A program of the packages, run by the packages' own Node.
pub(crate) fn command(place: &Place, script: &str) -> Result<Command> {
    let mut node = Command::new(place.npm_bin("node"));
    node.arg(place.at("node_modules").join(script)).env("PATH", path(place)?);
    Ok(node)
}

/// The PATH on which `node` is the packages' own, for programs that look it up.
pub(crate) fn path(place: &Place) -> Result<OsString> {
    let usual = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(place.at("node_modules/.bin")).chain(std::env::split_paths(&usual));
    std::env::join_paths(folders).context("the repository's path contains a `:`; move it elsewhere")
}

/// Inside `node_modules`, so that it goes when they go.
const STAMP: &str = "node_modules/.installed-from";

fn lock_hash(folder: &Path) -> Result<String> {
    let lock = std::fs::read(folder.join("package-lock.json")).context("cannot read package-lock.json")?;
    Ok(hex(&Sha256::digest(lock)))
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("twenty"), None);
    }
}
