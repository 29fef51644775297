//! `cargo xtask check`: what the architecture promises. Ignores bytes (`size`) and behaviour (`test`).

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::layers::{LAYERS, TARGETS};
use crate::place::Place;
use crate::{direction, machine_paths, run};

pub(crate) fn check(place: &Place) -> Result<()> {
    let started = Instant::now();
    let mut complaints = directions(place)?;
    complaints.extend(machine_paths::complaints(place)?);
    for complaint in &complaints {
        eprintln!("{complaint}");
    }
    if !complaints.is_empty() {
        bail!("the check found {} thing(s), named above", complaints.len());
    }
    println!(
        "directions of {} crates on {} targets, machine paths: {}",
        LAYERS.len(),
        TARGETS.len(),
        run::seconds(started)
    );
    Ok(())
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
