//! From a crate to its wasm and its glue. Ignores pages, styles and names of files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::build::profile::Profile;
use crate::build::shrink::names::Names;
use crate::build::shrink::traps;
use crate::build::stages;
use crate::machine::place::Place;
use crate::machine::{node, run};

/// What every browser of the last years and Rust's own defaults agree on; naming them keeps
/// `wasm-opt` from using anything newer.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
];

/// Where an app's wasm and glue are.
pub(crate) struct Bound {
    pub(crate) folder: PathBuf,
    pub(crate) wasm: PathBuf,
    /// The glue's file name, beside the wasm.
    pub(crate) glue: String,
}

/// The same code as an app's release, with the names of its functions: nobody loads it.
pub(crate) fn named(place: &Place, app: &str) -> PathBuf {
    place.at("target/bindgen").join(Profile::Release.folder()).join(app).join("named.wasm")
}

pub(crate) fn bind(place: &Place, app: &str, profile: Profile) -> Result<Bound> {
    let folder = place.at("target/bindgen").join(profile.folder()).join(app);
    let bound = Bound { wasm: folder.join(format!("{app}.wasm")), glue: format!("edgewise_{app}.js"), folder };
    let stamp = stages::stamp(place, app, profile.folder())?;
    if stamp.is_fresh() && bound.wasm.is_file() && bound.folder.join(&bound.glue).is_file() {
        return Ok(bound);
    }
    compile(place, app, profile)?;
    glue(place, app, profile, &bound)?;
    let raw = bound.folder.join(format!("edgewise_{app}_bg.wasm"));
    match profile {
        Profile::Dev => fs::rename(&raw, &bound.wasm)?,
        Profile::Release => {
            let small = named(place, app);
            let source = if app == "widget" { silent(place, &bound.folder, &raw)? } else { raw.clone() };
            let mut shrink = wasm_opt(place, &source, &small)?;
            run::quietly(place, &format!("shrinking {app}"), shrink.args(effort(app)).arg("--debuginfo"))?;
            let mut rename = wasm_opt(place, &small, &bound.wasm)?;
            let printed = run::output(rename.arg("--minify-imports-and-exports-and-modules"))?;
            let script = bound.folder.join(&bound.glue);
            fs::write(&script, Names::parse(&printed)?.apply(&fs::read_to_string(&script)?)?)?;
            fs::remove_file(&raw)?;
        }
    }
    stamp.remember()?;
    Ok(bound)
}

/// Every byte of the widget counts; the console is loaded once by people who keep it open.
fn effort(app: &str) -> &'static [&'static str] {
    // Memory starts zeroed, as it does everywhere. Not `--traps-never-happen`, which would save 300 bytes and turn a
    // panic into anything at all. Between two rounds the code is laid flat, which lets the second see further.
    const WIDGET: [&str; 9] =
        ["-ocimfs", "20", "--zero-filled-memory", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--converge"];
    if app == "widget" { &WIDGET } else { &["-Os"] }
}

/// The wasm as text, without the words of its panics.
fn silent(place: &Place, folder: &Path, raw: &Path) -> Result<PathBuf> {
    let text = folder.join("silent.wat");
    // With names, by which panics are known.
    run::output(wasm_opt(place, raw, &text)?.args(["--emit-text", "--debuginfo"]))?;
    fs::write(&text, traps::silence(&fs::read_to_string(&text)?)?)?;
    Ok(text)
}

/// One file to another; what is to be done on the way is still to be said.
pub(crate) fn wasm_opt(place: &Place, from: &Path, to: &Path) -> Result<Command> {
    let mut opt = Command::new(place.npm_bin("wasm-opt"));
    opt.args(FEATURES).arg(from).arg("-o").arg(to).env("PATH", node::path(place)?);
    Ok(opt)
}

fn compile(place: &Place, app: &str, profile: Profile) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--quiet", "--lib", "--target", "wasm32-unknown-unknown"])
        .args(["--package", &format!("edgewise-{app}")])
        .current_dir(place.root());
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    profile.tune(&mut cargo);
    run::aloud(&format!("building {app}"), &mut cargo)
}

fn glue(place: &Place, app: &str, profile: Profile, bound: &Bound) -> Result<()> {
    let compiled =
        place.at("target/wasm32-unknown-unknown").join(profile.folder()).join(format!("edgewise_{app}.wasm"));
    let mut bindgen = wasm_bindgen(place, &compiled, &bound.folder);
    if profile == Profile::Release {
        bindgen.arg("--remove-producers-section");
    }
    run::output(&mut bindgen).context("wasm-bindgen could not make the glue").map(drop)
}

/// What was compiled, as a wasm and its glue in that folder.
pub(crate) fn wasm_bindgen(place: &Place, compiled: &Path, folder: &Path) -> Command {
    let mut bindgen = Command::new(place.tool("wasm-bindgen"));
    bindgen
        // The boot module says where the wasm is; a second, default address would be dead weight.
        .args(["--target", "web", "--no-typescript", "--omit-default-module-path", "--out-dir"])
        .arg(folder)
        .arg(compiled);
    bindgen
}
