//! `cargo xtask test`: every test in order, and one closing line. Ignores what each of them tests.

pub(crate) mod answers;
pub(crate) mod bench;
pub(crate) mod faults;
pub(crate) mod simulate;
mod tally;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Result, bail};

use crate::args::Part;
use crate::build::profile::Profile;
use crate::build::stages::BuildLock;
use crate::build::worker;
use crate::machine::place::Place;
use crate::machine::{chromium, node, run, tools};
use crate::test::tally::Tally;
use crate::{build, check, size};

/// Not among the workspace's default members: they need the built worker, and a machine to themselves.
const ON_THE_RUNTIME: [&str; 6] =
    ["--package", "edgewise-runtime", "--package", "edgewise-faults", "--package", "edgewise-bench"];

/// The crates that only build for a browser or an isolate.
const WASM_CRATES: [&str; 5] =
    ["edgewise-browser", "edgewise-picker", "edgewise-worker", "edgewise-widget", "edgewise-console"];

pub(crate) fn test(place: &Place, part: Part, passed_on: &[String]) -> Result<()> {
    let mut tally = Tally::default();
    let outcome = everything(place, part, passed_on, &mut tally);
    if let Err(error) = &outcome {
        eprintln!("error: {error:#}");
        // A step that fails without counting tests is a failure all the same.
        tally.failed = tally.failed.max(1);
    }
    println!("{tally}");
    match outcome {
        // Said above: the counts are to be the last line.
        Err(_) => std::process::exit(1),
        Ok(()) => Ok(()),
    }
}

fn everything(place: &Place, part: Part, passed_on: &[String], tally: &mut Tally) -> Result<()> {
    if part != Part::EndToEnd {
        step("tools", || tools::ensure(place))?;
        step("format", || cargo(place, "formatting", &["fmt", "--all", "--check"]))?;
        step("clippy", || clippy(place))?;
        step("check", || check::check(place))?;
        step("native tests", || native(place, &[], tally))?;
        // What apps and worker decide without a browser or an isolate is tested without one.
        let apps = [packages(&WASM_CRATES).as_slice(), &["--lib"]].concat();
        step("native tests of the apps", || native(place, &apps, tally))?;
    }
    if part != Part::Native {
        step("build", || build::build(place, Profile::Release))?;
        if part == Part::Everything {
            step("size", || size::size(place))?;
            step("real faults", || real_faults(place, tally))?;
            step("the development build", || development(place, tally))?;
        }
        step("browser stories", || stories(place, "release", passed_on, tally))?;
    }
    Ok(())
}

fn step(name: &str, run: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n== {name}");
    let started = Instant::now();
    run()?;
    println!("== {name}: {}", run::seconds(started));
    Ok(())
}

fn cargo(place: &Place, label: &str, args: &[&str]) -> Result<()> {
    run::aloud(label, Command::new("cargo").args(args).current_dir(place.root()))
}

fn clippy(place: &Place) -> Result<()> {
    let strict =
        |label, args: &[&str]| cargo(place, label, &[&["clippy", "--quiet"], args, &["--", "-D", "warnings"]].concat());
    let for_wasm = ["--lib", "--target", "wasm32-unknown-unknown"];
    // The workspace's default members are those that build natively.
    strict("native crates", &["--all-targets"])?;
    strict("real faults and measurements", &[&["--all-targets"], ON_THE_RUNTIME.as_slice()].concat())?;
    strict("wasm crates", &[for_wasm.as_slice(), &packages(&WASM_CRATES)].concat())?;
    let worker = ["--package", "edgewise-worker", "--features", "faults"];
    strict("the worker of the real faults", &[for_wasm.as_slice(), &worker].concat())
}

fn packages<'name>(names: &[&'name str]) -> Vec<&'name str> {
    names.iter().flat_map(|name| ["--package", name]).collect()
}

fn real_faults(place: &Place, tally: &mut Tally) -> Result<()> {
    faults::build(place)?;
    // One at a time: each of them loads the machine.
    native(place, &[ON_THE_RUNTIME.as_slice(), &["--", "--test-threads", "1"]].concat(), tally)
}

fn native(place: &Place, packages: &[&str], tally: &mut Tally) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--quiet", "--no-fail-fast"]).args(packages).current_dir(place.root()).stdout(Stdio::piped());
    let mut child = run::start(&mut cargo)?;
    if let Some(printed) = child.stdout.take() {
        for line in BufReader::new(printed).lines() {
            let line = line?;
            if let Some(more) = Tally::of_cargo_line(&line) {
                *tally += more;
            }
            if !line.is_empty() {
                println!("{line}");
            }
        }
    }
    if !child.wait()?.success() {
        bail!("a native test failed");
    }
    Ok(())
}

/// The worker that `cargo xtask dev` runs: two people talk, and the list hears of it.
fn development(place: &Place, tally: &mut Tally) -> Result<()> {
    {
        let _lock = BuildLock::acquire(place)?;
        worker::build_for_development(place)?;
    }
    stories(place, "dev", &["--project=wire", "status"].map(str::to_owned), tally)
}

fn stories(place: &Place, profile: &str, passed_on: &[String], tally: &mut Tally) -> Result<()> {
    let chromium = chromium::ensure(place)?;
    let counted = place.own("tally.json");
    if counted.exists() {
        fs::remove_file(&counted)?;
    }
    let mut playwright = node::command(place, "@playwright/test/cli.js")?;
    playwright
        .args(["test", "--reporter=list,./reporter.mjs"])
        .args(passed_on)
        .current_dir(place.at("tests"))
        .env("EDGEWISE_CHROMIUM", chromium)
        .env("EDGEWISE_TALLY", &counted)
        // The stories' own `wrangler dev` must keep the release build that they are to test.
        .env("EDGEWISE_PROFILE", profile)
        .env("WRANGLER_SEND_METRICS", "false");
    let status = run::start(&mut playwright)?.wait()?;
    if let Some(more) = fs::read_to_string(&counted).ok().as_deref().and_then(Tally::of_reporter) {
        *tally += more;
    }
    if !status.success() {
        bail!("a browser story failed");
    }
    Ok(())
}
