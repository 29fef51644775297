//! One build at a time, and what of a build is already done. Ignores what the stages make.

use std::fs::{self, File};

use anyhow::{Context as _, Result};

use crate::check::layers;
use crate::machine::fresh::Stamp;
use crate::machine::place::Place;

/// What every compiled part depends on besides its own folders.
const COMMON: [&str; 6] =
    ["Cargo.toml", "Cargo.lock", ".cargo/config.toml", "rust-toolchain.toml", "crates/no-streams", "crates/one-thread"];

/// Held while building: wrangler, a test and a person may all start builds at once.
pub(crate) struct BuildLock {
    _file: File,
}

impl BuildLock {
    pub(crate) fn acquire(place: &Place) -> Result<Self> {
        fs::create_dir_all(place.own(""))?;
        let path = place.own("build.lock");
        let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        if file.try_lock().is_err() {
            println!("waiting for another build to end …");
            file.lock().context("cannot lock the build")?;
        }
        Ok(Self { _file: file })
    }
}

/// The stamp of a part in one of its builds: its folder, the crates it may stand on, and the common files.
pub(crate) fn stamp(place: &Place, part: &str, build: &str) -> Result<Stamp> {
    let mut inputs: Vec<_> = COMMON.iter().map(|file| place.at(file)).collect();
    inputs.push(place.at("package-lock.json"));
    inputs.push(place.at("xtask/src/build"));
    for folder in layers::folders(&format!("edgewise-{part}")) {
        inputs.push(place.at(folder).join("Cargo.toml"));
        inputs.push(place.at(folder).join("build.rs"));
        inputs.push(place.at(folder).join("src"));
    }
    Stamp::new(place, &format!("{part}-{build}"), &inputs, &[build])
}
