//! `cargo xtask simulate`: plays many schedules, as fast as this machine can. Ignores what is played.

use std::process::Command;

use anyhow::Result;

use crate::args::Seeds;
use crate::machine::place::Place;
use crate::machine::run;

pub(crate) fn simulate(place: &Place, seeds: Seeds) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["run", "--quiet", "--profile", "simulation", "--package", "edgewise-simulation", "--"])
        .args([seeds.count.to_string(), seeds.from.to_string()])
        .current_dir(place.root());
    run::aloud("simulating", &mut cargo)
}
