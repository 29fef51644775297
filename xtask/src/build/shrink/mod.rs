//! Fewer bytes for the same behaviour, after compiling. Ignores what the code is for.
//!
//! Two steps know how generated code looks, which belongs to others: when it looks otherwise, they are left out with a
//! warning, and `cargo xtask size` says whether that is still small enough.

mod names;
mod traps;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::build::app::App;
use crate::machine::place::Place;
use crate::machine::{node, run};
use names::Names;

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

/// An app's main wasm with its glue, and the files of its later parts: all in one folder, and changed in place. Leaves
/// `named.wasm`, which is the main one with the names of its functions.
pub(crate) fn shrink(place: &Place, app: &App, folder: &Path, later: &[&str]) -> Result<()> {
    let (main, small) = (folder.join(format!("{}.wasm", app.name)), folder.join("named.wasm"));
    let wasms: Vec<_> = std::iter::once(main.clone()).chain(later.iter().map(|file| folder.join(file))).collect();
    let sources = as_text(place, app, &wasms)?;
    let mut opt = wasm_opt(place, &sources[0], &small)?;
    run::quietly(place, &format!("shrinking {}", app.name), opt.args(effort(app)).arg("--debuginfo"))?;

    let glue = folder.join(format!("edgewise_{}.js", app.name));
    let mut rename = wasm_opt(place, &small, &main)?;
    let printed = run::output(rename.arg("--minify-imports-and-exports-and-modules"))?;
    let names = Names::parse(&printed).and_then(|names| Ok((names.apply(&fs::read_to_string(&glue)?)?, names)));
    match names {
        Ok((renamed, names)) => {
            fs::write(&glue, renamed)?;
            for text in sources.iter().skip(1) {
                fs::write(text, names.follow(&fs::read_to_string(text)?))?;
            }
        }
        Err(error) => {
            warn("imports and exports keep their long names", &error);
            run::output(&mut wasm_opt(place, &small, &main)?)?;
        }
    }
    for (source, file) in sources.iter().skip(1).zip(later) {
        let mut opt = wasm_opt(place, source, &folder.join(file))?;
        run::quietly(place, &format!("shrinking {file}"), opt.args(effort(app)))?;
    }
    Ok(())
}

/// Every byte of the widget counts; the console is loaded once by people who keep it open.
fn effort(app: &App) -> &'static [&'static str] {
    // Memory starts zeroed, as it does everywhere. Not `--traps-never-happen`, which would save 300 bytes and turn a
    // panic into anything at all. Between two rounds the code is laid flat, which lets the second see further.
    const LEAN: [&str; 9] =
        ["-ocimfs", "20", "--zero-filled-memory", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--converge"];
    if app.lean { &LEAN } else { &["-Os"] }
}

/// The text form of each wasm; of a lean app's without the words of panics, where those are found.
fn as_text(place: &Place, app: &App, wasms: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let files: Vec<PathBuf> = wasms.iter().map(|wasm| wasm.with_extension("wat")).collect();
    for (wasm, text) in wasms.iter().zip(&files) {
        // With names, by which panics are known.
        run::output(wasm_opt(place, wasm, text)?.args(["--emit-text", "--debuginfo"]))?;
    }
    if !app.lean {
        return Ok(files);
    }
    let texts = files.iter().map(fs::read_to_string).collect::<std::io::Result<Vec<_>>>()?;
    match traps::silence(&texts) {
        Ok(silent) => files.iter().zip(silent).try_for_each(|(file, text)| fs::write(file, text))?,
        Err(error) => warn("panics keep their words", &error),
    }
    Ok(files)
}

fn warn(consequence: &str, error: &anyhow::Error) {
    eprintln!("warning: {consequence}: {error:#}");
}

/// One file to another; what is to be done on the way is still to be said.
pub(crate) fn wasm_opt(place: &Place, from: &Path, to: &Path) -> Result<Command> {
    let mut opt = Command::new(place.npm_bin("wasm-opt"));
    opt.args(FEATURES).arg(from).arg("-o").arg(to).env("PATH", node::path(place)?);
    Ok(opt)
}
