//! The edge worker's script and wasm, in `target/worker`. Ignores what a browser loads.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::build::profile::Profile;
use crate::build::{site, stages};
use crate::machine::place::Place;
use crate::machine::{node, run};

/// The wasm before the script that imports it.
const FILES: [&str; 2] = ["index_bg.wasm", "index.js"];

/// What was compiled, before it was shrunk and lost its names.
const NAMED: &str = "named.wasm";

/// The folder of the build that `tests/faults` runs, and the worker's feature that makes it. Never deployed.
const FAULTS: &str = "faults";

pub(crate) fn build(place: &Place, profile: Profile) -> Result<()> {
    // A folder for each profile, so that switching between them costs a copy.
    let folder = place.worker().join(profile.folder());
    refresh(place, profile, profile.folder(), &[])?;
    for file in FILES {
        site::write(place, &place.worker().join(file), &fs::read(folder.join(file))?)?;
    }
    Ok(())
}

/// What a developer runs, beside the release: its glue looks at every value that crosses, and refuses what release takes.
pub(crate) fn build_for_development(place: &Place) -> Result<()> {
    refresh(place, Profile::Dev, Profile::Dev.folder(), &[])
}

/// The release build, but that nobody writes too fast and a message can panic.
pub(crate) fn build_for_faults(place: &Place) -> Result<()> {
    refresh(place, Profile::Release, FAULTS, &["--", "--features", FAULTS])
}

/// Compiles into that folder, unless what is there is what would come out.
fn refresh(place: &Place, profile: Profile, folder: &str, passed_on: &[&str]) -> Result<()> {
    let stamp = stages::stamp(place, "worker", folder)?;
    let complete = FILES.iter().all(|file| place.worker().join(folder).join(file).is_file());
    if !(stamp.is_fresh() && complete) {
        compile(place, profile, folder, passed_on)?;
        stamp.remember()?;
    }
    Ok(())
}

fn compile(place: &Place, profile: Profile, folder: &str, passed_on: &[&str]) -> Result<()> {
    let out = format!("../target/worker/{folder}");
    // What an aborted build left behind; our own lock says that none is running.
    let left_behind = place.at("worker").join(&out).join(".tmp");
    if left_behind.is_dir() {
        fs::remove_dir_all(left_behind)?;
    }
    let mut build = Command::new(place.tool("worker-build"));
    build
        .arg(match profile {
            Profile::Dev => "--dev",
            Profile::Release => "--release",
        })
        .args(["--out-dir", &out])
        .args(passed_on)
        .current_dir(place.at("worker"))
        // Else it downloads its own.
        .env("WASM_BINDGEN_BIN", place.tool("wasm-bindgen"))
        .env("WASM_OPT_BIN", place.npm_bin("wasm-opt"))
        .env("ESBUILD_BIN", place.npm_bin("esbuild"))
        .env("PATH", node::path(place)?);
    if profile == Profile::Release {
        // The edge computes for every message, and has room: a tenth less time for a tenth more bytes.
        build.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3");
    }
    profile.tune(&mut build);
    run::quietly(place, "building worker", &mut build)?;
    let compiled = place.at("target/wasm32-unknown-unknown").join(profile.folder()).join("edgewise_worker.wasm");
    fs::copy(compiled, place.worker().join(folder).join(NAMED))?;
    Ok(())
}

/// The release's code as it was compiled, with the names of its functions: nobody loads it.
pub(crate) fn named(place: &Place) -> PathBuf {
    place.worker().join(Profile::Release.folder()).join(NAMED)
}
