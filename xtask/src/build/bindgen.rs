//! From a crate to its wasm, its glue and its later parts. Ignores pages, styles and names of files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::build::app::App;
use crate::build::profile::Profile;
use crate::build::{shrink, stages};
use crate::machine::place::Place;
use crate::machine::run;

/// Where an app's wasm and glue are.
pub(crate) struct Bound {
    pub(crate) folder: PathBuf,
    pub(crate) wasm: PathBuf,
    /// The glue's file name, beside the wasm.
    pub(crate) glue: String,
    /// The parts that are loaded later, by name, each with its files in the order in which they are to be loaded: what
    /// several parts share is a file of its own.
    pub(crate) later: Vec<(String, Vec<PathBuf>)>,
}

/// The same code as an app's release, with the names of its functions: nobody loads it.
pub(crate) fn named(place: &Place, app: &str) -> PathBuf {
    folder(place, app, Profile::Release).join("named.wasm")
}

fn folder(place: &Place, app: &str, profile: Profile) -> PathBuf {
    place.at("target/bindgen").join(profile.folder()).join(app)
}

/// Which files each part needs, a line for a part; written last, so that it says as well that the rest is there.
const PARTS: &str = "parts.txt";

pub(crate) fn bind(place: &Place, app: &App, profile: Profile) -> Result<Bound> {
    let folder = folder(place, app.name, profile);
    let stamp = stages::stamp(place, app.name, profile.folder())?;
    if !(stamp.is_fresh() && folder.join(PARTS).is_file()) {
        make(place, app, profile, &folder)?;
        stamp.remember()?;
    }
    let parts = fs::read_to_string(folder.join(PARTS))?;
    let later = parts.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.map(|file| folder.join(file)).collect()))
    });
    let later = later.collect();
    let wasm = folder.join(wasm(app));
    Ok(Bound { wasm, glue: format!("edgewise_{}.js", app.name), later, folder })
}

fn wasm(app: &App) -> String {
    format!("{}.wasm", app.name)
}

fn make(place: &Place, app: &App, profile: Profile, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    compile(place, app, profile)?;
    let name = format!("edgewise_{}", app.name);
    let compiled = place.at("target/wasm32-unknown-unknown").join(profile.folder()).join(format!("{name}.wasm"));
    let main = folder.join(format!("{name}.wasm"));
    let parts = split(&compiled, &main, folder)?;
    let mut bindgen = wasm_bindgen(place, &main, folder);
    // Memory, table and stack pointer, which the parts share with the main one.
    bindgen.arg("--keep-lld-exports");
    if profile == Profile::Release {
        bindgen.arg("--remove-producers-section");
    }
    run::output(&mut bindgen).context("wasm-bindgen could not make the glue")?;
    fs::remove_file(&main)?;
    fs::rename(folder.join(format!("{name}_bg.wasm")), folder.join(wasm(app)))?;
    let mut files: Vec<&str> = parts.iter().flat_map(|(_, files)| files).map(String::as_str).collect();
    files.sort_unstable();
    files.dedup();
    if profile == Profile::Release {
        shrink::shrink(place, app, folder, &files)?;
    }
    let lines = parts.iter().map(|(name, files)| format!("{name} {}\n", files.join(" ")));
    fs::write(folder.join(PARTS), lines.collect::<String>()).context("cannot write the list of parts")
}

fn compile(place: &Place, app: &App, profile: Profile) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["rustc", "--quiet", "--lib", "--target", "wasm32-unknown-unknown"])
        .args(["--package", &format!("edgewise-{}", app.name)])
        // Else Leptos' own loader has each part ask for a number by which that loader knows the part.
        .args(["--config", "profile.dev.package.wasm_split_helpers.debug-assertions=false"])
        .current_dir(place.root());
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    // From relocations `split` reads which function needs what. It leaves none of them.
    cargo.args(["--", "-C", "link-arg=--emit-relocs"]);
    profile.tune(&mut cargo);
    run::aloud(&format!("building {}", app.name), &mut cargo)
}

/// Takes out of the compiled wasm what only the doors of `crates/browser/src/later.rs` lead to. Each part, with its files.
fn split(compiled: &Path, main: &Path, folder: &Path) -> Result<Vec<(String, Vec<String>)>> {
    let wasm = fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = main;
    let split = transform(options).map_err(|error| anyhow!("the wasm could not be split: {error:#}"))?;
    let with_ending = |files: Vec<String>| files.iter().map(|file| format!("{file}.wasm")).collect();
    let mut parts: Vec<_> = split.prefetch_map.into_iter().map(|(part, files)| (part, with_ending(files))).collect();
    parts.sort();
    Ok(parts)
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
