//! `cargo xtask check`: what the architecture promises. Ignores bytes (`size`) and behaviour (`test`).

mod circles;
mod direction;
pub(crate) mod layers;
mod machine_paths;
mod rules;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::check::layers::{LAYERS, TARGETS};
use crate::machine::place::Place;
use crate::machine::{fresh, run};

/// Where tests cite the protocol's rules.
const TESTED: [&str; 5] = ["crates", "tests", "worker/src", "widget/src", "console/src"];

pub(crate) fn check(place: &Place) -> Result<()> {
    let started = Instant::now();
    let mut complaints = directions(place)?;
    complaints.extend(machine_paths::complaints(place)?);
    complaints.extend(circles(place)?);
    let rules = rules::given(&fs::read_to_string(place.at("docs/protocol.md"))?);
    complaints.extend(untested(place, &rules)?);
    for complaint in &complaints {
        eprintln!("{complaint}");
    }
    if !complaints.is_empty() {
        bail!("the check found {} thing(s), named above", complaints.len());
    }
    println!(
        "directions of {} crates on {} targets, circles of files, machine paths, a test for each of {} rules: {}",
        LAYERS.len(),
        TARGETS.len(),
        rules.len(),
        run::seconds(started)
    );
    Ok(())
}

/// Files that import each other can be neither read nor moved one at a time. The console may have one such pair.
fn circles(place: &Place) -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for layer in &LAYERS {
        let folder = place.at(layer.folder).join("src");
        let mut sources = circles::Sources::new();
        for file in fresh::files(&folder)? {
            let name = file.strip_prefix(&folder)?.to_string_lossy();
            if let Some(module) = circles::module(&name) {
                sources.insert(module, fs::read_to_string(&file)?);
            }
        }
        let mut found = circles::circles(&sources);
        if layer.name == "edgewise-console" && found.len() == 1 && found[0].len() == 2 {
            found.clear();
        }
        let lines = found.iter().map(|circle| format!("{}: files in a circle: {}", layer.folder, circle.join(", ")));
        complaints.extend(lines);
    }
    Ok(complaints)
}

/// A rule that no test cites is a promise that nobody keeps.
fn untested(place: &Place, rules: &[String]) -> Result<Vec<String>> {
    let mut cited = BTreeSet::new();
    for folder in TESTED {
        for file in fresh::files(&place.at(folder))? {
            if file.extension().is_some_and(|kind| kind == "rs" || kind == "mjs") {
                cited.extend(rules::cited(&fs::read_to_string(file)?));
            }
        }
    }
    let untested = rules.iter().filter(|rule| !cited.contains(*rule));
    Ok(untested.map(|rule| format!("docs/protocol.md: no test cites rule {}", rule.to_uppercase())).collect())
}

fn directions(place: &Place) -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for layer in &LAYERS {
        for target in TARGETS {
            for complaint in direction::trespasses(layer.name, &tree(place, layer.name, target)?) {
                if !complaints.contains(&complaint) {
                    complaints.push(complaint);
                }
            }
        }
    }
    Ok(complaints)
}

/// Of one package at a time, since features of another would otherwise widen its tree; without
/// what runs only while compiling.
fn tree(place: &Place, package: &str, target: &str) -> Result<String> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["tree", "--package", package, "--target", target])
        .args(["--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", " {p}"])
        .current_dir(place.root());
    run::output(&mut cargo)
}
